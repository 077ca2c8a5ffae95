"""What of a scale is not sure, each with the option that names it."""

from collections.abc import Sequence

from store.values.words import N_, Words, words


def to_name(column: str, option: str) -> Words:
    """A scale that only its cells tell."""
    return words(
        N_("{column}: the scale is taken from its cells; to name it: --map {option}={column}:1-5"),
        column=column,
        option=option,
    )


def either(column: str, option: str, small: Sequence[float], mixed: bool) -> Words:
    """A 4 among percentages is the level beside words, 4 % where nothing but percentages stands; both are said."""
    listed = tuple(f"{number:g}" for number in small)
    if mixed:
        sentence = N_(
            "{column}: {numbers} without % is the level, as words stand beside it;"
            " if it is a percentage: --map {option}={column}:0-100"
        )
    else:
        sentence = N_(
            "{column}: {numbers} without % is read as a percentage like the others;"
            " if it is the level: --map {option}={column}:1-5"
        )
    return words(sentence, column=column, numbers=listed, option=option)


def lower(column: str, option: str, highest: int) -> Words:
    """A scale may end below 5 where no cell says 5."""
    return words(
        N_("{column}: no 5 stands in it; where its scale ends below: --map {option}={column}:1-{highest}"),
        column=column,
        option=option,
        highest=highest,
    )
