"""`a` in the review: what is to be done, in one line that begins with a verb, and who does it."""

from store.values.words import N_
from tui.host import host_of
from tui.review.typed_sheet import TypedSheet
from widgets.editors.typed import Typed


class ActionPrompt(TypedSheet[tuple[str, int | None]]):
    """Result: the words, and the owner's id; None when the user went back."""

    def __init__(self, title: str, what: Typed, owner: Typed) -> None:
        super().__init__(title, what, owner)
        self._what, self._owner = what, owner

    def objection(self, typed: Typed) -> str:
        """Something is to be done."""
        nothing = typed is self._what and not typed.text.strip()
        return host_of(self).say(N_("what is to be done? begin with a verb")) if nothing else ""

    def result(self) -> tuple[str, int | None]:
        return str(self._what.value()), self._owner.value()
