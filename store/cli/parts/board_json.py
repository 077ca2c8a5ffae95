"""The week, a prep sheet and the two charts as JSON, for programs: what they are drawn from."""

from collections.abc import Mapping
from typing import Any

from store.cli.parts.json_records import SCHEMA, records_in, reference_json
from store.disk.workspace import Workspace
from store.queries.boards.week_cards import Cards
from store.rules.briefing.prep_sheet import Prep
from store.rules.plan.trend import Trend
from store.rules.registers.heat_map import HeatMap
from store.rules.registers.project_sheet import ProjectSheet, SheetLine
from store.values.words import say


def week_json(workspace: Workspace, shown: Cards) -> dict[str, Any]:
    """The document of `week --json`: every open action with its column and how many working days it is late; `done`:
    those that were done today."""
    lines = shown.week.lines
    open_ = records_in(workspace, [line.record for line in lines])
    return {
        "schema": SCHEMA,
        "kind": "week",
        "day": shown.week.day.date.isoformat(),
        "records": [
            {**record, "column": line.column, "late_wd": line.late}
            for record, line in zip(open_, lines, strict=True)
        ],
        "done": records_in(workspace, [action for _, action in shown.done]),
    }


def prep_json(sheet: Prep, language: str) -> dict[str, Any]:
    """The document of `prep --json`: all of it, sentences in the language; `record`: what a line stands for."""
    return {
        "schema": SCHEMA,
        "kind": "prep",
        "person": {**reference_json(sheet.person), "name": sheet.person.name},
        "projects": [project.code for project in sheet.projects],
        "sections": [
            {
                "title": say(section.title, language),
                "lines": [
                    {
                        "text": say(line.words, language),
                        "weight": line.weight,
                        "to_tell": line.to_tell,
                        "record": reference_json(line.record) if line.record is not None else None,
                    }
                    for line in section.lines
                ],
            }
            for section in sheet.sections
        ],
    }


def sheet_json(sheet: ProjectSheet, language: str) -> dict[str, Any]:
    """The document of `sheet --json`: the parts in their order, each with its gate (null: the whole project) and its
    records; sentences in the language."""

    def line(one: SheetLine) -> dict[str, Any]:
        said = [say(each, language) for each in one.said]
        return {
            **reference_json(one.record),
            "name": one.record.label,
            "colour": one.colour,
            "standing": said,
        }

    return {
        "schema": SCHEMA,
        "kind": "project_sheet",
        "project": sheet.situation.project.code,
        "day": sheet.situation.day.date.isoformat(),
        "letters": {area.letter: area.colour for area in sheet.letters},
        "parts": [
            {
                "gate": line(part.gate) if part.gate is not None else None,
                "on_record": [say(one, language) for one in part.on_record],
                "records": [line(one) for one in part.lines],
            }
            for part in sheet.parts
        ],
    }


def heat_map_json(chart: HeatMap) -> Mapping[str, Any]:
    """The document of `chart risks --json`: the places that hold a risk."""
    return {
        "schema": SCHEMA,
        "kind": "heat_map",
        "places": [
            {
                "probability": probability,
                "impact": impact,
                "colour": chart.colours[probability, impact],
                "risks": [reference_json(risk) for risk in risks],
            }
            for (probability, impact), risks in sorted(chart.places.items(), reverse=True)
        ],
        "unplaced": [reference_json(risk) for risk in chart.unplaced],
    }


def trend_json(chart: Trend) -> Mapping[str, Any]:
    """The document of `chart milestones --json`: on each of `days` what was expected of each milestone, null before it
    was planned and after it was met."""
    return {
        "schema": SCHEMA,
        "kind": "milestone_trend",
        "days": [day.isoformat() for day in chart.days],
        "milestones": [
            {
                **reference_json(line.milestone),
                "forecasts": [one.isoformat() if one is not None else None for one in line.forecasts],
            }
            for line in chart.lines
        ],
        "left_out": chart.left_out,
    }
