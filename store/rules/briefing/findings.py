"""One thing to look at before a paper leaves; of many alike the first."""

from collections.abc import Iterator, Sequence

from store.values.frozen import frozen
from store.values.record import Record
from store.values.words import NN_, Words, words

MOST_ALIKE = 5
"""As many findings of one sort are named one by one."""


@frozen
class Finding:
    """One thing to look at: the sentence, and the line of the paper that it is about; `hard`: nothing overrides it."""

    words: Words
    line: str = ""
    hard: bool = False


def first_of_each(found: Sequence[Finding]) -> Iterator[Finding]:
    """Of many that say the same of one record after the other, the first ones and how many more there are."""
    said: dict[str, int] = {}
    for one in found:
        said[one.words.msgid] = count = said.get(one.words.msgid, 0) + 1
        if one.hard or count <= MOST_ALIKE:
            yield one
    for msgid in said:
        left = [one for one in found if one.words.msgid == msgid and not one.hard][MOST_ALIKE:]
        if left:
            form = NN_("and {n} more of these: {what}", "and {n} more of these, as: {what}")
            yield Finding(words(form, n=len(left), what=left[0].words), left[0].line)


def code_and_name(record: Record) -> str:
    """What a record is called in a finding."""
    return f"{getattr(record, 'code', '')} {record.label}".strip()
