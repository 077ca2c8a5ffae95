"""A briefing on its way: as it was made, what its writer changed, its draft. No widget, no key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from store.disk.draft_files import Draft, Drafts
from store.disk.workspace import Workspace, new_uuid
from store.queries.briefing.briefing_checks import linted
from store.queries.briefing.briefing_data import Asked
from store.queries.briefing.previous_report import last_briefed
from store.records import Briefed, Person
from store.records.briefed import BriefingType
from store.rules.briefing.edits import Edits, from_json, to_json
from store.rules.briefing.findings import Finding
from store.rules.briefing.paper import Paper, Part, Said, paper, row_cells, row_text
from store.rules.briefing.report import Briefing
from store.values.clock import Clock
from store.values.frozen import frozen
from store.values.words import N_, catalogue_named, words

DRAFTS: Mapping[BriefingType, str] = {
    "briefing": N_("briefing for {name}"),
    "weekly": N_("briefing for {name}"),
    "closing": N_("closing report"),
}


@frozen
class Made:
    """A report with what it was asked by; `last`: the last one that the person was given, when this was made."""

    asked: Asked
    briefing: Briefing
    person: Person | None
    last: int | None

    @staticmethod
    def read(workspace: Workspace, asked: Asked) -> "Made":
        """Make it, in the store thread."""
        last = last_briefed(workspace, asked.type, asked.person)
        person = workspace.get(Person, asked.person) if asked.person is not None else None
        return Made(asked, asked.made(workspace), person, last.id if last is not None else None)


class Preparing:
    """What the preview works on. `edits` are kept with the briefing and in its draft, never in a record."""

    def __init__(self, made: Made, language: str, drafts: Drafts, clock: Clock) -> None:
        self.made = made
        self.language = language
        self.edits = Edits()
        self.uuid = new_uuid()
        self._drafts = drafts
        self._clock = clock
        self._kept = False
        self.looked = False
        """Whether the findings of lint were looked at since the last change."""

    @property
    def paper(self) -> Paper:
        """As it is read now, left-out lines among it."""
        return paper(self.made.briefing, self.language, self.edits)

    @property
    def name(self) -> str:
        """Whom it is for."""
        return self.made.person.name if self.made.person is not None else ""

    def take_up(self) -> bool:
        """Go on from the draft of the same briefing, if there is one."""
        for draft in self._drafts.all():
            if draft.kind == Briefed.kind and draft.extra.get("for") == self._whose:
                self.uuid, self._kept = draft.id, True
                self.edits = from_json(draft.fields, draft.extra)
                return True
        return False

    def change(self, edits: Edits) -> None:
        """Take over what was changed, and keep it. Raises StoreProblem when the disk is full."""
        self.edits, self.looked = edits, False
        if edits.none:
            self.forget()
            return
        self._drafts.keep(
            Draft(
                id=self.uuid,
                kind=Briefed.kind,
                title=words(DRAFTS[self.made.asked.type], name=self.name),
                fields=dict(edits.texts),
                project=self.made.briefing.projects[0],
                at=self._clock.now().isoformat(),
                extra={"for": self._whose, **to_json(edits)},
            )
        )
        self._kept = True

    def forget(self) -> None:
        """Remove the draft."""
        if self._kept:
            self._kept = False
            self._drafts.remove(self.uuid)

    def text_of(self, line: Said) -> str:
        """What is offered for editing."""
        return row_text(line.cells) if line.cells else line.shown

    def write(self, line: Said, text: str) -> bool:
        """Give a line another text; False where a row has not as many cells as its table."""
        text = " ".join(text.split())
        if line.cells and row_cells(text, len(line.cells)) is None:
            return False
        self.change(self.edits.written(line.id, text))
        return True

    def toggle(self, line: Said) -> None:
        """Leave a line out, or take it in."""
        self.change(self.edits.toggled(line.id, optional=line.optional))

    def move(self, part: Part, line: Said, by: int) -> None:
        """Move a line within its section, with what hangs under it, or within what it hangs under; nothing at its
        ends."""
        ids = [one.id for one in part.lines]
        beside = [one.id for one in part.lines if one.under == line.under]
        to = beside.index(line.id) + by
        if 0 <= to < len(beside):
            at, other = ids.index(line.id), ids.index(beside[to])
            ids[at], ids[other] = ids[other], ids[at]
            self.change(self.edits.ordered(part.key, tuple(ids)))

    def look(self, workspace: Workspace, own: Sequence[str], *, as_read: bool = False) -> tuple[Finding, ...]:
        """What lint finds, in the store thread; but for `as_read`, also whether it is still so."""
        fresh = None if as_read else self.made.asked.made(workspace)
        return linted(workspace, self.made.briefing, self.paper, own=own, fresh=fresh)

    def anew(self, made: Made) -> None:
        """Go on with the numbers of now; what was changed by hand stays changed."""
        self.made = replace(made)
        self.looked = False

    @property
    def _whose(self) -> str:
        asked = self.made.asked
        return f"{asked.type}:{asked.person or 0}"


def read_by(person: Person | None, language: str) -> str:
    """The language the person is written to in, else the screen's."""
    return catalogue_named(person.language if person is not None else "", language)
