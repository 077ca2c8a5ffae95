"""What `?` explains beside the keys: what people do on a screen, its signs, the short words in its rows."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from store.values.words import N_


class Doing(NamedTuple):
    """The action of a key, when people press it, and what it is for there; msgids, and `when` is empty where it is the
    same as before."""

    action: str
    when: str
    what: str


MORNING: Sequence[Doing] = (
    Doing(
        "place('review')", N_("every morning"), N_("what needs you, one after the other, a verdict for each")
    ),
    Doing("prep", N_("before a talk"), N_("what to know of the person under the cursor")),
    Doing("place('brief')", "", N_("what the sponsor has not heard yet, as a paper to read from or to send")),
    Doing("tell", N_("after a talk"), N_("record that they were told, and what they said")),
    Doing("contact", "", N_("record a call, a visit or a mail; the clock starts again")),
    Doing("place('meeting')", "", N_("notes of a meeting: their lines become its records")),
    Doing("new", N_("something is new"), N_("enter it with a form")),
    Doing("quick", "", N_("enter it on one line: ! risk p4 i5 @Sun due fri")),
    Doing("edit", N_("something changed"), N_("a forecast, an owner, a plan")),
    Doing("finish", "", N_("met, occurred, done, kept, closed")),
    Doing("stand", "", N_("nothing changed: confirmed, reviewed, seen")),
)

Meaning = tuple[str, str]
"""A sign or a short word, and the msgid of what it means."""

SIGNS: Sequence[Meaning] = (
    ("!", N_("red: needs you now")),
    ("~", N_("amber: needs you soon")),
    ("?", N_("not confirmed recently")),
    (".", N_("in order")),
    ("+ > ?", N_("before a line of the week: an action, our promise, what we asked for")),
    ("•", N_("before a row: marked")),
    ("'", N_("behind a code: others changed it since you last looked")),
    ("@", N_("behind a letter: set by a person, not computed")),
    ("T S $ Q R", N_("time, scope, cost, quality, risk: what the sponsor reads")),
    ("C M P", N_("contacts, morale, promises: visible only to you")),
)

GLOSSARY: Sequence[Meaning] = (
    (N_("wd"), N_("working days by the project's calendar; d are calendar days")),
    (N_("+5wd"), N_("the forecast is five working days behind the baseline")),
    (
        N_("float"),
        N_("working days that a milestone may still slip before go-live moves; in brackets a month ago"),
    ),
    (N_("lead"), N_("working days between the telling and the day it hit")),
    (N_("untold"), N_("the sponsor has not heard of it; u3wd: known for three working days")),
    (N_("sent"), N_("mailed, and no answer yet; s3wd: for three working days")),
    (N_("waiting"), N_("put off, or beyond the twelve of a morning")),
    (N_("i5, 16"), N_("an issue of impact 5; a risk of probability × impact 16")),
    (N_("visit, call"), N_("the two clocks of a contact: when the next of each is due")),
    (N_("node"), N_("a contact that is due before a key milestone")),
)


class Explained:
    """A screen that says more of itself than its keys."""

    DOINGS: ClassVar[Sequence[Doing]] = ()
    SIGNS: ClassVar[Sequence[Meaning]] = ()
    GLOSSARY: ClassVar[Sequence[Meaning]] = ()

    def labels(self) -> Mapping[str, str]:
        """What keys are called while they do something of their own, by action: in the footer, here and in the
        palette."""
        return {}

    def marks(self) -> Sequence[tuple[str, str, str]]:
        """The marks that lines begin with here: mark, what becomes of the line, an example."""
        return ()
