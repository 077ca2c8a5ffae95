"""A stakeholder: a person's part in one project."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Final, Literal

from store.values.fields import Limit, LinksTo, Prose, Shown
from store.values.record import Batch, Objection, ProjectRecord, Ref, kind_of_record
from store.values.words import N_, words

Role = Literal["sponsor", "executive", "client_pm", "core", "outer", "supplier", "ours"]
ROLES = {
    "sponsor": N_("sponsor"),
    "executive": N_("executive"),
    "client_pm": N_("client project manager"),
    "core": N_("core team"),
    "outer": N_("outer team"),
    "supplier": N_("supplier"),
    "ours": N_("our team"),
}
UNCHOSEN: Final[Role] = "core"
"""What somebody is as long as nobody chooses a role."""
ClientClass = Literal["A", "B", "C"]
CLASSES = {"A": N_("A"), "B": N_("B"), "C": N_("C")}
Engagement = Literal["unaware", "resistant", "neutral", "supportive", "leading"]
ENGAGEMENTS = {
    "unaware": N_("unaware"),
    "resistant": N_("resistant"),
    "neutral": N_("neutral"),
    "supportive": N_("supportive"),
    "leading": N_("leading"),
}


@kind_of_record
class Stakeholder(ProjectRecord):
    """How a person is engaged in a project, and which clock runs for them."""

    kind: ClassVar[str] = "stakeholder"
    singular: ClassVar[str] = N_("Stakeholder")
    plural: ClassVar[str] = N_("Stakeholders")
    named_by: ClassVar[str] = "person"
    changes_most: ClassVar[str] = "role"
    chain: ClassVar[tuple[str, ...]] = ("person", "via")

    person: Annotated[int, LinksTo("person"), Shown(N_("Person"))]
    role: Annotated[Role, Shown(N_("Client role"), N_("how they are engaged"), ROLES)] = UNCHOSEN
    client_class: Annotated[
        ClientClass | None, Shown(N_("Class"), N_("how much effort they get: A, B or C"), CLASSES)
    ] = None
    classed_on: Annotated[
        date | None, Shown(N_("Class since"), N_("the day a class was first set; clocks count from it"))
    ] = None
    power: Annotated[int | None, Limit(ge=1, le=5), Shown(N_("Power"), N_("1 to 5; 4 and 5 are high"))] = None
    interest: Annotated[
        int | None, Limit(ge=1, le=5), Shown(N_("Interest"), N_("1 to 5; 4 and 5 are high"))
    ] = None
    engagement: Annotated[Engagement | None, Shown(N_("Engagement now"), choices=ENGAGEMENTS)] = None
    wanted: Annotated[Engagement | None, Shown(N_("Engagement wanted"), choices=ENGAGEMENTS)] = None
    via: Annotated[
        int | None, LinksTo("person"), Shown(N_("Reached via"), N_("the core member who reaches them"))
    ] = None
    since: Annotated[date | None, Shown(N_("From"), N_("first day in this role"))] = None
    until: Annotated[date | None, Shown(N_("Until"), N_("last day in this role"))] = None
    call_days: Annotated[
        int | None, Limit(ge=1, le=730), Shown(N_("Call every"), N_("days; empty: by role and class"))
    ] = None
    visit_months: Annotated[
        int | None, Limit(ge=1, le=60), Shown(N_("Visit every"), N_("months; empty: by class"))
    ] = None
    motive: Annotated[Prose, Shown(N_("Needs and motive"))] = ""
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""

    def in_role(self, day: date) -> bool:
        """Whether the term covers `day`; both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def objections(self, beside: Batch, today: date) -> Iterator[Objection]:
        """What forbids saving it so."""
        if self.since and self.until and self.until < self.since:
            yield Objection("until", words(N_("ends before it begins")))
        if self.via == self.person:
            yield Objection("via", words(N_("nobody is reached via themselves")))


def stance(power: int | None, interest: int | None) -> str:
    """The cell of the power / interest grid, as a msgid; empty while one of the two is unknown."""
    if power is None or interest is None:
        return ""
    if power >= 4:
        return N_("manage closely") if interest >= 4 else N_("keep satisfied")
    return N_("keep informed") if interest >= 4 else N_("monitor")
