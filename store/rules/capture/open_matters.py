"""What is open between us and those we meet: a meeting begins with it."""

from collections.abc import Collection, Iterable
from datetime import date

from store.records import Action, Contact
from store.rules.people.responsibilities import KIND_WORDS
from store.rules.situation import Situation
from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import N_, Words, bare, words

ORDER = {"ask": 0, "promise": 1, "wish": 2, "action": 3}


@frozen
class Open:
    """One open matter: an action, ask, promise or wish, or an opinion that nobody answered; `people` are its own."""

    record: Record
    said: Words
    people: frozenset[int]
    due: date | None = None


def open_matters(situation: Situation, opinions: Iterable[Contact]) -> tuple[Open, ...]:
    """Everything open in a project: asks, promises, wishes, unanswered opinions, actions; each by its day."""
    found = [_of_action(situation, action) for action in situation.actions if action.open]
    found.sort(key=lambda one: (ORDER[getattr(one.record, "type", "action")], one.due or date.max))
    return (*(_of_opinion(situation, one) for one in opinions), *found)


def concerning(matters: Iterable[Open], people: Collection[int], *, everything: bool) -> tuple[Open, ...]:
    """Those of these people; `everything`: of all, theirs first."""
    there = frozenset(people)
    theirs = [one for one in matters if one.people & there]
    return tuple(theirs + ([one for one in matters if not one.people & there] if everything else []))


def _of_action(situation: Situation, action: Action) -> Open:
    who = action.owner if action.type in ("ask", "action") else action.owed_to
    what = words("{code} {title}", code=action.code, title=bare(action.label))
    said = words(
        N_("{kind}, {name}: {what}"), kind=Words(KIND_WORDS[action.type]), name=situation.name(who), what=what
    )
    if not situation.name(who):
        said = words(N_("{kind}: {what}"), kind=Words(KIND_WORDS[action.type]), what=what)
    if action.due is not None:
        said = words(N_("{what}, due {day}"), what=said, day=action.due)
    people = frozenset(person for person in (action.owner, action.owed_to, action.asked_by) if person)
    return Open(action, said, people, action.due)


def _of_opinion(situation: Situation, contact: Contact) -> Open:
    said = words(
        N_("{name} thinks: {text}; not answered since {day}"),
        name=situation.name(contact.person),
        text=bare(contact.opinion),
        day=contact.on,
    )
    return Open(contact, said, frozenset((contact.person,)), contact.on)
