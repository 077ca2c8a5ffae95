"""The draft of a screen that is no form: kept when one goes back, gone on with later, removed once all is saved."""

from store.disk.draft_files import Draft
from store.disk.workspace import new_uuid
from store.values.problem import SAID, sentence_of
from store.values.words import N_, words
from tui.forms.unwritten_drafts import in_memory
from tui.host import Host


class OwnDraft:
    """`draft`: the one that is gone on with; None: nothing lies in the folder yet."""

    def __init__(self, draft: Draft | None) -> None:
        self.uuid = draft.id if draft is not None else new_uuid()
        self.kept = draft is not None

    def keep(self, host: Host, draft: Draft | None) -> None:
        """Keep it as it stands now, if there is anything; needs no event loop. Raises StoreProblem."""
        if draft is not None:
            self.kept = True  # one that cannot be written is kept in memory
            host.drafts.keep(draft)

    def forget(self, host: Host) -> None:
        """It is of no more use."""
        try:
            self._remove(host)
        except SAID as problem:
            host.report(sentence_of(problem), "red")

    def leave(self, host: Host, draft: Draft | None, title: str) -> None:
        """On the way back: keep it and say so by its title, or forget what nothing is left of."""
        try:
            if draft is None:
                self._remove(host)
                return
            self.keep(host, draft)
            host.report(words(N_("draft kept: {title}"), title=title), "dim")
        except SAID as problem:
            host.report(in_memory(problem), "red")

    def _remove(self, host: Host) -> None:
        if self.kept:
            self.kept = False
            host.drafts.remove(self.uuid)
