"""One field while it is typed: its text, what the text means, and what may be meant. No screen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from store.values.dates import describe_date
from store.values.fields import Field
from store.values.frozen import frozen
from store.values.reader import COMMAS, SEPARATORS, Directory, Reader, Unreadable
from store.values.text import fold
from store.values.unknown_value import is_unknown, marked
from store.values.words import LANGUAGES, N_, say, words

JOIN = "; "
LISTED = ("choice", "choices", "link", "links")
"""Shapes with a list to choose from."""
SEVERAL = ("choices", "links")


def is_listed(field: Field) -> bool:
    """Whether there is a list to choose from in this field."""
    return field.shape in LISTED or bool(field.code_of)


class Names(Directory, Protocol):
    """A directory that also knows more about a record than its label, and makes records by name alone."""

    def detail(self, kind: str, id: int) -> str:
        """What tells it from others of the same label: an organisation, a name; may be empty."""

    def can_make(self, kind: str, name: str) -> bool:
        """Whether a record of that kind needs no more than a name, and may be called that."""

    def make(self, kind: str, name: str) -> int:
        """The id of a new record of that name, saved together with what is being typed."""


@frozen
class Offer:
    """One thing that may be meant. `value` None: a new record of that name."""

    text: str
    detail: str
    value: Any


class Typed:
    """The text of one field. A text that was put here by value means that value, however it would read."""

    def __init__(self, field: Field, reader: Reader, names: Names, value: Any) -> None:
        self.field = field
        self.reader = reader
        self.names = names
        self.text = ""
        self._said = ""
        self._value: Any = None
        self._ids: dict[str, int] = {}
        self.put(value)

    def put(self, value: Any) -> None:
        """Set the text to what `value` shows as."""
        self._value = value
        self.text = self._said = self.shown(value)

    def value(self) -> Any:
        """What the text means; raises Unreadable."""
        if self.text and self.text == self._said:
            return self._value
        if self.field.shape in ("link", "links"):
            return self._linked()
        return self.reader.read(self.field, self.text)

    def settle(self) -> None:
        """Write the text as its value shows: a `fri` must not mean another day next week."""
        if self.field.shape != "prose" and self.text != self._said:
            try:
                self.put(self.value())
            except Unreadable:
                return

    def problem(self) -> Unreadable | None:
        """Why the text cannot be read, if so."""
        try:
            self.value()
        except Unreadable as problem:
            return problem
        return None

    def unread(self) -> tuple[str, ...]:
        """The names in the text that are to be linked to, and mean nobody or several."""
        if not self.field.links_to or (self.text and self.text == self._said):
            return ()
        one = replace(self.field, shape="link", required=False)
        parts = self._each(one) if self.field.shape in SEVERAL else [self.text.strip()]
        return tuple(part for part in parts if part and not self._means(one, part))

    def _means(self, one: Field, part: str) -> bool:
        if fold(part) in self._ids:
            return True
        try:
            self.reader.read(one, part)
        except Unreadable:
            return False
        return True

    def let_mean(self, name: str, id: int) -> None:
        """From now on that name in the text means that record."""
        self._ids[fold(name)] = id

    def meaning(self) -> str:
        """What was understood, where the text does not say it itself; empty for a text that cannot be read."""
        if not self.text.strip():
            return ""
        try:
            value = self.value()
        except Unreadable:
            return ""
        return self._meant(value)

    def offers(self, everything: bool = False) -> tuple[Offer, ...]:
        """What the text may mean, the likeliest first; `everything`: whatever the text."""
        typed = "" if everything else self._part()
        match self.field.shape:
            case "choice" | "choices":
                return tuple(self._choices(fold(typed)))
            case "line" if self.field.choices:
                return self._usual(typed, everything)
            case "link" | "links":
                return tuple(self._records(typed))
        if self.field.code_of:
            return tuple(self._codes(typed))
        return ()

    def take(self, offer: Offer, everything: bool = False) -> None:
        """Let the text, or its last part where several may stand, be that offer."""
        value = offer.value
        if self.field.shape in ("link", "links"):
            if value is None:
                value = self.names.make(self.field.links_to, offer.text)
            self._ids[fold(offer.text)] = value
        if self.field.shape in SEVERAL:
            kept = self.text if everything else self.text[: len(self.text) - len(self._part())]
            kept = kept.rstrip(" ;；、,，")
            self.text = f"{kept}{JOIN}{offer.text}" if kept else offer.text
        else:
            self._value, self._said, self.text = value, offer.text, offer.text

    def packed(self) -> str:
        """A text that means the same on any day and in any language, for a draft."""
        try:
            value = self.value()
        except Unreadable:
            return self.text
        match value:
            case None | ():
                return ""
            case bool():
                return "yes" if value else "no"
            case date():
                return value.isoformat()
            case Decimal():
                return f"{value:f}"
            case tuple():
                return JOIN.join(f"#{part}" if isinstance(part, int) else str(part) for part in value)
            case int() if self.field.links_to:
                return f"#{value}"
        return str(value)

    def unpack(self, text: str) -> None:
        """Take a text that `packed` gave."""
        self.text = text
        if self.field.shape != "prose":
            self.settle()

    def _linked(self) -> Any:
        field = self.field
        if field.shape == "link":
            known = self._ids.get(fold(self.text))
            return self.reader.read(field, self.text) if known is None else known
        one = replace(field, shape="link", required=False)
        found = [self._ids.get(fold(part)) or self.reader.read(one, part) for part in self._each(one)]
        if not found and field.required:
            raise Unreadable(words(N_("needed")))
        return tuple(dict.fromkeys(found))

    def _each(self, one: Field) -> list[str]:
        """The names in the text; one that was chosen here is one, with whatever commas."""
        parts = (part.strip() for part in SEPARATORS.split(self.text))
        return [
            name
            for part in parts
            for name in ((part,) if fold(part) in self._ids else self.reader.names_in(one, part))
        ]

    def shown(self, value: Any) -> str:
        """The text that a value is put here as."""
        if is_unknown(value):
            return marked(value)
        match self.field.shape:
            case "link" if value is not None:
                return self._named(value)
            case "links":
                return JOIN.join(self._named(part) for part in value or ())
        return self.reader.show(self.field, value)

    def _named(self, id: int) -> str:
        label = self.names.label(self.field.links_to, id)
        if not label or label.startswith("#") or SEPARATORS.search(label):
            return f"#{id}"
        if self._ids.setdefault(fold(label), id) != id:
            return f"#{id}"
        return label

    def _meant(self, value: Any) -> str:
        field, language = self.field, self.reader.language
        match field.shape:
            case "date":
                day = self.reader.day
                return say(describe_date(value, day.date, day.calendar), language)
            case "money":
                shown = f"{value:,f}"
            case "link":
                label, detail = (
                    self.names.label(field.links_to, value),
                    self.names.detail(field.links_to, value),
                )
                same = fold(label) == fold(self.text)
                return detail if same else f"{label}, {detail}" if detail else label
            case "links":
                shown = JOIN.join(self.names.label(field.links_to, part) for part in value)
            case "choice" | "choices" | "yesno":
                shown = self.reader.show(field, value)
            case _:
                return ""
        return "" if fold(shown) == fold(self.text) else shown

    def _part(self) -> str:
        """What is being typed now: of several, the last."""
        if self.field.shape not in SEVERAL:
            return self.text
        last = SEPARATORS.split(self.text)[-1].lstrip()
        *before, piece = COMMAS.split(last)
        if self.field.shape == "choices":
            return piece.lstrip()
        kind = self.field.links_to
        if (
            before
            and not self.names.find(kind, last.strip())
            and self.names.meant(kind, before[0].strip()).sure
        ):
            return piece.lstrip()
        return last

    def _choices(self, typed: str) -> list[Offer]:
        begun, within = [], []
        for value, msgid in self.field.choices.items():
            spoken = [fold(say(msgid, tongue)) for tongue in (self.reader.language, *LANGUAGES)]
            offer = Offer(say(msgid, self.reader.language), "", value)
            if any(word.startswith(typed) for word in (*spoken, value)):
                begun.append(offer)
            elif any(typed in word for word in spoken):
                within.append(offer)
        return begun + within

    def _usual(self, typed: str, everything: bool) -> tuple[Offer, ...]:
        """The usual words of a line; nothing for one that is typed in full."""
        offered = self._choices(fold(typed))
        whole = not everything and any(fold(offer.text) == fold(typed) for offer in offered)
        return () if whole else tuple(offered)

    def _codes(self, typed: str) -> list[Offer]:
        """Nothing for a code typed in full: Tab would put a longer one in its place."""
        labels = [label for _, label in self.names.find(self.field.code_of, typed.strip())]
        if any(fold(label) == fold(typed) for label in labels):
            return []
        return [Offer(label, "", label) for label in labels]

    def _records(self, typed: str) -> list[Offer]:
        kind, name = self.field.links_to, typed.strip()
        found = [
            Offer(label, self.names.detail(kind, id), id)
            for id, label in self.names.find(kind, name)
            if label and not label.startswith("#") and not SEPARATORS.search(label)
        ]
        known = any(fold(offer.text) == fold(name) for offer in found)
        if name and not known and not name.startswith("#") and self.names.can_make(kind, name):
            near = self.names.meant(kind, name).near if not found else ()
            # First what one typing error makes of a name: Enter takes the first, and makes nobody new by mistake.
            found += [Offer(label, self.names.detail(kind, id), id) for id, label in near]
            found.append(Offer(name, "", None))
        return found
