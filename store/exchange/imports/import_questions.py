"""What a file asks of whoever brings it in: a list of questions with their answers, and what an answer means."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from store.exchange.columns.choice_words import choices as choices_named
from store.exchange.columns.date_order import NAMES
from store.exchange.imports.conflicts import Question
from store.exchange.imports.import_choices import Choices, Incoming
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.notes_on_screen import on_screen
from store.exchange.imports.people_rows import NO_ROLE
from store.exchange.imports.unread_words import UnreadWord, notes_on
from store.exchange.tables.sheet_grid import ONE_OF_SHEETS
from store.records import Stakeholder
from store.records.stakeholder import ROLES
from store.values.frozen import frozen
from store.values.text import fold
from store.values.words import N_, NN_, Words, words

About = Literal[
    "field",
    "sheet",
    "dates",
    "word",
    "said",
    "role",
    "row",
    "person",
    "named",
    "approver",
    "reason",
    "heard_until",
    "mapping",
    "keep",
]
BACK = ""
"""The answer that takes back what was said."""


@frozen
class Asked:
    """`key`: what it is about, a word or a name or a row; `answers`: (value, what it does); `typed`: msgid of what may
    be typed, else nothing may; `taken`: what holds unless somebody says otherwise; `must`: nothing is saved before."""

    about: About
    said: Words
    key: str | int = ""
    answers: tuple[tuple[str, Words], ...] = ()
    typed: str = ""
    taken: Words = Words("")
    must: bool = False
    question: Question | None = None


def questions_of(incoming: Incoming) -> tuple[Asked, ...]:
    """Every question, those first without which nothing is saved; then what was answered and may be taken back."""
    return tuple(sorted(_all(incoming), key=lambda one: not one.must))


def notes_beside(plan: Plan) -> tuple[Words, ...]:
    """What is said of the reading that no question asks."""
    asked = {*notes_on(plan.unread)}
    questions = (*NO_ROLE, ONE_OF_SHEETS)
    return tuple(on_screen(note) for note in plan.notes if note not in asked and note.msgid not in questions)


def answered(choices: Choices, asked: Asked, answer: str) -> Choices:
    """With an answer: one of the question's values, or what was typed."""
    answer = answer.strip()
    match asked.about:
        case "field":
            return choices.with_column(answer, str(asked.key))
        case "sheet":  # what was said of columns and rows was said of another
            return replace(choices, sheet=answer, maps=(), left=frozenset())
        case "dates":
            return replace(choices, dates=answer)
        case "word" | "said":
            rest = {word: value for word, value in choices.values.items() if word != asked.key}
            return replace(choices, values=rest | ({str(asked.key): answer} if answer else {}))
        case "named":
            return replace(choices, named={k: v for k, v in choices.named.items() if k != asked.key})
        case "person" if asked.question is not None and answer not in asked.question.answers:
            return replace(choices, named={**choices.named, fold(str(asked.key)): answer})
        case "person" | "row" if asked.question is not None:
            decided = choices.decisions(None).answered(asked.question, answer)
            return replace(choices, rows=decided.rows, people=decided.people, named=decided.named)
        case "role":
            return replace(choices, role=answer)
        case "approver":
            return replace(choices, approver=answer)
        case "reason":
            return replace(choices, reason=answer)
        case "mapping":
            return replace(choices, mapping=answer)
        case "keep":
            return replace(choices, keep=answer)
    return replace(choices, heard_until=answer)


def _all(incoming: Incoming) -> Iterator[Asked]:
    plan, choices = incoming.plan, incoming.choices
    for part in plan.parts:
        for target in part.missing:
            columns = tuple((header, words("{column}", column=header)) for header in part.mapping.headers)
            sentence = words(N_("no column is read as {field}: which one is it?"), field=Words(target.title))
            yield Asked("field", sentence, target.name, columns, must=True)
    yield from _sheet(incoming)
    yield from _mapping(incoming)
    yield from _dates(incoming)
    for word in plan.unread:
        if word.is_asked or word.settled_by_value:
            yield _word(word)
    for word in plan.roles:
        yield _word(word)
    if (n := plan.without_role - sum(len(word.rows) for word in plan.roles)) > 0 or choices.role:
        said = NN_("{n} without a role: no clock runs", "{n} without a role: no clock runs")
        roles = tuple((role, Words(ROLES[role])) for role in choices_named(Stakeholder.kind, "role"))
        taken = Words(ROLES[choices.role]) if choices.role else Words("")
        yield Asked("role", words(said, n=max(n, 0)), "", (*roles, *_back(choices.role)), taken=taken)
    yield from _moves(incoming)
    if incoming.hears is not None or choices.heard_until:
        said_then = incoming.hears.said if incoming.hears else words(N_("heard until the day"))
        yield _typed("heard_until", said_then, N_("a day, such as 20 nov"), choices.heard_until)
    for one in plan.questions:
        yield _contradiction(one)
    for word_said, value in choices.values.items():
        taken = words("{value}", value=value)
        yield Asked("said", words("{word}", word=word_said), word_said, _back("said"), taken=taken)
    for name, who in choices.named.items():
        taken = words("{name}", name=incoming.names.get(who, who))
        yield Asked("named", words("{name}", name=name), name, _back("said"), taken=taken)


def _back(said: str) -> tuple[tuple[str, Words], ...]:
    return ((BACK, words(N_("take it back"))),) if said else ()


def _sheet(incoming: Incoming) -> Iterator[Asked]:
    """Which sheet of a workbook is read."""
    if chosen := incoming.choices.sheet:
        taken = words("{sheet}", sheet=chosen)
        yield Asked("sheet", words(N_("which sheet is read?")), "", _back(chosen), taken=taken)
        return
    for note in incoming.plan.notes:
        if note.msgid == ONE_OF_SHEETS:
            others = tuple((one, words("{sheet}", sheet=one)) for one in note.values["others"])
            taken = words("{sheet}", sheet=note.values["sheet"])
            yield Asked("sheet", words(N_("which sheet is read?")), "", others, taken=taken)
            return


def _mapping(incoming: Incoming) -> Iterator[Asked]:
    """Which saved mapping is used, where there is one; under which name this one is kept, once something was chosen."""
    choices = incoming.choices
    if incoming.mappings:
        names = tuple((name, words("{name}", name=name)) for name in incoming.mappings)
        taken = (
            words("{name}", name=choices.mapping) if choices.mapping else Words(N_("as it is read unasked"))
        )
        said = words(N_("which saved mapping is used?"))
        yield Asked("mapping", said, "", (*names, *_back(choices.mapping)), taken=taken)
    if choices.maps or choices.values or choices.keep:
        said = words(N_("keep this mapping for the next file like it?"))
        yield _typed("keep", said, N_("a name for the mapping"), choices.keep, N_("no"))


def _dates(incoming: Incoming) -> Iterator[Asked]:
    orders = tuple(NAMES.items())
    if (chosen := incoming.choices.dates) in NAMES:
        answers = (*orders, *_back(chosen))
        yield Asked("dates", words(N_("the order in days")), "", answers, taken=NAMES[chosen])
        return
    asks = dict.fromkeys(ask for part in incoming.plan.parts for ask in part.dates)
    for ask in list(asks)[:1]:
        if "other" in ask.values:
            sentence = N_("{one} in row {row}, {other} in row {other_row}: which comes first, day or month?")
        else:
            sentence = N_("{text} in row {row}: which comes first, day or month?")
        yield Asked("dates", words(sentence, **ask.values), "", orders, must=True)


def _word(word: UnreadWord) -> Asked:
    said = words(
        NN_("{column} says {word} in {n} row: what is it?", "{column} says {word} in {n} rows: what is it?"),
        column=word.column,
        word=word.text,
        n=len(word.rows),
    )
    answers = tuple((value, _meant(word, value)) for value in word.choices)
    typed = (
        ""
        if word.choices
        else N_("a level from 1 to 5")
        if word.target.is_level
        else N_("a day, such as 20 nov")
    )
    if word.taken:
        taken = words("{value}", value=word.taken)
    else:
        taken = words(N_("the row waits") if word.waits else N_("to the remark"))
    return Asked("word", said, word.text, answers, typed, taken)


def _meant(word: UnreadWord, value: str) -> Words:
    choices = word.target.field.choices if word.target.field is not None else {}
    return Words(choices[value]) if value in choices else words("{value}", value=value)


def _moves(incoming: Incoming) -> Iterator[Asked]:
    plan, choices = incoming.plan, incoming.choices
    if plan.held or choices.approver:
        said = NN_(
            "the file moves {n} baseline: who approved it?",
            "the file moves {n} baselines: who approved them?",
        )
        hint = N_("a name, or an approved change (C-03)")
        stays = N_("they stay")
        yield _typed("approver", words(said, n=plan.held or plan.moves), hint, choices.approver, stays)
    if plan.moves or (choices.approver and plan.held):
        said = NN_("why does {n} promised date move?", "why do {n} promised dates move?")
        stays = N_("the file says so")
        n = plan.moves or plan.held
        yield _typed("reason", words(said, n=n), N_("why, for all of them"), choices.reason, stays)


def _typed(about: About, said: Words, hint: str, chosen: str, otherwise: str = "") -> Asked:
    taken = words("{value}", value=chosen) if chosen else Words(otherwise)
    return Asked(about, said, "", _back(chosen), hint, taken)


def _contradiction(one: Question) -> Asked:
    typed = N_("who it is: a name") if one.about == "person" else ""
    taken = one.answers.get(one.taken, Words(""))
    return Asked(one.about, one.words, one.key, tuple(one.answers.items()), typed, taken, question=one)
