"""A money line: what a part of the project costs, or who funds it. Figures of a day, in the project's currency."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from store.values.fields import Limit, Line, LinksTo, Prose, Shown
from store.values.record import Audiences, Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

MoneyType = Literal["cost", "funding"]
TYPES = {"cost": N_("cost"), "funding": N_("funding")}
AMOUNTS = ("approved", "committed", "spent", "expected")


@kind_of_record
class MoneyLine(ProjectRecord):
    """No bookkeeping: what was approved, what is bound, what is gone, what it comes to at the end."""

    kind: ClassVar[str] = "money"
    singular: ClassVar[str] = N_("Money line")
    plural: ClassVar[str] = N_("Money lines")
    prefix: ClassVar[str] = "B"
    changes_most: ClassVar[str] = "spent"

    code: Annotated[Line, Limit(max_length=60), Shown(N_("Code"), N_("given when empty: B-02"))] = ""
    title: Annotated[Line, Limit(min_length=1), Shown(N_("For what"))]
    type: Annotated[MoneyType, Shown(N_("Type"), N_("funding: somebody pays for it"), TYPES)] = "cost"
    area: Annotated[Line, Limit(max_length=200), Shown(N_("Area"), N_("licences, days, travel …"))] = ""
    approved: Annotated[
        Decimal | None, Shown(N_("Approved"), N_("in the project's currency, as all amounts"))
    ] = None
    committed: Annotated[Decimal | None, Shown(N_("Committed"), N_("ordered, not all of it paid"))] = None
    spent: Annotated[Decimal | None, Shown(N_("Spent"))] = None
    expected: Annotated[Decimal | None, Shown(N_("Expected"), N_("what it comes to at the end"))] = None
    as_of: Annotated[date | None, Shown(N_("As of"), N_("the day of these figures"))] = None
    funder: Annotated[int | None, LinksTo("person"), Shown(N_("Funded by"), N_("who gives the money"))] = None
    due: Annotated[date | None, Shown(N_("Due"), N_("the day the funding is needed"))] = None
    in_place_on: Annotated[date | None, Shown(N_("In place on"), N_("the day the funding was there"))] = None
    audience: Audiences = ()
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        for name in AMOUNTS:
            if (amount := getattr(self, name)) is not None and amount < 0:
                yield Objection(name, words(N_("not below 0")))
        if self.expected is not None and self.spent is not None and self.expected < self.spent:
            yield Objection("expected", words(N_("less than is spent already")))
        for name in ("as_of", "in_place_on"):
            if (day := getattr(self, name)) is not None and day > today:
                yield Objection(name, words(N_("not after today")))
        if self.type != "funding":
            for name in ("funder", "due", "in_place_on"):
                if getattr(self, name) is not None:
                    yield Objection(name, words(N_("this belongs to a line of funding")))


def outstanding(line: MoneyLine, today: date) -> bool:
    """Whether it is funding whose day has passed without the money."""
    return line.type == "funding" and line.due is not None and line.in_place_on is None and line.due < today


def budget(lines: Iterable[MoneyLine]) -> tuple[Decimal, Decimal] | None:
    """(approved, expected) of the lines of cost that were approved, a line without a forecast as what is known of it:
    the most of what was approved, bound and spent. None where nothing was approved."""
    costs = [(line, line.approved) for line in lines if line.type == "cost" and line.approved is not None]
    if not costs:
        return None
    return sum((approved for _, approved in costs), Decimal(0)), sum(
        (foreseen(line) for line, _ in costs), Decimal(0)
    )


def foreseen(line: MoneyLine) -> Decimal:
    """What a line comes to: as it is expected, else the most of what was approved, bound and spent."""
    if line.expected is not None:
        return line.expected
    return max(amount or Decimal(0) for amount in (line.approved, line.committed, line.spent))
