"""Places: the screens that are opened from the dashboard, each with its word, most with a key."""

from store.values.frozen import frozen
from store.values.words import N_


@frozen
class Place:
    """`id` is public where there is a key; `label` and `tooltip` are msgids; `anywhere`: without a project too;
    `shown`: in the footer; `needs`: only where the project holds records of that kind, or something that stands on its
    sheet."""

    id: str
    label: str
    tooltip: str
    key: str = ""
    anywhere: bool = False
    shown: bool = False
    needs: str = ""


PLACES = (
    Place(
        "review",
        N_("review"),
        N_("go through what needs your attention, one by one"),
        "r",
        anywhere=True,
        shown=True,
    ),
    Place(
        "brief",
        N_("brief"),
        N_("what the sponsor has not heard yet; in Contacts: that person"),
        "b",
        shown=True,
    ),
    Place(
        "weekly",
        N_("weekly report"),
        N_("done, next week, issues and risks, support needed, over all projects"),
        "W",
        anywhere=True,
    ),
    Place("meeting", N_("meeting"), N_("notes of a meeting become its records"), "m", shown=True),
    Place(
        "week", N_("week"), N_("the week as a board; items by owner; end-of-day summary"), "z", anywhere=True
    ),
    Place("projects", N_("projects"), N_("open another project"), "g", anywhere=True, shown=True),
    Place(
        "letters",
        N_("letters"),
        N_("the rule and the records behind each letter; manual readings"),
        "l",
    ),
    Place("changed", N_("changed"), N_("what others changed since I last looked"), "v"),
    Place(
        "touches",
        N_("contact log"),
        N_("contact log: who was contacted when, and what is due"),
        "V",
    ),
    Place(
        "surprises",
        N_("no surprises"),
        N_("what is to be told, and how early the sponsor heard of what hit"),
        "i",
    ),
    Place("stances", N_("stakeholders"), N_("power and interest, engagement now and wanted")),
    Place(
        "bring_in",
        N_("bring in a register"),
        N_("what somebody keeps in a file, as it is"),
    ),
    Place(
        "template",
        N_("begin from a template"),
        N_("milestones, gates, checks, risks, seats and series of a sort of project, from a day on"),
    ),
    Place(
        "month_end",
        N_("month end"),
        N_("what each money line has come to; or paste the controller's sheet"),
        needs="money",
    ),
    Place(
        "closing",
        N_("close the project"),
        N_("the checklist, the closing report, and the end"),
    ),
    Place(
        "sheet",
        N_("project sheet"),
        N_("gates, and under each its deliverables, checks, money and goals"),
        needs="sheet",
    ),
    Place("classes", N_("classes"), N_("classes that disagree with calls, answers and visits")),
)
"""In the footer's and the palette's order."""

OURS = frozenset(
    {
        "review",
        "brief",
        "weekly",
        "changed",
        "touches",
        "surprises",
        "stances",
        "classes",
        "bring_in",
        "template",
        "closing",
        "month_end",
    },
)
"""Places that are about what nobody else may read: whom we told what, and what we think of people."""
