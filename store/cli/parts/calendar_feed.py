"""A calendar that programs subscribe to: one file that cron brings up to date, touched only when something changed."""

import stat
from pathlib import Path

from store.cli.parser import Call
from store.cli.parts.export_formats import FORMATS, Asked
from store.cli.parts.kind_words import kind_called
from store.cli.parts.project_named import project_named
from store.exchange.atomic_write import write_file
from store.exchange.formats import CALENDAR, ending_of
from store.trouble import DONE, UsageProblem
from store.values.words import N_, words


def feed(call: Call) -> int:
    """Milestones, contacts that fall due, and meetings of the project, or of all that are active. Says nothing: cron
    would mail it. Raises UsageProblem, OutputProblem."""
    if (
        not call.options.what
        or ending_of(file := call.session.file(call.options.what)) not in CALENDAR.endings
    ):
        raise UsageProblem(words(N_("into which file? forewarn calendar feed FILE.ics")))
    with call.session.workspace() as workspace:
        project = project_named(workspace, call.options.project)
        asked = Asked(kind_called("calendar"), project, (), call.session.language)
        content = FORMATS[CALENDAR](workspace, asked).content
    _renewed(file, content)
    return DONE


def _renewed(file: Path, content: bytes) -> None:
    """Who serves it asks by its time whether it changed; the rights that somebody gave it stay."""
    there = file.is_file()
    if there and file.read_bytes() == content:
        return
    rights = stat.S_IMODE(file.stat().st_mode) if there else None
    write_file(file, content)
    if rights is not None:
        file.chmod(rights)
