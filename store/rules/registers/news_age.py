"""For how long somebody has not been told, or has not answered, in words: of today there is no number of days."""

from store.values.words import N_, Words, words


def untold_for(age: int, *, short: bool = False) -> Words:
    """`age`: working days since it counts against them being told; `short`: for a column of 7 cells."""
    if not age:
        return words(N_("untold") if short else N_("new, untold"))
    return words(N_("u{n}wd") if short else N_("untold {n}wd"), n=age)


def sent_for(age: int, *, short: bool = False) -> Words:
    """`age`: working days since the mail."""
    if not age:
        return words(N_("sent") if short else N_("sent today"))
    return words(N_("s{n}wd") if short else N_("sent {n}wd"), n=age)


def aged(said: Words, age: int) -> Words:
    """The sentence with the working days since then, where there are any."""
    return words(N_("{what}: {n}wd"), what=said, n=age) if age else said
