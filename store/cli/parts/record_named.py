"""The one record that the words on a command line mean."""

import re
from collections.abc import Sequence

from store.cli.parser import Parser
from store.cli.parts.kind_words import kind_named, kind_or_none
from store.cli.parts.project_named import project_named
from store.disk.workspace import Workspace
from store.queries.reference import by_code_or_id, by_name, name_of
from store.records import Person, Project, Seat
from store.trouble import Trouble, UsageProblem
from store.values.record import Record
from store.values.words import N_, words

CODE = re.compile(r"([A-Za-z]{1,3})[- ]?([0-9]{1,6})")


def reference_flags(
    parser: Parser,
    name: str = "ref",
    help: str = N_("a code (R-14), an id, or a kind and a name (person Chen)"),
) -> None:
    """The words that mean a record, or several, and the project that they are looked for in first."""
    parser.word(name, help, many=True)
    parser.project(N_("the project's code, if the same code exists in two projects"))


def record_named(workspace: Workspace, typed: Sequence[str], project: str | None) -> Record:
    """By `CODE`, `ID`, `KIND NAME` or a person's name. Raises UsageProblem for no words, Trouble for nothing found or
    several."""
    if not typed:
        raise UsageProblem(words(N_("which record? give its code, its id, or a kind and a name")))
    within = project_named(workspace, project)
    found = (
        by_code_or_id(workspace, typed[0], project=within.id if within else None) if len(typed) == 1 else ()
    )
    place, text = within.id if within else None, " ".join(typed)
    if not found and kind_or_none(typed[0]) is None and CODE.fullmatch(text) is None:
        found = by_name(workspace, Person, text, place)
    if not found and len(typed) > 1:
        kind, name = kind_named(typed[0]).kind, " ".join(typed[1:])
        found = by_code_or_id(workspace, name, (kind,), place) or by_name(workspace, kind, name, place)
    return _the_only(workspace, found, text, within)


def subject_named(workspace: Workspace, typed: str | None, project: Project | None) -> Record:
    """What was told, by `CODE`, `ID`, or the name of a seat, which has no code. Raises as `record_named`."""
    if not typed:
        raise UsageProblem(words(N_("what was told? name its code: --subject R-14")))
    within = project.id if project else None
    found = by_code_or_id(workspace, typed, project=within) or by_name(workspace, Seat, typed, within)
    return _the_only(workspace, found, typed, project)


def _the_only(workspace: Workspace, found: Sequence[Record], text: str, within: Project | None) -> Record:
    if not found and within is not None and (elsewhere := by_code_or_id(workspace, text)):
        sentence = N_('there is no record "{text}" in {project}; there is {candidates}')
        candidates = tuple(_told_apart(workspace, record) for record in elsewhere)
        raise Trouble(words(sentence, text=text, project=within.code, candidates=candidates))
    if not found and (kind := kind_or_none(text)) is not None:
        sentence = N_('which one is "{text}"? forewarn list {text} lists them: {kind}')
        raise Trouble(words(sentence, text=text, kind=words(kind.plural)))
    if not found and (near := _near(workspace, text)):
        raise Trouble(words(N_('there is no record "{text}"; did you mean {near}?'), text=text, near=near))
    if not found:
        raise Trouble(
            words(
                N_('there is no record "{text}"; give a code, an id, or a kind and a name: person Chen'),
                text=text,
            )
        )
    if len(found) > 1:
        candidates = tuple(_told_apart(workspace, record) for record in found)
        raise Trouble(words(N_('which one is "{text}": {candidates}?'), text=text, candidates=candidates))
    return found[0]


def _near(workspace: Workspace, text: str) -> tuple[str, ...]:
    """The codes that have the letters and the number of what was typed: R-01 for R1; an issue's I for an R."""
    typed = CODE.fullmatch(text.strip())
    if typed is None:
        return ()
    letters, number = typed[1].upper(), int(typed[2])
    every = dict.fromkeys((letters, *({"R", "I"} if letters in ("R", "I") else ())))
    forms = [form.format(one, number) for one in every for form in ("{}-{:02}", "{}-{}", "{}{}", "{}-{:03}")]
    found = [getattr(one, "code", "") for form in forms for one in by_code_or_id(workspace, form)]
    return tuple(dict.fromkeys(found))


def _told_apart(workspace: Workspace, record: Record) -> str:
    """Name, project and id: enough to name it beyond doubt."""
    project = workspace.get(Project, record.project_id) if record.project_id is not None else None
    place = f" ({project.code})" if project else ""
    return f"{name_of(workspace, record)}{place} #{record.id}"
