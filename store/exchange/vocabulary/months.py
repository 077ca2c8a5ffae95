"""The names of the months in the languages that registers are written in."""

import tomllib
from functools import cache
from importlib import resources

from store.values.text import unaccented


@cache
def months() -> dict[str, int]:
    """Name or short form, folded and without accents (`fevr`, `märz` as `marz`) → 1 to 12."""
    text = (resources.files("store.exchange.vocabulary") / "months.toml").read_text(encoding="utf-8")
    return {
        name: number
        for names in tomllib.loads(text).values()
        for number, forms in enumerate(names.split("|"), 1)
        for name in map(unaccented, forms.split())
    }
