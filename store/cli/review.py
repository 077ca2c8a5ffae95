"""`review`: the screen, or with --plain a dialogue line by line, for dumb terminals and screen readers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from store.cli.parser import Call, Parser, at_terminal
from store.cli.printing import print_lines, tell
from store.disk.workspace import Workspace
from store.queries.recent import recent
from store.queries.resuming import place_of, remember_place
from store.queries.review import Review, ReviewLine, review, reviewed
from store.queries.situation import situation
from store.records import Contact, Note, Person, Project, Risk, Stakeholder, Told
from store.records.risk import STATES, RiskState
from store.records.verdict import Decided
from store.rules.areas import SIGNS
from store.rules.judging import (
    Judgement,
    acted,
    action_title,
    finished,
    for_all,
    one_by_one,
    settled,
    snoozed,
    stands,
)
from store.values.dates import DateProblem, parse_date
from store.values.dateshow import show_date
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words

KEYS = N_(
    "Enter: next, -: before, ok: it stands, x: finish, t: told by call (t mail: sent), c: called,"
    " a: action today, s DAY WHY: snooze, o: one by one, u: undo, q: leave"
)
AT_END = N_("u undo, - back, Enter leaves:")
SHORT = N_("ok x t c a s u q, ? explains:")
FOR_ALL = ("ok", "t", "a", "s")
"""The verdicts that can be given on many at once."""
ENDS: tuple[RiskState, ...] = ("closed", "occurred")
Verdict = Callable[["Dialogue", ReviewLine, Sequence[str]], Judgement | Words]


def review_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`review`."""
    parser.switch("--plain", N_("line by line, for a dumb terminal or a screen reader"))


def review_(call: Call) -> int:
    """The review on the screen, or as a dialogue."""
    if not call.options.plain:
        from store.cli.screen import needs_terminal

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
        self._judged = False
        self._done = 0
        self._apart: set[int] = set()

    def run(self) -> None:
        """Until the queue is through, or left."""
        board = self._read()
        place = place_of(self.workspace)
        self._done = place.done
        at = next((at for at, line in enumerate(board.lines) if line.item.record.id == place.record), 0)
        if board.away:
            self.tell(words(board.SHORT, n=board.away))
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

    def tell(self, sentence: Words | str) -> None:
        """One sentence of ours."""
        tell(self.call, sentence)

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
                self._apart |= {each.record.id for each in line.item.alike}
            case key if key in VERDICTS and line.item.alike and key not in FOR_ALL:
                self.tell(one_by_one(line.item, "o"))
            case key if key in VERDICTS:
                self._judge(VERDICTS[key](self, line, typed[1:]))
            case _:
                self.tell(KEYS)
                return at, board
        now = self._read_on(board)
        ids = [one.item.record.id for one in now.lines]
        here = line.item.record.id
        # One that now matters less comes again in its turn.
        return min(ids.index(here), at) if here in ids else min(at, len(ids)), now

    def _judge(self, judged: Judgement | Words) -> None:
        """Save it, or say why not."""
        if isinstance(judged, Words):
            self.tell(judged)
            return
        from store.disk.gate import Refused
        from store.disk.ledger import Stale

        try:
            saved = self.workspace.save(*judged.records, act=judged.act)
        except (Refused, Stale) as problem:
            self.tell(problem.words)
            return
        self._judged = True
        self.tell(words(N_("{act}. u takes it back."), act=saved.act.name))

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
            N_("{n} of {all}, {parked} parked: {project}, {kind} {name}"),
            n=self._done + at + 1,
            all=self._done + len(board.lines),
            parked=board.parked,
            project=line.project,
            kind=Words(type(item.record).singular),
            name=line.name,
        )
        yield ""
        private = " " + say(N_("(private)"), self.language) if line.private else ""
        yield say(head, self.language) + private
        for reason in line.reasons:
            yield f" {SIGNS[reason.severity]} {say(reason.words, self.language)}"
        told = () if line.together is None else (line.together, for_all("o"))
        for beside in (*told, line.caution):
            if beside is not None:
                yield f"   {say(beside, self.language)}"
        for one in recent(self.workspace, item.record, self.language):
            day = show_date(one.day, self.language, line.day.date)
            yield f"   {day}  {say(one.said, self.language)}"


def _stands(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    return stands(line.item, line.day, line.name)


def _finished(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    """A risk is closed or has occurred: which of them is said behind the key."""
    record, day = line.item.record, line.day
    if isinstance(record, Note):
        return words(N_("a note is published on the screen, with x"))
    if not isinstance(record, Risk):
        return finished(line.item, day, line.name)
    typed_end = fold(typed[0]) if typed else ""
    closed, occurred = (typed_end in (end, fold(say(STATES[end], dialogue.language))) for end in ENDS)
    if not (closed or occurred):
        return words(N_("what became of it? x closed, or x occurred"))
    new = replace(record, state="closed", closed_on=day.date)
    if occurred:
        new = replace(record, state="occurred", occurred_on=day.date)
    form = N_("close {name}") if closed else N_("occurred: {name}")
    return _judged(line, "finished", new, words(form, name=line.name))


def _told(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    """The sponsor heard of it: by call, or by a mail that is not answered yet."""
    now = situation(dialogue.workspace, line.item.project)
    if line.private or now.sponsor is None:
        return words(N_("this is told to nobody"))
    record, mail = line.item.record, bool(typed)
    told = Told(
        project=now.project.id,
        subject=record.id,
        subject_kind=record.kind,
        person=now.sponsor.person,
        on=now.day.date,
        entered_on=now.day.date,
        channel="email" if mail else "call",
        state="sent" if mail else "told",
    )
    form = N_("sent to {person}: {name}") if mail else N_("{person} was told: {name}")
    return _judged(line, "told", told, words(form, person=now.name(now.sponsor.person), name=line.name))


def _called(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    """A call today with the person it is about; what else was typed is its summary."""
    record = line.item.record
    if not isinstance(record, Stakeholder | Contact):
        return words(N_("this is about nobody; forewarn add contact enters a call with anybody"))
    summary = " ".join(typed)
    call = Contact(person=record.person, on=line.day.date, projects=(line.item.project,), summary=summary)
    return _judged(line, "contacted", call, words(N_("called: {name}"), name=line.name))


def _judged(line: ReviewLine, decided: Decided, record: Record, act: Words) -> Judgement:
    """What was done, and the verdict on it."""
    return Judgement((record, *settled(line.item, line.day, decided)((record,))), act)


def _acted(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    project = dialogue.workspace.get(Project, line.item.project)
    owner = dialogue.workspace.get(Person, project.manager) if project and project.manager else None
    title = action_title(line.name, line.item, dialogue.language)
    return acted(line.item, line.day, line.name, title, owner)


def _snoozed(dialogue: Dialogue, line: ReviewLine, typed: Sequence[str]) -> Judgement | Words:
    day = line.day
    if not typed:
        return words(N_("until when? s fri, s +5wd, s 5 dec; then why"))
    for size in (3, 2, 1):
        try:
            order = day.settings.date_order
            until = parse_date(" ".join(typed[:size]), today=day.date, calendar=day.calendar, order=order)
        except DateProblem as problem:
            trouble = problem.words
            continue
        return snoozed(line.item, day, line.name, until, " ".join(typed[size:]))
    return trouble


VERDICTS: dict[str, Verdict] = {
    "ok": _stands,
    "x": _finished,
    "t": _told,
    "c": _called,
    "a": _acted,
    "s": _snoozed,
}
