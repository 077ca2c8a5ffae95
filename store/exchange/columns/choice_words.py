"""What a cell means where there is a fixed choice: a word that registers use, with what people write around it."""

import re
import unicodedata
from functools import cache

from store.exchange.vocabulary.choices import words_for
from store.exchange.vocabulary.word_tables import alternatives, read_table
from store.values.written_choices import word_key

TOGETHER = ("response",)
"""Choices of which a record may have several, the first of them the main one."""
SAID_LIKE = {"wanted": "engagement"}  # choices that are written in another's words
_HINT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_LABEL = re.compile(r"^\s*\(?\w{1,2}\s*[-–.:)=]\s*(?=[^\W\d_])")
_SIGNS = re.compile(r"^[^\w]+(?=\w)|[*†‡]+$")
"""A light before the word, the mark of a footnote behind it."""
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%")
_SHARE = re.compile(r"\d\d?(?:[.,]\d+)?")
ALL_OF_IT = 100


def meaning(kind: str, name: str, text: str) -> str:
    """The choice that the text means; empty: none that is known. `进行中（70%）` and `2 - Open` are their words."""
    known = words_for(kind, SAID_LIKE.get(name, name))
    plain = unicodedata.normalize("NFKC", text)
    forms = (plain, _HINT.sub(" ", plain), _LABEL.sub("", plain), _SIGNS.sub("", plain))
    found = next((value for form in forms if (value := known.get(word_key(form)))), "")
    if not found and name == "status" and (percent := _PERCENT.fullmatch(plain.strip())):
        return (
            next((v for v in ("met", "done") if v in choices(kind, name)), "") if _whole(percent) else "open"
        )
    if not found and name == "status" and _SHARE.fullmatch(plain.strip()):
        return "open" if float(plain.replace(",", ".")) != 1 else ""  # 1 may be all of it, or a hundredth
    return found


def meaning_of_several(kind: str, name: str, text: str) -> str:
    """The choice that the first of several words means, or the word before an explanation: `Mitigate / transfer`,
    `Accept, nothing can be done`; empty where the first is unknown, or the others are other states."""
    first, *others = _between().split(unicodedata.normalize("NFKC", text).strip())
    if not others or not (found := meaning(kind, name, first)):
        return ""
    also = {value for other in others if (value := meaning(kind, name, other))}
    return found if name in TOGETHER or also <= {found} else ""


@cache
def _between() -> re.Pattern[str]:
    """What parts several words of one cell."""
    table = read_table("joining")["words"]
    joining = alternatives((*table["both"], *table["either"]))
    return re.compile(rf"\s*[/,;&+，；、。]\s*|\s+[-–—]\s+|\s+(?:{joining})\s+|\n")


def choices(kind: str, name: str) -> tuple[str, ...]:
    """What a word of a column without a field may mean: met, open or cancelled of a milestone's status."""
    return tuple(dict.fromkeys(words_for(kind, SAID_LIKE.get(name, name)).values()))


def _whole(percent: re.Match[str]) -> bool:
    return int(percent[1]) >= ALL_OF_IT
