"""The words of a file that nobody understands yet: each said once with its count, and how it is settled."""

from collections.abc import Iterable

from store.exchange.columns.choice_words import choices
from store.exchange.vocabulary.titles import Target
from store.values.frozen import frozen
from store.values.words import N_, Words, words

QUOTED = 4  # words that a note quotes
EXAMPLE_DAY = "2026-12-05"


@frozen
class Unread:
    """A cell that does not read: `target` of its column, `why`, and whether the row waits for it. `against`: it reads,
    but does not go with the rest of its row."""

    target: str
    column: str
    text: str
    why: Words
    waits: bool = False
    against: bool = False


@frozen
class UnreadWord:
    """A word of one column, the rows that say it, what it may mean (`choices`; a level or a day has none to list)."""

    target: Target
    column: str
    text: str
    rows: tuple[int, ...]
    why: Words
    choices: tuple[str, ...] = ()
    waits: bool = False
    taken: str = ""
    """What it is read as unless somebody says otherwise."""
    against: bool = False

    @property
    def settled_by_value(self) -> bool:
        """Whether `--value` can say what it means."""
        if self.against:
            return False
        return self.target.is_level or self.target.shape in ("choice", "date", "yesno") or bool(self.choices)

    @property
    def is_asked(self) -> bool:
        """Whether somebody who can answer is asked about it."""
        return bool(self.choices and not self.against) or (self.waits and self.settled_by_value)

    @property
    def example(self) -> str:
        """Something that `--value` takes for it."""
        if self.target.is_level:
            return "3"
        return EXAMPLE_DAY if self.target.shape == "date" else next(iter(self.choices), "yes")


def choices_of(kind: str, target: Target) -> tuple[str, ...]:
    """What a word under the target may mean, as `--value` takes it."""
    if target.field is not None and target.shape == "choice":
        return tuple(target.field.choices)
    return choices(kind, target.name) if target.field is None else ()


def unread_words(
    kind: str, targets: Iterable[Target], cells: Iterable[tuple[int, Unread]]
) -> tuple[UnreadWord, ...]:
    """Equal cells of a column as one word, in the order of the file; `cells`: (row, cell)."""
    by_name = {target.name: target for target in targets}
    found: dict[tuple[str, str, str, Words | None], list[tuple[int, Unread]]] = {}
    for number, cell in cells:
        why = cell.why if cell.against else None
        found.setdefault((cell.target, cell.column, cell.text, why), []).append((number, cell))
    return tuple(
        UnreadWord(
            by_name[name],
            column,
            text,
            tuple(number for number, _ in same),
            same[0][1].why,
            choices_of(kind, by_name[name]),
            same[0][1].waits,
            against=same[0][1].against,
        )
        for (name, column, text, _), same in found.items()
    )


def notes_on(unread: Iterable[UnreadWord]) -> tuple[Words, ...]:
    """One sentence for each column: its words with their counts, and how to settle one."""
    columns: dict[tuple[str, str, bool, Words | None], list[UnreadWord]] = {}
    for one in unread:
        why = one.why if one.against else None
        columns.setdefault((one.column, one.target.name, one.waits, why), []).append(one)
    return tuple(_note(same) for same in columns.values())


def _note(same: list[UnreadWord]) -> Words:
    first = same[0]
    quoted = [words(N_("{word} ({n})"), word=one.text, n=len(one.rows)) for one in same[:QUOTED]]
    if more := len(same) - QUOTED:
        quoted += [words(N_("{n} more"), n=more)] if more > 0 else []
    shown = {"column": first.column, "words": tuple(quoted)}
    kept = (
        N_("{column}: rows wait, since it does not read: {words}")
        if first.waits
        else N_("{column}: kept in the remark, since it is not possible: {words}")
        if first.against
        else N_("{column}: kept in the remark, since it does not read: {words}")
    )
    if not first.settled_by_value:
        return words(N_("{sentence}; {why}"), sentence=words(kept, **shown), why=first.why)
    how = words(N_('--value "{word}={example}" settles it'), word=first.text, example=first.example)
    if first.choices:
        offered = N_('--value "{word}={example}" settles it, with one of: {choices}')
        how = words(offered, word=first.text, example=first.example, choices=first.choices)
    return words(N_("{sentence}; {why}"), sentence=words(kept, **shown), why=how)
