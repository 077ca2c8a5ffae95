"""Whether a word may be another one with a typing error in it."""

SHORT = 6
"""Letters below which a name that begins otherwise is another one: Zhao is not Hao."""


def errors_between(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed, or swapped with the next one (Damerau, optimal string alignment) that make
    `one` of `other`; more than `most` is said to be `most + 1`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, previous, row = row, above, [i]
        for j, theirs in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                best = min(best, previous[j - 2] + 1)
            row.append(best)
        if min(row) > most and (not above or min(above) > most):
            return most + 1
    return min(row[-1], most + 1)


def errors_admitted(word: str, east_asian: bool) -> int:
    """How many a word of that length may have and still be asked about: Li and Le are two names."""
    if east_asian:
        return 1 if len(word) >= 3 else 0
    return 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0


def may_be(word: str, other: str) -> bool:
    """Whether one can be meant by the other at all: few miss the first letter of a short name."""
    return word == other or len(word) >= SHORT or word[:1] == other[:1]
