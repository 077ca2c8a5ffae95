"""What somebody heard in a contact that is entered: by flags, or asked in one line where somebody sits there."""

import sys
from collections.abc import Sequence

from store.cli.console import remark, tell
from store.cli.parser import Call, Parser
from store.cli.parts.record_named import subject_named
from store.cli.parts.terminal_question import can_ask
from store.disk.workspace import Workspace
from store.queries.briefing.briefing_data import projects_for
from store.queries.meeting.capture_context import capture_context
from store.queries.project_situation import situations
from store.records import Contact, Told
from store.records.contact import WRITTEN
from store.rules.briefing.heard_in_talk import Mention, Talk, heard_in_talk
from store.rules.capture.grammar import capture
from store.trouble import UsageProblem
from store.values.record import Record
from store.values.words import N_, say, words


def heard_flags(parser: Parser) -> None:
    """Of `add contact` and of a line of quick entry that makes one."""
    parser.repeated(
        "--heard", "CODE", N_("what they heard in it, for `add contact`; several times for several")
    )
    parser.switch("--answers-mail", N_("it answers the mails that were sent to them, for `add contact`"))


def heard_in(
    call: Call, workspace: Workspace, contacts: Sequence[Contact], made: Sequence[Record] = ()
) -> tuple[Told, ...]:
    """What is told along with these contacts; `made`: what is saved with them. Raises UsageProblem for flags that go
    with no contact."""
    codes, answers = call.options.heard, call.options.answers_mail
    if not contacts:
        if codes or answers:
            raise UsageProblem(words(N_("--heard and --answers-mail go with a contact")))
        return ()
    found: list[Told] = []
    for contact in contacts:
        if codes or answers:
            found += _by_flags(call, workspace, _mentions(call, workspace, contact, made))
        else:
            found += heard_when_asked(call, workspace, contact, made)
    return tuple(found)


def heard_when_asked(
    call: Call, workspace: Workspace, contact: Contact, made: Sequence[Record] = ()
) -> Sequence[Told]:
    """What is told along with a contact by the answer of whoever sits there; nothing where nobody does. `made`: as of
    heard_in."""
    mentions = _mentions(call, workspace, contact, made) if can_ask(call) else ()
    return _asked(call, mentions) if mentions else ()


def _mentions(
    call: Call, workspace: Workspace, contact: Contact, made: Sequence[Record]
) -> tuple[Mention, ...]:
    if not contact.two_way and (contact.channel not in WRITTEN or not contact.by_us):
        return ()
    projects = contact.projects or projects_for(workspace, contact.person)
    found: list[Mention] = []
    for now in situations(workspace, projects):
        context = capture_context(workspace, now.project.id, call.session.language)
        named = tuple(record for one in capture(contact.summary, context) for record in one.linked)
        talk = Talk((contact.person,), contact.on, contact.channel, contact.by_us, tuple(made), named)
        found += heard_in_talk(now, talk)
    return tuple(found)


def _by_flags(call: Call, workspace: Workspace, mentions: Sequence[Mention]) -> list[Told]:
    found: list[Told] = []
    if call.options.answers_mail:
        found += [told for one in mentions if one.key.startswith("mail ") for told in one.tolds]
        if not found:
            remark(call, words(N_("no mail to them waits for its answer, or the contact was begun by us")))
    mailed = {told.subject for told in found}
    for code in call.options.heard:
        record = subject_named(workspace, code, None)
        tolds = [told for one in mentions for told in one.tolds if told.subject == record.id]
        if record.id in mailed:
            continue
        if not tolds:
            remark(call, words(N_("{code}: they know it, or need not be told of it"), code=code))
        found += tolds
    return found


def _asked(call: Call, mentions: Sequence[Mention]) -> list[Told]:
    """One list, one line: Enter takes what has a star, numbers those, `-` nothing."""
    language = call.session.language
    for n, one in enumerate(mentions, 1):
        tell(call, words("{star} {n} {said}", star="*" if one.ticked else " ", n=n, said=one.said))
    print(say(N_("heard? Enter: those with *, numbers: those, -: nothing"), language), end=" ", flush=True)
    typed = sys.stdin.readline().replace(",", " ").split()
    if not typed:
        return [told for one in mentions if one.ticked for told in one.tolds]
    chosen = {int(word) for word in typed if word.isdigit()}
    return [told for n, one in enumerate(mentions, 1) if n in chosen for told in one.tolds]
