"""The months by the names of other languages than the screen's."""

from functools import cache

from store.exchange.vocabulary.word_tables import read_table

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def month_names() -> dict[str, str]:
    """The name of a month in any language, folded → its English one, shortened."""
    return {
        name: english
        for language in read_table("months").values()
        for english, names in zip(MONTHS, language, strict=True)
        for name in names.split()
    }
