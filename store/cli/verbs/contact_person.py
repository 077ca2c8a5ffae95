"""A talk that took place: `contact`."""

from collections.abc import Sequence

from store.acts.carry_out import carry_out
from store.acts.contact import contact
from store.cli.console import print_json, tell
from store.cli.parser import Call, Parser
from store.cli.parts.flag_value import flag_value
from store.cli.parts.heard_flags import heard_flags, heard_in
from store.cli.parts.json_records import record_json
from store.cli.parts.person_named import person_named
from store.cli.parts.project_named import project_named
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Saved
from store.queries.directory import Names
from store.queries.project_day import day_among
from store.queries.record_history import reader_for
from store.records import Contact
from store.rules.people.name_book import Found
from store.trouble import Trouble, UsageProblem
from store.values.outcome import Save
from store.values.words import N_, words


def contact_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`contact NAME [SUMMARY]`."""
    parser.word("person", N_("with whom, then what it was about: Chen asked for the price list"), many=True)
    parser.project(N_("the project it was about"))
    parser.flag("--by", "HOW", N_("call, meeting, visit, video, e-mail, message"))
    parser.flag("--on", "DAY", N_("when; today without it"))
    heard_flags(parser)
    parser.json()


def contact_(call: Call) -> int:
    """The contact, with what they heard in it. One too many is asked about first, and in a script is said."""
    options = call.options
    if not options.person:
        raise UsageProblem(words(N_("with whom? forewarn contact Chen asked for the price list")))
    with call.session.workspace() as workspace:
        project = project_named(workspace, options.project)
        text = " ".join(options.person)
        named = Names(workspace, project.id if project else None).people().longest(text)
        if isinstance(named.meant, Found) and not named.meant.person.archived:
            person, summary = named.meant.person, named.rest
        else:
            person, summary = person_named(workspace, options.person[0]), " ".join(options.person[1:])
        reader = reader_for(workspace, project.id if project else None, call.session.language)
        day = day_among(workspace, person.id)
        made = Contact(
            person=person.id,
            on=flag_value(reader, Contact, "on", options.on, "--on") if options.on else day.date,
            channel=flag_value(reader, Contact, "channel", options.by, "--by") if options.by else "call",
            projects=(project.id,) if project else (),
            summary=flag_value(reader, Contact, "summary", summary.strip(" ,:，：、"), "SUMMARY"),
        )
        done = contact(workspace, made, {})
        if not isinstance(done, Save):
            if not can_ask(call):
                raise Trouble(words(N_("{why}; forewarn add contact saves it anyway"), why=done.said))
            if answer_of(call, done) is None:
                tell(call, words(N_("nothing was saved")))
                return 0
            done = contact(workspace, made, {done.name: "yes"})
        assert isinstance(done, Save)
        heard = heard_in(call, workspace, (made,))
        saved = carry_out(workspace, Save((*done.records, *heard), done.act))
        assert isinstance(saved, Saved)
        if options.json:
            print_json(record_json(workspace, next(r for r in saved.records if r.id == made.id)))
        else:
            tell(call, words(N_("{act}; forewarn undo undoes it"), act=saved.act.name))
    return 0


COMMANDS = {"contact": (contact_flags, contact_)}
