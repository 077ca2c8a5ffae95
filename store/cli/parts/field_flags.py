"""Every field of a kind that is asked for is a flag: `detected_on` is `--detected-on`, read as a form reads it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from store.cli.parser import Options, Parser
from store.cli.parts.kind_words import NamedKind
from store.records import KINDS, Milestone, Person
from store.trouble import Trouble, UsageProblem
from store.values.fields import Field, field_named, fields_of
from store.values.likeness import nearest
from store.values.reader import Choices, Directory, Meaning, Reader, Unreadable
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, Words, say, words

PREFIX = "field "
"""Of the names that field values have among a command's options, so that they never meet another flag's."""
OFFERED = 4


def flag_of(name: str) -> str:
    """The flag of a field."""
    return "--" + name.replace("_", "-")


def asked(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that are flags. The project is the flag that all commands have."""
    return tuple(f for f in fields_of(kind) if f.asked and f.name != "project")


def add_field_flags(parser: Parser, shown: NamedKind | None) -> None:
    """A flag for every field of any kind, so that words and flags may come in any order; the help shows one kind's.

    But for a reforecast: that is never written by hand.
    """
    own = {f.name: f for f in asked(shown.kind)} if shown else {}
    others = {f.name: f for kind in KINDS.values() if not kind.written_by for f in asked(kind)}
    for name, one in (own | {n: f for n, f in others.items() if n not in own}).items():
        parser.flag(
            flag_of(name),
            _value(one, parser.language),
            _hint(one, parser.language) if name in own else None,
            dest=PREFIX + name,
            joined=bool(one.links_to),
        )


def typed_fields(options: Options, kind: type[Record], beside: Collection[str] = ()) -> dict[str, str]:
    """What was typed, by field, but for what belongs to a record `beside` it. Raises UsageProblem for a field that the
    kind has not."""
    typed = {
        name.removeprefix(PREFIX): text
        for name, text in vars(options).items()
        if name.startswith(PREFIX) and text is not None and name.removeprefix(PREFIX) not in beside
    }
    known = {f.name for f in asked(kind)}
    for name in typed:
        if name not in known:
            raise UsageProblem(_not_its_own(kind, flag_of(name), known))
    return typed


@dataclass(slots=True)
class Welcoming:
    """A directory that makes the person nobody knows yet; `made` is saved together with who named them."""

    directory: Directory
    made: list[Person] = field(default_factory=list)

    def find(self, kind: str, text: str) -> Choices:
        """Who is known."""
        return self.directory.find(kind, text)

    def meant(self, kind: str, text: str) -> Meaning:
        """Who is known, else somebody new of exactly that name; who may be mistyped is nobody new."""
        meaning = self.directory.meant(kind, text)
        if kind != Person.kind or meaning.sure or meaning.near:
            return meaning
        person = next((one for one in self.made if fold(text) in fold(one.name)), None)
        if person is None:
            person = Person(name=text.strip())
            self.made.append(person)
        return Meaning(((person.id, person.name),))

    def label(self, kind: str, id: int) -> str:
        """What people call it."""
        return next((p.name for p in self.made if p.id == id), "") or self.directory.label(kind, id)


def read_fields(
    kind: type[Record], typed: Mapping[str, str], reader: Reader, before: Record | None = None
) -> dict[str, Any]:
    """The values that were typed. Raises Trouble for a name nobody knows, UsageProblem for any other bad value."""
    values = {}
    for name, text in typed.items():
        one = field_named(kind, name)
        # A forecast moves from where it stands now; every other date counts from today.
        base = before.expected if isinstance(before, Milestone) and name == "forecast" else None
        try:
            values[name] = replace(reader, base=base).read(one, text)
        except Unreadable as problem:
            sentence = words(N_("{flag}: {problem}"), flag=flag_of(name), problem=problem.words)
            if one.links_to:
                raise Trouble(_with_candidates(sentence, one, problem, reader.directory)) from None
            raise UsageProblem(sentence) from None
    return values


def _with_candidates(sentence: Words, one: Field, problem: Unreadable, directory: Directory) -> Words:
    """A sentence about an unknown name, with the names that are like it."""
    text = str(problem.words.values.get("text", ""))
    if problem.choices or not text:
        return sentence
    from difflib import get_close_matches

    names = {fold(label): label for _, label in directory.find(one.links_to, "")}
    parts = {fold(part): label for label in names.values() for part in label.split()}
    near = dict.fromkeys(
        (parts | names)[name] for name in get_close_matches(fold(text), parts | names, OFFERED, 0.5)
    )
    if near:
        sentence = words(N_("{problem}; did you mean {names}?"), problem=sentence, names=tuple(near))
    if one.links_to == Person.kind:
        sentence = words(N_("{problem} (--new-people adds unknown people)"), problem=sentence)
    return sentence


def _not_its_own(kind: type[Record], flag: str, known: Iterable[str]) -> Words:
    flags = [flag_of(name) for name in known]
    if near := nearest(flag, flags):
        return words(
            N_("{kind}: there is no {flag}; did you mean {near}?"),
            kind=Words(kind.singular),
            flag=flag,
            near=near,
        )
    return words(
        N_("{kind}: there is no {flag}; forewarn add {name} --help names its fields"),
        kind=Words(kind.singular),
        flag=flag,
        name=kind.kind,
    )


VALUES: dict[str, str] = {
    "line": N_("TEXT"),
    "prose": N_("TEXT"),
    "number": N_("NUMBER"),
    "date": N_("DAY"),
    "choice": N_("WORD"),
    "choices": N_("WORDS"),
    "yesno": N_("YES|NO"),
    "money": N_("AMOUNT"),
    "link": N_("NAME"),
    "links": N_("NAMES"),
}


def _value(one: Field, language: str) -> str:
    return say(VALUES[one.shape], language)


def _hint(one: Field, language: str) -> str:
    title = say(one.title, language)
    hint = say(one.hint, language) if one.hint else ""
    choices = " | ".join(say(msgid, language) for msgid in one.choices.values())
    return " · ".join(part for part in (title, hint, choices) if part)
