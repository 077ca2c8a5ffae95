"""What was found out about a store as JSON, for programs: `doctor`, `check`."""

from collections.abc import Sequence
from typing import Any

from store.cli.parts.backup_list import MARKS
from store.cli.parts.json_records import SCHEMA
from store.disk.care.integrity import Finding
from store.values.text import clean_line
from store.values.words import say


def findings_json(findings: Sequence[Finding], ok: bool, language: str) -> dict[str, Any]:
    """The document; `ok`: nothing is wrong; `mends`: `doctor --mend` sets it right."""
    return {
        "schema": SCHEMA,
        "ok": ok,
        "findings": [
            {
                "topic": finding.topic,
                "severity": finding.severity,
                "sign": MARKS[finding.severity],
                "text": clean_line(say(finding.words, language)),
                "mends": finding.mend is not None,
            }
            for finding in findings
        ],
    }
