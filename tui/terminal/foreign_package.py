"""What is said of another package that has the name of one of ours. Imports none of them: it may be the other one."""

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).parents[2] / "store/locale"


def N_(msgid: str) -> str:
    """Marks a sentence for the catalogue, as in store.values.words."""
    return msgid


def sentence(name: str, place: Path) -> str:
    """Where it is and what to do, in the language of the environment."""
    folder = place.resolve()
    listed = (Path(one).resolve() for one in os.environ.get("PYTHONPATH", "").split(os.pathsep) if one)
    if folder in listed:
        msgid = N_(
            'Python finds another "{name}" before forewarn\'s, in {place}; take that folder out of PYTHONPATH'
        )
    elif folder == Path.cwd():
        msgid = N_(
            'Python finds another "{name}" before forewarn\'s, in {place}; start forewarn in another folder'
        )
    else:
        msgid = N_(
            'Python finds another "{name}" before forewarn\'s, in {place}; install forewarn by itself, as pipx does'
        )
    catalogue = gettext.translation("forewarn", LOCALE, fallback=True)
    return catalogue.gettext(msgid).format(name=name, place=str(place))
