"""What is said of a reading where nobody types flags: the same sentences, with the key or the question instead."""

from collections.abc import Mapping

from store.values.words import N_, NN_, Words

_INSTEAD: Mapping[str, str | tuple[str, str]] = {
    "{column}: the scale is taken from its cells; to name it: --map {option}={column}:1-5": N_(
        "{column}: the scale is taken from its cells"
    ),
    "{column}: no 5 stands in it; where its scale ends below: --map {option}={column}:1-{highest}": N_(
        "{column}: no 5 stands in it, and it is read as 1-5 all the same"
    ),
    "hidden sheets, not read: {sheets}; one of them with --sheet NAME": N_(
        "hidden sheets, not read: {sheets}"
    ),
    'no row holds titles; the columns are called by their places: --map title="{column}"': N_(
        "no row holds titles; the columns are called by their places: Enter on a column says what it is"
    ),
    'the fill {fill} of {n} rows is read as their state; what it means: --value "{word}=open"': NN_(
        "the fill {fill} of {n} row is read as its state; its question says what it means",
        "the fill {fill} of {n} rows is read as their state; its question says what it means",
    ),
    '{n} rows are struck through, which is read as their state; what it means: --value "{word}=closed"': NN_(
        "{n} row is struck through, which is read as its state; its question says what it means",
        "{n} rows are struck through, which is read as their state; its question says what it means",
    ),
    '{text} is read as {kind} in {n} rows; --value "{text}={other}" reads it otherwise': NN_(
        "{text} is read as {kind} in {n} row; its question reads it otherwise",
        "{text} is read as {kind} in {n} rows; its question reads it otherwise",
    ),
    '{text} is no kind of row; --value "{text}=risk" settles it': N_(
        "{text} is no kind of row; its question settles it"
    ),
    '{text} is no project here; --value "{text}={code}" settles it': N_(
        "{text} is no project here; its question settles it"
    ),
    "{text} can be read in two ways: --dates dmy or --dates mdy": N_(
        "{text} can be read in two ways: the question of the order settles it"
    ),
}
"""msgid, of several where it has two → what stands on the screen."""


def on_screen(note: Words) -> Words:
    """The sentence as it stands beside keys, and those within it."""
    values = {
        name: on_screen(value) if isinstance(value, Words) else value for name, value in note.values.items()
    }
    instead = _INSTEAD.get(note.msgid, note.msgid)
    if isinstance(instead, tuple):
        one, many = instead
        return Words(many, values, one)
    return Words(instead, values, note.one if instead == note.msgid else "")
