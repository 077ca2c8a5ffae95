"""A check of quality, or a drill: planned for a day or every few months, with its result and what is put right."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from store.values.calendar import add_months
from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

CheckType = Literal["check", "drill"]
TYPES = {"check": N_("check"), "drill": N_("drill")}
Result = Literal["passed", "failed"]
RESULTS = {"passed": N_("passed"), "failed": N_("failed")}


@kind_of_record
class Check(ProjectRecord):
    """A review against a standard; a drill shows that something can be done, as the restore of the client's system."""

    kind: ClassVar[str] = "quality_check"
    singular: ClassVar[str] = N_("Check")
    plural: ClassVar[str] = N_("Checks")
    prefix: ClassVar[str] = "Q"
    changes_most: ClassVar[str] = "checked_on"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: Q-03"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("What is checked"))]
    type: Annotated[
        CheckType, Shown(N_("Type"), N_("drill: it is tried, as a restore from the backup"), TYPES)
    ] = "check"
    standard: Annotated[Line, Shown(N_("Standard"), N_("against which it is checked"))] = ""
    owner: Annotated[int | None, LinksTo("person"), Shown(N_("Owner"))] = None
    planned_on: Annotated[date | None, Shown(N_("Planned on"))] = None
    every_months: Annotated[
        int | None, Limit(ge=1, le=60), Shown(N_("Every"), N_("months, counted from the last time"))
    ] = None
    checked_on: Annotated[date | None, Shown(N_("Checked on"))] = None
    result: Annotated[Result | None, Shown(N_("Result"), choices=RESULTS)] = None
    finding: Annotated[Prose, Shown(N_("Finding"), N_("what was seen"))] = ""
    correction: Annotated[Prose, Shown(N_("Correction"), N_("what is put right"))] = ""
    corrector: Annotated[int | None, LinksTo("person"), Shown(N_("Correction by"))] = None
    correct_by: Annotated[date | None, Shown(N_("Correct until"))] = None
    corrected_on: Annotated[date | None, Shown(N_("Corrected on"))] = None
    trained: Annotated[
        tuple[int, ...], LinksTo("person"), Shown(N_("Trained"), N_("who can do it now; separated by ;"))
    ] = ()
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in ("checked_on", "corrected_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.result is not None and self.checked_on is None:
            yield Objection("checked_on", words(N_("a result has its day")))
        if self.checked_on is not None:
            for name in ("correct_by", "corrected_on"):
                if (day := getattr(self, name)) is not None and day < self.checked_on:
                    yield Objection(name, words(N_("before it was checked")))


def next_on(check: Check) -> date | None:
    """The day it is due: as planned, once that is over so many months after the last time; None: it is not."""
    last, planned = check.checked_on, check.planned_on
    if last is None or (planned is not None and planned > last):
        return planned
    return add_months(last, check.every_months) if check.every_months is not None else None


def uncorrected(check: Check) -> bool:
    """It failed, and what was found is not put right."""
    return check.result == "failed" and check.corrected_on is None
