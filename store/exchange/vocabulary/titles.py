"""What columns may be called: the fields of a kind under every name that people give them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from store.exchange.vocabulary.scripts import UNPARTED
from store.exchange.vocabulary.word_tables import alternatives, read_table
from store.records import KINDS, Person, Stakeholder
from store.values.fields import Field, Shape, fields_of
from store.values.frozen import frozen
from store.values.record import Record
from store.values.text import fold, unaccented
from store.values.words import N_, ways_to_write

_RANGE = re.compile(r"(?<!\d)(\d{1,3})\s*(?:to|bis|tot|至|~|\.\.|--?|–)\s*(\d{1,3})(?!\d)")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HINT = re.compile(r"(?<=\S)\s*[(\[（【][^()\[\]（）【】]*[^\W\d_][^()\[\]（）【】]*[)\]）】]")
"""What to write under a title: `Response (avoid, accept …)`. A number in brackets tells titles apart."""
FEWEST_OF_TRACKERS = 3  # titles that tell a tracker's export; people use one or two of them
LONGEST_TITLE = 80  # characters
_MARKS = re.compile(r"[\W_]+")

# Columns that are no field but say something about one.
EXTRAS: Mapping[str, tuple[tuple[str, str, Shape], ...]] = {
    "risk": (("score", N_("Score"), "line"), ("level", N_("Level"), "line")),
    "milestone": (
        ("finish", N_("Finish"), "date"),
        ("start", N_("Start"), "date"),
        ("status", N_("Status"), "line"),
        ("predecessors", N_("Predecessors"), "line"),
        ("reason", N_("Why it moved"), "line"),
        ("is_one", N_("Is a milestone"), "yesno"),
    ),
    "action": (("status", N_("Status"), "line"),),
    "person": (("first", N_("First name"), "line"), ("last", N_("Last name"), "line")),
    "stakeholder": (("first", N_("First name"), "line"), ("last", N_("Last name"), "line")),
}
# Columns that follow from others: looked at, never imported.
DERIVED = ("score", "level")
# Set by the kind's own rules, from another column.
_NOT_A_COLUMN = {"stakeholder": ("person",), "milestone": ("after",)}
OF_THE_PERSON = ("name", "address", "organisation", "title", "phone", "email", "chat", "language")


@frozen
class Target:
    """Where a column can go: a field of a record, or something that the kind's rules make of it (`field` None)."""

    name: str
    title: str
    shape: Shape
    field: Field | None = None

    @property
    def required(self) -> bool:
        """Whether no record can be made without it."""
        return self.field is not None and self.field.required

    @property
    def derived(self) -> bool:
        """Whether it follows from others, and is looked at and never imported; a reading's score is its own."""
        return self.field is None and self.name in DERIVED

    @property
    def is_level(self) -> bool:
        """Whether it takes a level from 1 to 5."""
        return self.field is not None and (self.field.ge, self.field.le) == (1, 5)


@frozen
class Title:
    """One name of a target as `title_key` writes it; `within`: it may stand in a longer one."""

    key: str
    within: bool = False


def targets_of(kind: type[Record]) -> tuple[Target, ...]:
    """Everything a column of a register of this kind can mean, fields first."""
    return _targets(kind.kind)


def titles_of(kind: type[Record], name: str) -> tuple[Title, ...]:
    """The names of one target, the best first: its own in every language, then those of other people's registers."""
    return _titles(kind.kind, name)


@cache
def _targets(kind: str) -> tuple[Target, ...]:
    of_person = [f for f in fields_of(Person) if f.name in OF_THE_PERSON] if kind == Stakeholder.kind else []
    fields = [*of_person, *fields_of(KINDS[kind])]
    skipped = _NOT_A_COLUMN.get(kind, ())
    return (
        *(Target(f.name, f.title, f.shape, f) for f in fields if f.asked and f.name not in skipped),
        *(Target(name, title, shape) for name, title, shape in EXTRAS.get(kind, ())),
    )


@cache
def _titles(kind: str, name: str) -> tuple[Title, ...]:
    target = next(target for target in _targets(kind) if target.name == name)
    own = [target.name, *sorted(ways_to_write(target.title))]
    table = read_table("titles")
    sections = [kind, Person.kind] if kind == Stakeholder.kind else [kind]
    listed = [text for section in sections for text in table.get(section, {}).get(name, [])]
    listed += table["any"].get("status" if name == "state" else name, [])
    titles = [Title(title_key(text)) for text in own]
    titles += [Title(title_key(text.rstrip("*")), text.endswith("*")) for text in listed]
    return tuple(dict.fromkeys(titles))


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(title.key for target in _targets(kind) for title in _titles(kind, target.name))


def parted(kind: type[Record], key: str) -> str:
    """The title of several words that `key` is when they are written as one; empty where it is none."""
    return _glued(kind.kind).get(key, "")


@cache
def _glued(kind: str) -> dict[str, str]:
    return {key.replace(" ", ""): key for key in sorted(_known(kind)) if " " in key}


def last_resorts(kind: type[Record], sort: str = "last_resort") -> tuple[str, ...]:
    """Keys of columns that may stand in for a missing title; `sort`: `sort_of` for those that name a sort of it."""
    return tuple(map(title_key, read_table("titles")[sort].get(kind.kind, [])))


@lru_cache(4096)
def title_key(text: str) -> str:
    """A title for comparing: folded, `camelCase` parted, without accents, punctuation, hints in brackets and scales."""
    parted = _HINT.sub(" ", unaccented(_HUMP.sub(" ", text))).replace("_", " ")
    plain = " ".join(_MARKS.sub(" ", _RANGE.sub(" ", parted)).split())
    return plain or parted


def scale_in(title: str) -> tuple[int, int] | None:
    """The scale that a title names: (1, 5) for `L_1to5` and for `Impact (1-5)`."""
    form = _RANGE.search(fold(title).replace("_", " "))
    return (int(form[1]), int(form[2])) if form and int(form[1]) < int(form[2]) else None


def strength(title: Title, key: str) -> int:
    """How well a longer `key` contains the title: its length, 0 for not at all or about something else."""
    if not title.within or title.key == key:
        return 0
    return len(title.key) if stands_in(title.key, key) and not _about_something_else(key, title.key) else 0


def stands_in(word: str, key: str) -> bool:
    """Whether a title holds the word: whole, where the writing parts words."""
    return word in key if UNPARTED.search(word) else f" {word} " in f" {key} "


def _about_something_else(key: str, title: str) -> bool:
    rest = key.replace(title, " ", 1)
    return any(stands_in(word, rest) for word in words_of_titles("words"))


def before_response(key: str) -> str:
    """The title that a column has beside its word for how it was before any response: `initial impact` is `impact`."""
    return _without(key, words_of_titles("first"))


def _without(key: str, words: Iterable[str]) -> str:
    """The rest of a title that begins or ends with one of the words; empty for any other."""
    for word in words:
        apart = "" if UNPARTED.match(word) else " "
        if key.startswith(word + apart):
            return key.removeprefix(word).strip()
        if key.endswith(apart + word):
            return key.removesuffix(word).strip()
    return ""


def after_response(key: str) -> str:
    """The title beside the word for how it is after the response: `new likelihood` is `likelihood`."""
    return _without(key, words_of_titles("left"))


@lru_cache(4096)
def bare_title(key: str) -> str:
    """A title without words that say nothing of what stands below it: `list of possible risks` is `risks`."""
    return _cut(key, words_of_titles("neutral"))


@lru_cache(4096)
def described_title(key: str) -> str:
    """What the sentences below a title are about: `response description` is `response`."""
    return _cut(key, words_of_titles("described"))


def _cut(key: str, words: Iterable[str]) -> str:
    if UNPARTED.search(key):
        for word in words:
            key = key.replace(word, "") if UNPARTED.search(word) else key
        return key.strip()
    return " ".join(word for word in key.split() if word not in words)


@cache
def words_of_titles(name: str) -> tuple[str, ...]:
    """The words that make a title be about something else, by the name of their list in the table."""
    return tuple(map(title_key, read_table("titles")["otherwise"][name]))


def knows(kind: type[Record], text: str) -> bool:
    """Whether `text` is a title that a column of such a register may have."""
    return is_title(kind, text) or bool(one_of_several(kind.kind, text))


def is_title(kind: type[Record], text: str) -> bool:
    """Whether `text` is one title, as it stands."""
    return bool(text) and len(text) < LONGEST_TITLE and title_key(text) in _known(kind.kind)


@lru_cache(4096)
def one_of_several(kind: str, text: str) -> str:
    """The key of the first title that is known of several in one: `Cause/Source`, `Group / Person`, `A=Occurrence`."""
    parts = [part for part in _between().split(text) if part.strip()] if len(text) < LONGEST_TITLE else []
    if len(parts) < 2:
        return ""
    known = _known(kind)
    return next((key for key in map(title_key, parts) if len(key) > 1 and key in known), "")


@cache
def _between() -> re.Pattern[str]:
    """What parts the titles of a column that has several."""
    table = read_table("joining")["words"]
    joining = alternatives((*table["both"], *table["either"], *table["either_title"]))
    return re.compile(rf"\s*[/|&=＝／、]\s*|\s+(?:{joining})\s+|[{''.join(table['unparted'])}]")


def names_rows(kind: type[Record], text: str) -> bool:
    """Whether the name of a sheet says that people are listed on it: `Stakeholder Information`."""
    key = title_key(text)
    naming = (
        title for target in _targets(kind.kind) if target.name == "name" for title in titles_of(kind, "name")
    )
    return any(stands_in(title.key, key) for title in naming if len(title.key) > 1)


def is_tracker(titles: Iterable[str]) -> bool:
    """Whether the titles of a file are those that GitLab, GitHub, Jira or OpenProject write."""
    known = set(map(title_key, read_table("titles")["trackers"]["titles"]))
    return len(known & set(map(title_key, titles))) >= FEWEST_OF_TRACKERS


def names_state(text: str) -> bool:
    """Whether a column of this title says how far each row is, in a register of whatever kind."""
    return title_key(text) in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(
        title.key
        for kind in KINDS
        for target in _targets(kind)
        if target.name in ("state", "status")
        for title in _titles(kind, target.name)
    )


def targets_called(kind: type[Record], text: str) -> Iterable[Target]:
    """The targets with that name, the ones that bear it first."""
    key = title_key(text)
    ranked = (
        (titles.index(key), target)
        for target in targets_of(kind)
        if key in (titles := [title.key for title in titles_of(kind, target.name)])
    )
    return [target for _, target in sorted(ranked, key=lambda pair: pair[0])]
