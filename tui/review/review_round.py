"""Going through the queue of the review: the line one is at, what was answered, and what stays in view until one goes
on. No screen: whoever shows the queue, as a screen or as a pane, holds one and paints what it says."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.review.review_board import Review, review
from store.queries.review.review_line import ReviewLine
from store.queries.review.review_place import Place
from store.queries.review.settled_line import line_now
from store.values.words import N_, Words, words

Found = tuple[Review, ReviewLine | None]
"""The queue as it is now, and what stays in view, as it is now."""

START = Place()


class ReviewRound:
    """`at` is the line under the cursor. Those that were answered leave the queue, so what follows moves up to it; what
    was told, changed or contacted stays until one goes on, so that no key confirms the next one unseen."""

    SETTLED = N_("nothing left; Space goes on")
    """What is said of a line that stays in view though nothing is to be decided about it any more."""

    def __init__(self, board: Review, place: Place = START) -> None:
        self.board = board
        self.at = next((at for at, one in enumerate(board.lines) if one.item.record.id == place.record), 0)
        self.done = place.done
        self.settled = False
        """Whether nothing is left to decide about the line that stays in view."""
        self._stays = 0
        self._apart: set[int] = set()
        self._mine: set[int] = set()
        """Records that were acted on here, so that what others do can be told from it."""
        self._pending: set[int] = set()
        """Answered, and not saved yet."""
        self._answered: list[int] = []
        """Answered and gone from the queue, and not read again since they were saved."""
        self._undone = False

    @property
    def lines(self) -> tuple[ReviewLine, ...]:
        """The queue, with what stays in view at its place."""
        return self.board.lines

    @property
    def line(self) -> ReviewLine | None:
        """The line under the cursor; None when there is none."""
        return self.board.lines[self.at] if self.at < len(self.board.lines) else None

    @property
    def place(self) -> Place:
        """Where it is, for when the line drops."""
        return Place(self.done, self.line.item.record.id if self.line is not None else 0)

    @property
    def all_of_them(self) -> int:
        """The stops of today: answered, and still to come."""
        return len(self.board.lines) + self.done

    @property
    def number(self) -> int:
        """Which of them the cursor is at, from 1."""
        return min(self.done + self.at + 1, self.all_of_them)

    @property
    def through(self) -> bool:
        """Whether every line was answered or at least looked at."""
        return self.at >= len(self.board.lines) - 1

    def go(self, at: int) -> bool:
        """Put the cursor on that line of the queue as it stands, leaving what stayed in view; whether there is one."""
        if self.settled and at == len(self.board.lines):
            self.leave()
            return True
        if not 0 <= at < len(self.board.lines):
            return False
        if at != self.at:
            gone = self.settled and at > self.at
            self.leave()
            self.at = at - gone
        return True

    def leave(self) -> None:
        """Go on from what stayed in view: if nothing is left to decide about it, it is done with."""
        self._mine.discard(self._stays)
        if self.settled and self.line is not None:
            self.answered(self.line.item.record.id)
        self._stays, self.settled = 0, False

    def stay(self, record: int) -> None:
        """It is acted on through a form: it stays in view, whatever becomes of it."""
        self._stays = record
        self._mine.add(record)

    def take_apart(self, records: Iterable[int]) -> None:
        """Ask about these one by one, from the next reading on."""
        self._apart |= set(records)

    def answered(self, record: int) -> None:
        """It leaves the queue, and the next one moves up."""
        lines = tuple(line for line in self.board.lines if line.item.record.id != record)
        self.board = replace(self.board, lines=lines)
        self.at = min(self.at, max(0, len(lines) - 1))
        self.done += 1
        if record == self._stays:
            self._stays, self.settled = 0, False

    def saving(self, line: int, record: int) -> None:
        """The line was answered, and is being saved behind what comes next: `record`, the first of what the answer is
        on, which is another than the line's where that was left out."""
        self._mine.discard(line)
        self._pending.add(record)
        self._answered.append(record)
        self.answered(line)

    def saved(self, record: int) -> None:
        """It has been saved, or could not be."""
        self._pending.discard(record)

    def undone(self) -> None:
        """An act was taken back: what it brings into the queue again is where the cursor goes."""
        self._undone = True

    def reading(self) -> Callable[[Workspace], Found]:
        """What reads it anew, for the store's thread; `take` its result."""
        apart = frozenset(self._apart)
        staying = self.line if self._stays and self.line is not None else None

        def read(workspace: Workspace) -> Found:
            board = review(workspace, apart=apart)
            return board, line_now(workspace, staying) if staying is not None else None

        return read

    def take(self, found: Found) -> Words | None:
        """Go on with the queue as it was read; what others did to the line that one was looking at."""
        board, staying = found
        board = replace(
            board, lines=tuple(one for one in board.lines if one.item.record.id not in self._pending)
        )
        before = self.line
        was = before.item.record.id if before is not None else 0
        self.settled = False
        if staying is not None and self._stays == was == staying.item.record.id:
            board = self._in_view(board, staying)
        mine = was in self._mine or self._undone
        self.board = self._come_back(board, was, mine)
        if before is None or (changed := self._by_others(before)) is None:
            # It may have been read before what I do to it was saved: that is still to come.
            return None
        self._mine.discard(was)
        return None if mine else changed

    def _in_view(self, board: Review, staying: ReviewLine) -> Review:
        """The queue with what stays at the cursor, also where it would come later now, or not at all."""
        id = staying.item.record.id
        still = next((one for one in board.lines if one.item.record.id == id), None)
        rest = [one for one in board.lines if one.item.record.id != id]
        self.settled = still is None
        rest.insert(min(self.at, len(rest)), still or staying)
        return replace(board, lines=tuple(rest))

    def _come_back(self, board: Review, was: int, mine: bool) -> Review:
        """Where the cursor goes from the line of `was`, which I acted on or not, and what is done, now that the queue
        is `board`; the queue."""
        ids = [line.item.record.id for line in board.lines]
        before = [line.item.record.id for line in self.board.lines]
        self.done += len(set(before).difference(ids))
        saved = [id for id in self._answered if id not in self._pending]
        self._answered = [id for id in self._answered if id in self._pending]
        # Not saved, or something else is up with it.
        again = [id for id in saved if id in ids]
        back = next((id for id in ids if self._undone and id not in before), None)
        self._undone = False
        self.done = max(0, self.done - len(again) - (back is not None and back not in again))
        if back is not None:
            self.at, self._stays, self.settled = ids.index(back), 0, False
        elif again and ids.index(again[-1]) <= self.at:
            self.at, self._stays, self.settled = ids.index(again[-1]), 0, False
        elif was in ids and mine:
            # One that now matters less comes again in its turn.
            self.at = min(ids.index(was), self.at)
        elif was in ids:
            board = self._still_to_come(board, ids.index(was))
            self.at = next(at for at, line in enumerate(board.lines) if line.item.record.id == was)
        else:
            self.at = min(self.at, max(0, len(ids) - 1))
        return board

    def _still_to_come(self, board: Review, at: int) -> Review:
        """The queue with what came in before the line `at`, and nobody has passed over, behind it: what an act brings
        up is come to, and the count goes on by one."""
        passed = {line.item.record.id for line in self.board.lines[: self.at]}
        ahead = board.lines[:at]
        before = [line for line in ahead if line.item.record.id in passed]
        new = [line for line in ahead if line.item.record.id not in passed]
        return replace(board, lines=(*before, board.lines[at], *new, *board.lines[at + 1 :]))

    def _by_others(self, before: ReviewLine) -> Words | None:
        """Somebody else settled or changed what was being looked at."""
        record = before.item.record
        now = next((line for line in self.board.lines if line.item.record.id == record.id), None)
        if now is None:
            return words(N_("{name}: closed or archived in the meantime"), name=before.name)
        if now.item.record.rev != record.rev:
            return words(N_("{name}: changed by somebody else in the meantime"), name=before.name)
        return None
