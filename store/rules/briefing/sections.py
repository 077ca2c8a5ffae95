"""The sections of a briefing, by the names that `[briefing] sections` in config.toml uses."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, get_args

from store.values.words import N_

if TYPE_CHECKING:
    from store.records.briefed import BriefingType

SectionName = Literal[
    "bluf",
    "needs",
    "changed",
    "asked",
    "part",
    "decided",
    "changes",
    "averted",
    "open",
    "waiting",
    "next",
    "team",
    "milestones",
    "risks",
]
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""All there are, in the order they are printed unless somebody chose another: the talk, then the registers."""
OVERALL: tuple[str, ...] = ("bluf", "needs")
"""Those that stand once, over all projects; the others stand in each project's own block."""
BY_TYPE: "Mapping[BriefingType, tuple[str, ...]]" = {
    "briefing": (*SECTIONS, "plans"),
    "weekly": (
        *("bluf", "status", "done", "ahead", "plans", "late", "seats", "trouble", "owed", "changes"),
        *("money", "funding", "satisfaction", "support"),
    ),
    "closing": (
        *("bluf", "first_plan", "plans", "goals", "money", "funding", "changes", "quality", "satisfaction"),
        *("lessons", "left_open", "thanks"),
    ),
}
"""Those of each report; what stands with the milestones and has a name of its own besides."""
TITLES: dict[str, str] = {
    "bluf": N_("In short"),
    "needs": N_("Need from you"),
    "changed": N_("Changed since {since}"),
    "asked": N_("You asked"),
    "plans": N_("Plan"),
    "milestones": N_("Milestones"),
    "risks": N_("Risks and issues, red and amber"),
    "part": N_("My part"),
    "decided": N_("Decided"),
    "changes": N_("Changes to the plan"),
    "averted": N_("Averted"),
    "open": N_("Open from us"),
    "waiting": N_("Waiting for"),
    "next": N_("Next {n} working days"),
    "team": N_("Team"),
    "status": N_("Projects at a glance"),
    "done": N_("Done this week"),
    "ahead": N_("Planned next week"),
    "late": N_("Milestones, red and amber"),
    "seats": N_("Key seats"),
    "trouble": N_("Issues and risks"),
    "owed": N_("Promised by us and late"),
    "satisfaction": N_("Satisfaction (internal)"),
    "support": N_("Support needed"),
    "first_plan": N_("Milestones against the first plan"),
    "goals": N_("Goals"),
    "money": N_("Money"),
    "funding": N_("Funding"),
    "quality": N_("Quality"),
    "lessons": N_("Lessons"),
    "left_open": N_("Still open, and with whom"),
    "thanks": N_("Thanks"),
}
