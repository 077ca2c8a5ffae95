"""A thank-you after a talk, ready to send: `thank`."""

from collections.abc import Sequence

from store.cli.console import print_json
from store.cli.parser import Call, Parser
from store.cli.parts.flag_value import flag_value
from store.cli.parts.json_records import SCHEMA
from store.cli.parts.outlet import outlet, output_flags
from store.cli.parts.person_named import person_named
from store.exchange.formats import MAIL, TEXT
from store.exchange.papers.letter import closing
from store.exchange.papers.mail_draft import unsent
from store.exchange.papers.thanks_letter import thanks_letter
from store.exchange.papers.writers import utf8
from store.queries.people.thanks_data import talks_with, thanks
from store.queries.record_history import reader_for
from store.records import Contact
from store.trouble import Trouble, UsageProblem
from store.values.date_display import dated
from store.values.words import N_, catalogue_named, say, words

FORMATS = (TEXT, MAIL)
DAYS = 5
"""Days of talks that are named where none was on the day asked for."""


def thank_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`thank NAME`."""
    parser.word("person", N_("whom: a name or a form of address"), many=True)
    parser.flag("--on", "DAY", N_("for the talk of that day (default: the latest)"))
    output_flags(parser, FORMATS)
    parser.json()


def thank(call: Call) -> int:
    """Print it, or write it to a file."""
    options, session = call.options, call.session
    out = outlet(call, FORMATS)
    if not options.person:
        raise UsageProblem(words(N_("thank whom? forewarn thank NAME")))
    with session.workspace() as workspace:
        person = person_named(workspace, " ".join(options.person))
        talks, today = talks_with(workspace, person.id), workspace.clock.today()
        if options.on:
            reader = reader_for(workspace, None, session.language)
            day = flag_value(reader, Contact, "on", options.on, "--on")
            chosen = [talk for talk in talks if talk.on == day]
        else:
            chosen = list(talks)
        if not talks:
            raise Trouble(words(N_("no talk with {name} is recorded"), name=person.name))
        if not chosen:
            days = tuple(dict.fromkeys(dated(talk.on, today) for talk in talks))[:DAYS]
            raise Trouble(
                words(N_("no talk with {name} on that day; there were: {days}"), name=person.name, days=days)
            )
        found = thanks(workspace, chosen[0], person.id)
        assert found is not None
    language = _language(call, person.language)
    text = thanks_letter(found, closing(session.config, found.by, language), language)
    if options.json:
        to = {"person": str(person.id), "person_name": person.name, "on": found.on.isoformat()}
        print_json({"schema": SCHEMA, "kind": "thanks", "language": language, **to, "text": text})
    elif out.format is MAIL:
        out.send(call, unsent(say(N_("Thank you"), language), person.email, text).as_bytes())
    else:
        out.send(call, utf8(text))
    return 0


COMMANDS = {"thank": (thank_flags, thank)}


def _language(call: Call, own: str) -> str:
    """Asked for, else the reader's own, else the writer's."""
    return catalogue_named("" if call.options.lang else own, call.session.language)
