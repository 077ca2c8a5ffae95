"""What an act that was carried out is said as: a sentence, or with `--json` the act and the records as they are now."""

from typing import Any

from store.cli.console import print_json, tell
from store.cli.parser import Call
from store.cli.parts.json_records import SCHEMA, records_in
from store.disk.workspace import Saved, Workspace
from store.values.text import clean_line
from store.values.words import N_, Words, say, words


def tell_done(call: Call, workspace: Workspace, saved: Saved, sentence: Words | None = None) -> None:
    """`sentence`: instead of the act's name and how it is undone."""
    if call.options.json:
        print_json({"schema": SCHEMA, "kind": "act", **act_json(call, workspace, saved)})
        return
    tell(call, sentence or words(N_("{act}; forewarn undo undoes it"), act=saved.act.name))


def tell_nothing_done(call: Call, sentence: Words) -> None:
    """Why nothing had to be done."""
    if call.options.json:
        said = clean_line(say(sentence, call.session.language))
        print_json({"schema": SCHEMA, "kind": "act", "act": said, "uuid": None, "records": []})
        return
    tell(call, sentence)


def act_json(call: Call, workspace: Workspace, saved: Saved) -> dict[str, Any]:
    """One act; each record says its kind."""
    records = [
        {"kind": record.kind, **document}
        for record, document in zip(saved.records, records_in(workspace, saved.records), strict=True)
    ]
    act = clean_line(say(saved.act.name, call.session.language))
    return {"act": act, "uuid": saved.act.uuid, "records": records}
