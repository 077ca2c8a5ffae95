"""A paper as JSON, for programs: its sections and their lines, in the words of the paper."""

from typing import Any

from store.cli.parts.json_records import SCHEMA, reference_json
from store.rules.briefing.paper import Paper, Part
from store.values.words import say


def paper_json(kind: str, paper: Paper) -> dict[str, Any]:
    """The document of `brief --json`, `minutes --json`; `over`: what stands above all projects."""
    return {
        "schema": SCHEMA,
        "kind": kind,
        "language": paper.language,
        "day": paper.day.isoformat(),
        "title": paper.title,
        "to": paper.to,
        "by": paper.by,
        "facts": [*paper.facts],
        "over": [_part(part, paper.language) for part in paper.over],
        "projects": [
            {"heading": heading, "sections": [_part(part, paper.language) for part in parts]}
            for heading, parts, _ in paper.blocks
        ],
    }


def _part(part: Part, language: str) -> dict[str, Any]:
    return {
        "name": part.name,
        "title": say(part.title, language),
        "lines": [
            {
                "text": line.text,
                "cells": [*line.cells],
                "mark": line.mark,
                "colour": line.colour,
                "records": [reference_json(record) for record in line.records],
            }
            for line in part.lines
        ],
    }
