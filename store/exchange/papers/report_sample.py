"""A Word document with our placeholders, to be made one's own: `forewarn brief --sample`."""

from collections.abc import Mapping
from io import BytesIO

from store.exchange.papers.docx import GRID, LARGEST, blank
from store.exchange.papers.own_report import braces
from store.records.briefed import BriefingType
from store.values.words import N_, say

FACTS = {
    "project": N_("Project"),
    "day": N_("Date"),
    "period": N_("Period"),
    "by": N_("Reported by"),
}
BRIEFING = {
    "bluf": N_("In short"),
    "needs": N_("Need from you"),
    "changed": N_("What is new"),
    "plans": N_("Plan"),
    "milestones": N_("Milestones"),
    "risks": N_("Risks and issues, red and amber"),
    "open": N_("Open from us"),
    "waiting": N_("Waiting for"),
    "next": N_("What comes next"),
}
WEEKLY = {
    "bluf": N_("In short"),
    "done": N_("Done this week"),
    "ahead": N_("Planned next week"),
    "plans": N_("Plan"),
    "late": N_("Milestones, red and amber"),
    "trouble": N_("Issues and risks"),
    "changes": N_("Changes to the plan"),
    "support": N_("Support needed"),
}
CLOSING = {
    "bluf": N_("In short"),
    "first_plan": N_("Milestones against the first plan"),
    "plans": N_("Plan"),
    "goals": N_("Goals"),
    "money": N_("Money"),
    "changes": N_("Changes to the plan"),
    "quality": N_("Quality"),
    "lessons": N_("Lessons"),
    "left_open": N_("Still open, and with whom"),
    "thanks": N_("Thanks"),
}
HEADINGS: Mapping[BriefingType, Mapping[str, str]] = {
    "briefing": BRIEFING,
    "weekly": WEEKLY,
    "closing": CLOSING,
}
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
    for name, title in HEADINGS[type].items():
        document.add_heading(say(title, language), 1)
        document.add_paragraph(braces(name), style=None if name in PLAIN else "List Bullet")
    out = BytesIO()
    document.save(out)
    return out.getvalue()
