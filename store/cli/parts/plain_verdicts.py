"""The verdict keys of the line dialogue: what was typed behind each, as the act that it stands for."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from store.acts.add_action import add_action, propose_action
from store.acts.contact import contact
from store.acts.let_rest import finish_stop
from store.acts.tell import need_not, tell
from store.cli import console
from store.cli.parser import Call
from store.cli.parts.heard_flags import heard_when_asked
from store.cli.parts.terminal_question import answer_of, can_ask
from store.cli.parts.typed_answers import Ask, typed_through
from store.disk.workspace import Workspace
from store.queries.record_history import reader_for
from store.queries.review.review_line import ReviewLine
from store.records import Action, Contact, Told, Verdict
from store.records.contact import CHANNELS, Channel
from store.records.verdict import Decided
from store.rules.people.person_behind import person_behind
from store.rules.review.verdicts import judged, snoozed, stands
from store.values.fields import field_named
from store.values.outcome import Answers, Choose, Outcome, Save
from store.values.reader import Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import LANGUAGES, N_, Words, say, words

KEYS = ("ok", "x", "t", "n", "c", "a", "s")
FOR_ALL = ("ok", "t", "n", "a", "s")
"""The verdicts that can be given on many at once."""
MAIL = "mail"
"""What people type for an e-mail."""


class PlainVerdicts:
    """What is not typed behind a key is asked, where somebody sits there."""

    def __init__(self, call: Call, workspace: Workspace) -> None:
        self._call = call
        self._workspace = workspace
        self._language = call.session.language
        self._ask: Ask | None = partial(answer_of, call) if can_ask(call) else None

    def given(self, key: str, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """What the key saves, with the words behind it; else what it asks, or why it does nothing."""
        try:
            return self._given(key, line, typed)
        except Unreadable as problem:
            return problem.words

    def _given(self, key: str, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        match key:
            case "ok":
                return stands(line.item, line.day, line.name, self._language)
            case "x":
                return self._finished(line, typed)
            case "t":
                return self._told(line, typed)
            case "n":
                return self._need_not(line, typed)
            case "c":
                return self._called(line, typed)
            case "a":
                return self._acted(line, " ".join(typed))
        return self._snoozed(line, typed)

    def _finished(self, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """What is asked is answered behind the key: what became of a risk, why a promise was missed."""

        def act(given: Answers) -> Outcome:
            return finish_stop(
                self._workspace, line.item, given, self._language, lambda _: say(line.name, self._language)
            )

        return _judged(line, "finished", typed_through(act, "x", typed, self._language, self._ask))

    def _told(self, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """Whoever hears next, by call; another way or another person is typed behind the key."""
        channel, name = _way(typed)
        person = self._read(line, Told, "person", name) if name else None
        record, project = line.item.record, line.item.project
        called = say(line.subject, self._language)
        done = tell(self._workspace, record, project, person=person, channel=channel, subject=called)
        return _judged(line, "told", done)

    def _need_not(self, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """Whoever must hear of it need not, for the reason behind the key."""
        records = tuple(each.record for each in line.item.each)

        def act(given: Answers) -> Outcome:
            return need_not(self._workspace, records, given, project=line.item.project, called=line.called)

        return _judged(line, "told", typed_through(act, "n", typed, self._language, self._ask))

    def _called(self, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """A call today with whose record it is, and what they heard in it; what else was typed is its summary."""
        id = person_behind(line.item.record)
        if id is None:
            return words(N_("this is not about a person; forewarn add contact records a call with anyone"))
        said = self._read(line, Contact, "summary", " ".join(typed))
        made = Contact(person=id, on=line.day.date, projects=(line.item.project,), summary=said)
        done = contact(self._workspace, made, {})
        if isinstance(done, Choose):
            if self._ask is None:
                console.tell(self._call, done.said)
            elif self._ask(done) is None:
                return words(N_("nothing was changed"))
            done = contact(self._workspace, made, {done.name: "yes"})
        assert isinstance(done, Save)
        heard = heard_when_asked(self._call, self._workspace, made)
        return _judged(line, "contacted", replace(done, records=(*done.records, *heard)))

    def _acted(self, line: ReviewLine, typed: str) -> Save | Words:
        """What is to be done, and behind an @ by whom; without words as it is offered."""
        item, day, name = line.item, line.day, line.name
        action = propose_action(self._workspace, item, day, name, self._language)
        if isinstance(action, Words):
            return action
        title, _, whom = typed.replace("＠", "@").partition("@")
        owner = self._read(line, Action, "owner", whom) if whom.strip() else action.owner
        said = self._read(line, Action, "title", title.strip() or action.title)
        return add_action(item, day, action, said, owner)

    def _snoozed(self, line: ReviewLine, typed: Sequence[str]) -> Save | Words:
        """As many words as make a day; the others say why."""
        if not typed:
            return words(N_("until when? s fri, s +5wd, s 5 dec; then why"))
        size = next((n for n in (3, 2) if self._is_day(line, " ".join(typed[:n]))), 1)
        until = self._read(line, Verdict, "until", " ".join(typed[:size]))
        why = self._read(line, Verdict, "why", " ".join(typed[size:]))
        return snoozed(line.item, line.day, line.name, until, why)

    def _is_day(self, line: ReviewLine, text: str) -> bool:
        try:
            return bool(self._read(line, Verdict, "until", text))
        except Unreadable:
            return False

    def _read(self, line: ReviewLine, kind: type[Record], name: str, text: str) -> Any:
        """What the text means in a field, as a form reads it. Raises Unreadable."""
        reader = reader_for(self._workspace, line.item.project, self._language)
        return reader.read(field_named(kind, name), text)


def _way(typed: Sequence[str]) -> tuple[Channel, str]:
    """The channel that is typed first, a call without one; then whose name it is."""
    first = fold(typed[0]) if typed else ""
    channel: Channel
    for channel, msgid in CHANNELS.items():
        if first in {fold(channel), *(fold(say(msgid, language)) for language in LANGUAGES)}:
            return channel, " ".join(typed[1:])
    return ("email", " ".join(typed[1:])) if first == MAIL else ("call", " ".join(typed))


def _judged(line: ReviewLine, decided: Decided, done: Save | Words) -> Save | Words:
    """What was done, and the verdict on it."""
    return judged(done, line.item, line.day, decided) if isinstance(done, Save) else done
