"""A reading: a dated judgement of one area, with an end."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

Area = Literal["scope", "cost", "quality", "team", "satisfaction", "time", "risk"]
AREAS = {
    "scope": N_("scope"),
    "cost": N_("cost"),
    "quality": N_("quality"),
    "team": N_("team"),
    "satisfaction": N_("satisfaction"),
    "time": N_("time (override)"),
    "risk": N_("risk (override)"),
}
FOLLOWS = {"scope": "deliverable", "cost": "money", "quality": "quality_check"}
"""Areas that follow from records of a kind where the project holds some: a reading of one is an override then."""
Colour = Literal["green", "amber", "red"]
SCALE = Limit(ge=1, le=5)
COLOURS = {"green": N_("green"), "amber": N_("amber"), "red": N_("red")}


@kind_of_record
class Reading(ProjectRecord):
    """Scope, cost, quality, team and satisfaction are read by hand; time and risk are computed, so one of
    those is an override."""

    kind: ClassVar[str] = "reading"
    singular: ClassVar[str] = N_("Reading")
    plural: ClassVar[str] = N_("Readings")
    named_by: ClassVar[str] = "sentence"
    changes_most: ClassVar[str] = "colour"
    within: ClassVar[tuple[str, ...]] = ("area", "satisfaction")

    area: Annotated[Area, Shown(N_("Area"), choices=AREAS)]
    colour: Annotated[Colour, Shown(N_("Colour"), choices=COLOURS)]
    sentence: Annotated[Line, Limit(min_length=1), Shown(N_("Sentence"), N_("why, in one sentence"))]
    on: Annotated[date, Shown(N_("Day"))]
    valid_until: Annotated[
        date | None, Shown(N_("Valid until"), N_("last day; empty: until the next reading"))
    ] = None
    score: Annotated[int | None, SCALE, Shown(N_("Score"), N_("1 to 5, 5 = content"))] = None
    person: Annotated[int | None, LinksTo("person"), Shown(N_("Given by"), N_("who is content, or not"))] = (
        None
    )
    about: Annotated[Line, Limit(max_length=200), Shown(N_("About"), N_("with what: training, support"))] = ""
    audience: Audiences = ()
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.valid_until and self.valid_until < self.on:
            yield Objection("valid_until", words(N_("ends before it begins")))
        if self.area in ("time", "risk") and self.valid_until is None:
            yield Objection("valid_until", words(N_("an override has an end")))
        if self.area != "satisfaction":
            for name in ("score", "person", "about"):
                if getattr(self, name):
                    yield Objection(name, words(N_("this belongs to a reading of satisfaction")))
        if self.on > today:
            yield Objection("on", words(N_("not after today")))
