"""Until when something waits, and why: asked on the lowest lines of the screen."""

from datetime import date

from store.values.words import N_, words
from tui.host import host_of
from tui.review.typed_sheet import TypedSheet
from widgets.editors.typed import Typed


class Snooze(TypedSheet[tuple[date, str]]):
    """Result: the day it comes back, and the reason; None when the user went back."""

    def __init__(self, title: str, until: Typed, why: Typed, today: date) -> None:
        super().__init__(title, until, why)
        self._until, self._why, self._today = until, why, today

    def objection(self, typed: Typed) -> str:
        """It is a day, and one to come."""
        if typed is not self._until:
            return ""
        say, day = host_of(self).say, typed.value()
        if day is None:
            return say(N_("until when? a snooze needs an end date"))
        past = words(N_("{day} has come already: a snooze ends on a day to come"), day=day)
        return say(past) if day <= self._today else ""

    def result(self) -> tuple[date, str]:
        return self._until.value(), str(self._why.value() or "")
