"""The value behind a flag, read as a field of a kind is read."""

from typing import Any

from store.trouble import Trouble, UsageProblem
from store.values.fields import field_named
from store.values.reader import Reader, Unreadable
from store.values.record import Record
from store.values.words import N_, words


def flag_value(reader: Reader, kind: type[Record], name: str, text: str, flag: str) -> Any:
    """What `text` is as the field `name` of the kind. Raises Trouble for a name that means nobody or several,
    UsageProblem for anything else, each with the flag before it."""
    field = field_named(kind, name)
    try:
        return reader.read(field, text)
    except Unreadable as problem:
        sentence = words(N_("{flag}: {problem}"), flag=flag, problem=problem.words)
        raise (Trouble if field.links_to else UsageProblem)(sentence) from None
