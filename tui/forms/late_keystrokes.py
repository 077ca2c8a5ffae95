"""What was typed into a form while it was being saved: it is in no record, so it is kept as the draft of a note."""

from collections.abc import Mapping
from uuid import uuid4

from store.disk.draft_files import Draft
from store.disk.file.record_rows import rows_of
from store.records import Note
from store.values.problem import SAID, sentence_of
from store.values.words import N_, words
from tui.forms.form_state import FormState, blank
from tui.host import Host


def say_what_came_late(host: Host, state: FormState, saved: Mapping[str, str]) -> None:
    """Keep it, and say so."""
    try:
        if keep_late(host, state, saved):
            host.report(words(N_("saved; what you typed in the meantime is kept as a draft note")), "amber")
    except SAID as problem:
        host.report(sentence_of(problem), "red")


def keep_late(host: Host, state: FormState, saved: Mapping[str, str]) -> bool:
    """Keep what differs from the texts that were saved, for its author alone. Raises StoreProblem."""
    late = {name: text for name, text in state.texts.items() if text != saved[name]}
    if not late:
        return False
    lines = []
    for name, text in late.items():
        field = state.typed[name].field
        named = words(N_("{name}: {what}"), name=words(field.title), what=text)
        lines.append(text if field.shape == "prose" else host.say(named))
    project = state.base.project_id or host.project or None
    note = blank(Note, {"project": project, "on": state.day.date})
    host.drafts.keep(
        Draft(
            id=uuid4().hex,
            kind=Note.kind,
            title=words(
                N_("typed while {name} was saved"),
                name=state.base.label or host.say(type(state.base).singular),
            ),
            fields={"text": "\n".join(lines)},
            project=project,
            at=host.session.clock.now().isoformat(),
            extra={"base": rows_of(Note).values(note), "made": [], "about": ""},
        )
    )
    return True
