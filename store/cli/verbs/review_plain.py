"""`review`: the screen, or with --plain a dialogue line by line, for dumb terminals and screen readers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.acts.leave_review import remember_place, reviewed
from store.acts.tell import waits
from store.cli import console
from store.cli.console import print_lines
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.lesson_question import offer_lessons
from store.cli.parts.plain_verdicts import FOR_ALL, KEYS, PlainVerdicts
from store.disk.workspace import Workspace
from store.queries.review.review_board import Review, review
from store.queries.review.review_line import ReviewLine, beside_words
from store.queries.review.review_place import place_of
from store.queries.review.review_summary import review_summary
from store.queries.review.stop_detail import stop_detail
from store.records import Told
from store.records.names import kind_of
from store.rules.registers.areas import SIGNS
from store.rules.review.verdicts import one_by_one, stands, without
from store.values.outcome import Save
from store.values.short_date import show_date
from store.values.text import fold
from store.values.words import N_, Words, say, words

EXPLAINED = N_(
    "Enter: next, -: previous, ok: confirm, x: finish, t: told by call (t mail: sent; t NAME: "
    "that person), n WHY: need not be told, c: called, a WHAT @WHO: action for today, s DAY WHY: snooze, "
    "o: one by one, ok -2: all but the second, u: undo, q: quit"
)
AT_END = N_("u undo, - back, Enter leaves:")
MEMBERS = 20
"""Of many alike, those that are listed."""
SHORT = N_("ok x t n c a s u q, ? explains:")


def review_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`review`."""
    parser.switch("--plain", N_("line by line, for a dumb terminal or a screen reader"))


def review_(call: Call) -> int:
    """The review on the screen, or as a dialogue."""
    if not call.options.plain:
        from store.cli.verbs.open_dashboard import needs_terminal

        needs_terminal()
        return call.open_screen(replace(call.session, begin="review"))
    with call.session.workspace() as workspace:
        Dialogue(call, workspace).run()
    return 0


COMMANDS = {"review": (review_flags, review_)}


class Dialogue:
    """One item at a time; an empty line goes on, the end of what can be read ends it."""

    def __init__(self, call: Call, workspace: Workspace) -> None:
        self.call = call
        self.workspace = workspace
        self.language = call.session.language
        self.private = at_terminal()
        """Private items are for whoever sits there, not for a pipe."""
        self._verdicts = PlainVerdicts(call, workspace)
        self._judged = False
        self._done = 0
        self._apart: set[int] = set()

    def run(self) -> None:
        """Until the queue is through, or left."""
        board = self._read()
        place = place_of(self.workspace)
        self._done = place.done
        at = next((at for at, line in enumerate(board.lines) if line.item.record.id == place.record), 0)
        for said in board.head:
            self.tell(said)
        begun = board
        if not board.lines:
            self.tell(board.empty)
        while at < len(board.lines):
            line = board.lines[at]
            remember_place(self.workspace, self._done, line.item.record.id)
            print_lines(self._shown(board, at))
            typed = self._asked()
            if typed is None or fold(typed[0]) == "q":
                if self._judged:
                    reviewed(self.workspace, begun, through=False)
                return
            at, board = self._answered(board, at, line, typed)
            while at >= len(board.lines) and (again := self._taken_back(board)) is not None:
                at, board = again
        reviewed(self.workspace, begun, through=True)
        if self._judged:
            for sentence in review_summary(self.workspace):
                self.tell(sentence)

    def tell(self, sentence: Words | str) -> None:
        """One sentence of ours."""
        console.tell(self.call, sentence)

    def _read(self) -> Review:
        return review(self.workspace, private=self.private, apart=self._apart)

    def _read_on(self, board: Review) -> Review:
        """The queue after something was done, which counts among the items of the day."""
        before, now = (
            {one.record.id for line in found.lines for one in line.item.each}
            for found in (board, self._read())
        )
        if self._judged and before - now:
            self._done += 1
        elif now - before:
            self._done = max(0, self._done - 1)
        remember_place(self.workspace, self._done, 0)
        return self._read()

    def _taken_back(self, board: Review) -> tuple[int, Review] | None:
        """After the last one: where it goes on when something is taken back or looked at again; None: nowhere."""
        self.tell(
            board.empty if not board.lines else words(N_("that was the last of {n}"), n=len(board.lines))
        )
        typed = self._asked(AT_END)
        match fold(typed[0]) if typed else "":
            case "u":
                before = {line.item.record.id for line in board.lines}
                self._undo()
                now = self._read_on(board)
                came = (at for at, line in enumerate(now.lines) if line.item.record.id not in before)
                return next(came, len(now.lines)), now
            case "-":
                return max(0, len(board.lines) - 1), board
        return None

    def _asked(self, prompt: str = SHORT) -> Sequence[str] | None:
        """The words that were typed; None at the end of what can be read."""
        import sys

        print(say(prompt, self.language), end=" ", flush=True)
        typed = sys.stdin.readline()
        return (typed.split() or [""]) if typed else None

    def _answered(self, board: Review, at: int, line: ReviewLine, typed: Sequence[str]) -> tuple[int, Review]:
        """(the next place, the queue as it is then)."""
        match fold(typed[0]):
            case "":
                return at + 1, board
            case "-":
                return max(0, at - 1), board
            case "u":
                self._undo()
            case "o":
                self._apart |= {each.record.id for each in line.item.batch}
            case key if key in KEYS and line.item.batch and not line.item.event and key not in FOR_ALL:
                self.tell(one_by_one(line.item, "o"))
            case "ok" if line.item.batch and len(typed) > 1:
                self._all_but(line, typed[1:])
            case key if key in KEYS:
                self._judge(line, self._verdicts.given(key, line, typed[1:]))
            case _:
                self.tell(EXPLAINED)
                return at, board
        now = self._read_on(board)
        ids = [one.item.record.id for one in now.lines]
        here = line.item.record.id
        # One that now matters less comes again in its turn.
        return min(ids.index(here), at) if here in ids else min(at, len(ids)), now

    def _all_but(self, line: ReviewLine, typed: Sequence[str]) -> None:
        """`ok -2 -4`: it stands but for these, which are asked about one by one."""
        places = [int(word[1:]) if word[:1] == "-" and word[1:].isdecimal() else 0 for word in typed]
        if not all(1 <= place <= len(line.item.batch) for place in places):
            self.tell(words(N_("which are left out? ok -2 -4 leaves out the second and the fourth")))
            return
        apart = {line.item.batch[place - 1].record.id for place in places}
        self._apart |= apart
        if (rest := without(line.item, apart)) is not None:
            self._judge(line, stands(rest, line.day, line.name))

    def _judge(self, line: ReviewLine, done: Save | Words) -> None:
        """Save it, or say why not."""
        if isinstance(done, Words):
            self.tell(done)
            return
        from store.disk.gate import Refused
        from store.disk.ledger import Stale

        try:
            saved = self.workspace.save(*done.records, act=done.act, shared=done.shared)
        except (Refused, Stale) as problem:
            self.tell(problem.words)
            return
        self._judged = True
        self.tell(words(N_("{act}. u undoes it."), act=saved.act.name))
        told = next((record for record in saved.records if isinstance(record, Told)), None)
        if told is not None and (still := waits(self.workspace, line.item.record, told)):
            self.tell(words(N_("{name} not yet: t again"), name=still))
        offer_lessons(self.call, self.workspace, (line.item.record,), console.tell)

    def _undo(self) -> None:
        from store.disk.undo import Overtaken, undo

        try:
            saved = undo(self.workspace)
        except Overtaken as overtaken:
            self.tell(overtaken.words)
            return
        self.tell(saved.act.name if saved else words(N_("nothing to undo")))

    def _shown(self, board: Review, at: int) -> Iterator[str]:
        """The item: which of how many, where, what; why it is here; what happened last."""
        line = board.lines[at]
        item = line.item
        head = words(
            N_("{n} of {all}, {waiting} wait: {place}{name}")
            if board.waiting
            else N_("{n} of {all}: {place}{name}"),
            n=self._done + at + 1,
            all=self._done + len(board.lines),
            waiting=board.waiting,
            place=_place(line),
            name=line.name,
        )
        yield ""
        private = " " + say(N_("(private)"), self.language) if line.private else ""
        yield say(head, self.language) + private
        several = bool(item.batch) and not item.event
        for at, reason in enumerate(line.reasons, 1):
            number = f"{at}. " if several and len(line.reasons) == len(item.batch) else ""
            yield f" {SIGNS[reason.severity]} {number}{say(reason.words, self.language)}"
        if several and item.sort != "housekeeping":
            yield from (f"   {at}. {name}" for at, name in enumerate(line.members[:MEMBERS], 1))
        for beside in (*beside_words(line, "o"), line.caution):
            if beside is not None:
                yield f"   {say(beside, self.language)}"
        beside_it = stop_detail(self.workspace, line, self.language)
        for label, value, _ in beside_it.weighed:
            yield f"   {label}: {' '.join(value.split())}"
        for one in beside_it.happened:
            day = show_date(one.day, self.language, line.day.date)
            yield f"   {day}  {say(one.said, self.language)}"


def _place(line: ReviewLine) -> Words:
    """Its project and what it is; a row of housekeeping says so itself."""
    if line.item.batch and not line.item.event:
        return words(N_("{project}: "), project=line.project) if line.project else words("")
    return words("{project}, {kind} ", project=line.project, kind=Words(kind_of(line.item.record)))
