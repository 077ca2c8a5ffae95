"""A template as people write it, read; whatever cannot be meant is said with the place where it stands."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from store.records import KINDS
from store.records.names import CODE
from store.records.stakeholder import ROLES
from store.rules.plan.template import BESIDE, FIRST, PLANNED, Entry, Template
from store.rules.plan.template_value import TemplateProblem, at, objected, text_list, typed
from store.values.fields import field_named
from store.values.frozen import frozen
from store.values.likeness import SHORT, nearest
from store.values.pattern import pattern
from store.values.text import clean_line
from store.values.words import LANGUAGES, N_, NN_, Words, words

TEXTS = ("title", "about", "language", "currency")
HYPERCARE = "hypercare_weeks"
CLOSING = "closing"
CURRENCY = pattern(r"[A-Z]{3}")
LONGEST = 5000
"""Working days from the start: twenty years."""
MOST_WEEKS = 52
MOST = 1000
"""Entries of one template."""
MANAGER = "manager"
HOLDERS = (MANAGER, *ROLES)
"""Who may hold a seat from the beginning: the project's manager, or the one person in a role."""
ID = pattern(r"\w{1,60}")
AFTER = pattern(r"(\w{1,60})\s*(?:([+-])\s*(\d{1,5}))?")
BEFORE_START = NN_(
    "{field} lies {n} working day before the start", "{field} lies {n} working days before the start"
)
TOO_SOON = NN_("it lies {n} working day too soon after {id}", "it lies {n} working days too soon after {id}")


@frozen
class _Raw:
    """An entry as it is written; `place` is how it is named in a complaint."""

    kind: str
    id: str
    written: Mapping[str, Any]
    place: Words


def read_template(text: str, name: str, *, language: str = "en", own: bool = False) -> Template:
    """Raises TemplateProblem with one sentence. `language`: of its texts, where it does not say."""
    try:
        told = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TemplateProblem(
            words(N_("{name} is not TOML: {problem}"), name=name, problem=str(error))
        ) from None
    head = {key: value for key, value in told.items() if key in TEXTS}
    for key, value in head.items():
        if not isinstance(value, str):
            raise TemplateProblem(words(N_("{field}: put it in quotes"), field=key))
    if (spoken := head.get("language", language)) not in LANGUAGES:
        raise TemplateProblem(words(N_("language is one of: {choices}"), choices=LANGUAGES))
    if (currency := head.get("currency", "")) and not CURRENCY.fullmatch(currency):
        raise TemplateProblem(words(N_("currency: three letters, such as EUR")))
    weeks = told.get(HYPERCARE, 0)
    if not isinstance(weeks, int) or not 0 <= weeks <= MOST_WEEKS:
        raise TemplateProblem(
            words(N_("{field}: from {least} to {most}"), field=HYPERCARE, least=0, most=MOST_WEEKS)
        )
    raws = list(_raws({key: value for key, value in told.items() if key not in (*TEXTS, HYPERCARE, CLOSING)}))
    if not raws:
        raise TemplateProblem(
            words(N_("{name} holds nothing: write [[milestone]], title and baseline"), name=name)
        )
    if len(raws) > MOST:
        raise TemplateProblem(words(N_("{name} holds more than {n} entries"), name=name, n=MOST))
    entries = _Reading(raws).entries()
    title = clean_line(head.get("title", "")) or name
    return Template(
        name,
        title,
        clean_line(head.get("about", "")),
        spoken,
        entries,
        text,
        hypercare_weeks=weeks,
        own=own,
        currency=currency,
        closing=text_list(CLOSING, told.get(CLOSING, [])),
    )


def _raws(told: Mapping[str, Any]) -> Iterator[_Raw]:
    known: set[str] = set()
    for kind, entries in told.items():
        if kind not in PLANNED:
            sentence, near = _near(
                kind,
                PLANNED,
                N_("a template holds no {name}; did you mean {near}?"),
                N_("a template holds no {name}; it may hold: {names}"),
            )
            raise TemplateProblem(words(sentence, name=kind, near=near, names=tuple(PLANNED)))
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise TemplateProblem(words(N_("begin each {kind} with a line [[{kind}]]"), kind=kind))
        for n, written in enumerate(entries, 1):
            place = words(N_("{kind} {n}"), kind=kind, n=n)
            if title := clean_line(str(written.get("title", ""))):
                place = words(N_("{kind} {n} ({title})"), kind=kind, n=n, title=title)
            id = written.get("id", f"{kind}_{n}")
            if not isinstance(id, str) or not ID.fullmatch(id) or CODE.fullmatch(id):
                sentence = N_("an id is one word such as go_live, and no code: {id}")
                raise at(place, words(sentence, id=str(id)))
            if id in known:
                raise at(place, words(N_("another entry has the id {id} already"), id=id))
            known.add(id)
            yield _Raw(kind, id, written, place)


def _near(name: str, known: Mapping[str, Any] | Sequence[str], like: str, unlike: str) -> tuple[str, str]:
    """(the sentence, the name that was meant), where one is like it."""
    near = nearest(name, known, SHORT)
    return (like, near) if near else (unlike, "")


class _Reading:
    """The entries with their links and days, which need all of them."""

    def __init__(self, raws: Sequence[_Raw]) -> None:
        self.raws = {raw.id: raw for raw in raws}
        self.reached: dict[str, int] = {}
        """Working days from the start by milestone."""

    def entries(self) -> tuple[Entry, ...]:
        self._days_of_milestones()
        return tuple(map(self._entry, self.raws.values()))

    def _entry(self, raw: _Raw) -> Entry:
        values: dict[str, Any] = {}
        days: dict[str, int] = {}
        links: dict[str, tuple[str, ...]] = {}
        kind = KINDS[raw.kind]
        for name, written in raw.written.items():
            if name in ("id", "held_by"):
                continue
            if name == FIRST and raw.kind == "series":
                days[name] = self._day(raw, name, written)
                continue
            if name not in PLANNED[raw.kind]:
                fields = (*PLANNED[raw.kind], *BESIDE.get(raw.kind, ()), "id")
                sentence, near = _near(
                    name,
                    fields,
                    N_("there is no {field} here; did you mean {near}?"),
                    N_("there is no {field} here; there are: {fields}"),
                )
                raise at(raw.place, words(sentence, field=name, near=near, fields=fields))
            field = field_named(kind, name)
            if field.shape == "date":
                days[name] = self._day(raw, name, written)
            elif field.links_to:
                links[name] = self._linked(raw, name, field.links_to, written, several=field.shape == "links")
            else:
                values[name] = typed(raw.place, field, written)
        if not values.get("title"):
            raise at(raw.place, words(N_("it has no title")))
        if raw.kind == "milestone":
            days["baseline"] = self.reached[raw.id]
        entry = Entry(raw.kind, raw.id, values, days, links, self._held_by(raw))
        if problem := objected(entry):
            raise at(raw.place, problem)
        return entry

    def _held_by(self, raw: _Raw) -> str:
        holder = raw.written.get("held_by", "")
        if raw.kind == "seat" and holder and holder not in HOLDERS:
            raise at(raw.place, words(N_("held_by is one of: {choices}"), choices=HOLDERS))
        return str(holder)

    def _linked(
        self, raw: _Raw, name: str, kind: str, written: Any, *, several: bool = False
    ) -> tuple[str, ...]:
        """Ids of entries: of seats where a person is meant, else of that kind."""
        wanted = "seat" if kind == "person" else kind
        named = written if isinstance(written, list) and several else [written]
        for one in named:
            if not isinstance(one, str) or one not in self.raws or self.raws[one].kind != wanted:
                known = [raw.id for raw in self.raws.values() if raw.kind == wanted]
                sentence, near = _near(
                    str(one),
                    known,
                    N_("{field}: no {kind} here has the id {id}; did you mean {near}?"),
                    N_("{field}: no {kind} here has the id {id}"),
                )
                raise at(raw.place, words(sentence, field=name, kind=wanted, id=str(one), near=near))
        return tuple(dict.fromkeys(named))

    def _day(self, raw: _Raw, name: str, written: Any) -> int:
        """Working days from the start: 10, or "go_live", "go_live - 10", from the day of a milestone."""
        if isinstance(written, int) and not isinstance(written, bool):
            days = written
        elif isinstance(written, str) and (found := AFTER.fullmatch(written.strip())):
            (milestone,) = self._linked(raw, "day", "milestone", found[1])
            days = self.reached[milestone] + int(f"{found[2] or '+'}{found[3] or 0}")
        else:
            sentence = N_(
                '{field}: working days from the start, such as 10, or from a milestone, such as "go_live - 10"'
            )
            raise at(raw.place, words(sentence, field=name))
        return self._within(raw, name, days)

    def _within(self, raw: _Raw, name: str, days: int) -> int:
        if days < 0:
            raise at(raw.place, words(BEFORE_START, field=name, n=-days))
        if days > LONGEST:
            raise at(
                raw.place,
                words(N_("{field} lies more than {n} working days after the start"), field=name, n=LONGEST),
            )
        return days

    def _days_of_milestones(self) -> None:
        """Each once that before it is known; what waits for itself is a circle."""
        waiting = {id: raw for id, raw in self.raws.items() if raw.kind == "milestone"}
        while waiting:
            ready = [raw for raw in waiting.values() if not (self._needs(raw) & waiting.keys())]
            if not ready:
                circle = self._circle(waiting)
                raise TemplateProblem(words(N_("the milestones go in a circle: {ids}"), ids=circle))
            for raw in ready:
                self.reached[raw.id] = self._reached(raw)
                del waiting[raw.id]

    def _needs(self, raw: _Raw) -> set[str]:
        """The milestones that its day is reckoned from."""
        found: set[str] = set()
        if "after" in raw.written:
            found.update(self._linked(raw, "after", "milestone", raw.written["after"]))
        baseline = raw.written.get("baseline")
        if isinstance(baseline, str) and (said := AFTER.fullmatch(baseline.strip())):
            found.update(self._linked(raw, "day", "milestone", said[1]))
        return found

    def _circle(self, waiting: Mapping[str, _Raw]) -> tuple[str, ...]:
        """The way round, from one of them back to it."""
        way = [next(iter(waiting))]
        while (behind := min(self._needs(waiting[way[-1]]) & waiting.keys())) not in way:
            way.append(behind)
        return (*way[way.index(behind) :], behind)

    def _reached(self, raw: _Raw) -> int:
        before, lag = raw.written.get("after"), raw.written.get("after_wd")
        if lag is not None:
            if before is None:
                raise at(
                    raw.place, words(N_("after_wd says how long after which milestone: write after, too"))
                )
            lag = typed(raw.place, field_named(KINDS["milestone"], "after_wd"), lag)
        soonest = self.reached[before] + (lag or 0) if before is not None else 0
        if "baseline" in raw.written:
            days = self._day(raw, "baseline", raw.written["baseline"])
            if days < soonest:
                raise at(raw.place, words(TOO_SOON, n=soonest - days, id=before))
            return days
        if before is None or lag is None:
            sentence = N_("it has no day: write baseline = 10, or after and after_wd")
            raise at(raw.place, words(sentence))
        return self._within(raw, "after_wd", soonest)
