"""The draft of one form: kept when something was typed, forgotten when it is of no more use."""

from threading import RLock

from store.disk.draft_files import Drafts
from store.values.clock import Clock
from tui.forms.form_plan import title_of
from tui.forms.form_state import FormState


class DraftAutosave:
    """`kept`: a draft of this form lies in the folder already."""

    def __init__(self, drafts: Drafts, clock: Clock, state: FormState, *, kept: bool = False) -> None:
        self._drafts = drafts
        self._clock = clock
        self._state = state
        self._kept = kept
        self._texts: dict[str, str] = {}
        self._over = False
        self._writing = RLock()
        """A version that is being written in another thread must not come back after the draft was removed."""

    def keep(self, *, even_if_unchanged: bool = False) -> None:
        """Write the draft unless it says so already; plain file work, no event loop. Raises StoreProblem.

        `even_if_unchanged`: what goes with the texts has changed.
        """
        with self._writing:
            texts = self._state.texts
            if self._over or not self._state.changed or (texts == self._texts and not even_if_unchanged):
                return
            # One that cannot be written is kept in memory.
            self._kept = True
            self._drafts.keep(self._state.draft(title_of(self._state), self._clock))
            self._texts = texts

    def more_to_keep(self) -> None:
        """What goes with the texts has changed: the next `keep` writes it."""
        self._texts = {}

    def leave(self) -> None:
        """Write what is not written yet, and nothing after that. Raises StoreProblem."""
        try:
            self.keep()
        finally:
            self._over = True

    def forget(self) -> None:
        """Remove the draft, and write none after that. Raises StoreProblem."""
        self._over = True
        with self._writing:
            if self._kept:
                self._kept = False
                self._drafts.remove(self._state.uuid)
