"""The state that a reader was given last, beside that of today: a letter that differs is said with what changed."""

from collections.abc import Mapping, Sequence
from datetime import date

from store.records import Briefed
from store.records.milestone import Rag
from store.rules.registers.areas import SIGNS, Area, Letter
from store.values.frozen import frozen

NONE = "-"
COLOURS: dict[str, Rag] = {sign: colour for colour, sign in SIGNS.items()}


@frozen
class LastPaper:
    """The day on which somebody was given a report of a project, and the letters that stood in it."""

    on: date
    letters: Mapping[str, Rag]

    def was(self, letter: Letter, colour: Rag) -> Rag | None:
        """The colour it had then; None where that is the same, or where the report had no such letter."""
        before = self.letters.get(letter)
        return None if before == colour else before


def written(letters: Sequence[Area]) -> str:
    """The letters of a project as they are kept with the report: `T~R!`, a `-` where there is none."""
    return "".join(f"{area.letter}{SIGNS[area.colour]}" for area in letters) or NONE


def last_paper(briefed: Briefed, project: int) -> LastPaper | None:
    """What a delivered report said of a project; None where it did not, or from before the letters were kept."""
    each = briefed.letters.split()
    if project not in briefed.projects or len(each) != len(briefed.projects):
        return None
    own = each[briefed.projects.index(project)]
    pairs = zip(own[::2], own[1::2], strict=False)
    return LastPaper(briefed.on, {letter: COLOURS[sign] for letter, sign in pairs if sign in COLOURS})
