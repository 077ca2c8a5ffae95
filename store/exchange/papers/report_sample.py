"""A Word document with our placeholders, to be made one's own: `forewarn brief --sample`."""

from collections.abc import Mapping
from io import BytesIO

from store.exchange.papers.docx import GRID, LARGEST, blank
from store.exchange.papers.own_report import braces
from store.records.briefed import BriefingType
from store.rules.briefing.sections import TITLES
from store.values.words import N_, say

FACTS = {
    "project": N_("Project"),
    "day": N_("Date"),
    "period": N_("Period"),
    "by": N_("Reported by"),
}
SHOWN: Mapping[BriefingType, tuple[str, ...]] = {
    "briefing": ("bluf", "needs", "changed", "plans", "milestones", "risks", "open", "waiting", "next"),
    "weekly": ("bluf", "done", "ahead", "plans", "late", "trouble", "changes", "support"),
    "closing": (
        *("bluf", "first_plan", "plans", "goals", "money", "changes", "quality", "lessons", "left_open"),
        "thanks",
    ),
}
"""The sections of each report that one begins with; any other may be written in."""
HEADINGS = {**TITLES, "changed": N_("What is new"), "next": N_("What comes next")}
"""A heading stands there before anything is known of a day."""
PLAIN = ("bluf", "milestones", "risks", "trouble", "first_plan", "goals", "money")
"""Sections that are a sentence or a table; the others are lists."""


def sample(language: str, type: BriefingType) -> bytes:
    """The document: title, a table of facts, a heading for each section."""
    document = blank(language, LARGEST)
    document.add_heading(braces("title"), 0)
    table = document.add_table(rows=0, cols=2)
    table.style = GRID
    for name, title in FACTS.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = say(title, language), braces(name)
    for name in SHOWN[type]:
        document.add_heading(say(HEADINGS[name], language), 1)
        document.add_paragraph(braces(name), style=None if name in PLAIN else "List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()
