"""What a colour means, and how this terminal shows it.

Widgets name a meaning (`red`, `code`, `dim`); the `Look` of the terminal turns it into ink. Colours are
palette indices: few bytes over SSH, and the first sixteen follow the user's own scheme. Ordinary text has no
ink at all, so the terminal's own colours show. A process has one terminal, hence one current look.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias, get_args

from store.values.frozen import frozen

Tone: TypeAlias = Literal[
    "text", "dim", "code", "strong", "title", "title-focus", "rule", "red", "amber", "green", "unknown", "key"
]
Paper: TypeAlias = Literal["dark", "light", "either"]
"""The terminal's background, as far as anybody knows it."""


@frozen
class Glyphs:
    """The few signs that are not letters, one cell each. Joints are where a rule meets a divider."""

    bar: str = "▌"
    marked: str = "•"
    cut: str = "…"
    rule: str = "─"
    post: str = "│"
    joint_left: str = "┤"
    joint_right: str = "├"
    joint_both: str = "┼"
    arrow: str = "→"
    rises: str = "↑"
    falls: str = "↓"
    digits: str = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    raising: str = ""
    """What stands before a raised number where its digits cannot be raised."""

    def raised(self, number: int) -> str:
        """A small number above the line, such as ²."""
        return self.raising + "".join(self.digits[int(digit)] for digit in str(number))


ASCII = Glyphs(">", "o", "~", "-", "|", "+", "+", "+", ">", "^", "v", "0123456789", "^")


class Ink(NamedTuple):
    """How text is printed: `colour` and `ground` are palette indices from 0 to 255. None is as the terminal has it."""

    colour: int | None = None
    ground: int | None = None
    bold: bool | None = None
    dim: bool | None = None
    reverse: bool | None = None

    def over(self, below: "Ink") -> "Ink":
        """This ink, and where it says nothing, what is below."""
        return below._replace(**{name: own for name, own in self._asdict().items() if own is not None})


@frozen
class Look:
    """Inks by tone, the same on the selected row, and the glyphs. `None` is the terminal's plain text."""

    plain: Mapping[Tone, Ink | None]
    selected: Mapping[Tone, Ink | None]
    glyphs: Glyphs = Glyphs()
    colourless: bool = False
    """Asked for by NO_COLOR."""
    loud: bool = False
    """The selected row's ground is no tint but as strong as letters are: with 16 colours and without any."""


# On an unknown background bright white could vanish, and so could black: there, brighter means bold.
_INK: Mapping[Paper, int | None] = {"dark": 15, "light": 0, "either": None}
_TINTS: Mapping[Paper, tuple[int, int, int]] = {
    "dark": (15, 237, 250),
    "light": (16, 254, 238),
    "either": (15, 237, 250),
}
"""Of 256 colours: ink, tint and quiet ink of the selected row, readable whatever lies around it."""


def _coloured(paper: Paper) -> dict[Tone, Ink | None]:
    ink = _INK[paper]
    return {
        "text": None,
        "dim": Ink(dim=True),
        "code": Ink(bold=True) if ink is None else Ink(ink),
        "strong": Ink(ink, bold=True),
        "title": Ink(6, bold=True),
        "title-focus": Ink(ink, bold=True),
        "rule": Ink(dim=True),
        "red": Ink(1 if paper == "light" else 9),
        "amber": Ink(3),
        "green": Ink(2),
        "unknown": Ink(5 if paper == "light" else 13),
        "key": Ink(ink, bold=True),
    }


def _colourless() -> dict[Tone, Ink | None]:
    """Weight says what colour cannot: what wants you is bold, what is in order stays quiet."""
    heavy: tuple[Tone, ...] = ("strong", "title-focus", "red", "key")
    quiet: tuple[Tone, ...] = ("dim", "rule")
    tones: dict[Tone, Ink | None] = dict.fromkeys(get_args(Tone))
    return {**tones, **dict.fromkeys(heavy, Ink(bold=True)), **dict.fromkeys(quiet, Ink(dim=True))}


def _selected(plain: Mapping[Tone, Ink | None], paper: Paper, colours: int) -> dict[Tone, Ink | None]:
    """The tones on the selected row: always an explicit ink on an explicit ground."""
    if colours == 256:
        ink, tint, quiet = _TINTS[paper]
        base = Ink(ink, tint)
        tones = {tone: ink.over(base) if ink else base for tone, ink in plain.items()}
        return {**tones, "code": base, "dim": base, "rule": Ink(quiet, tint)}
    # Red on blue cannot be read: with few colours the row keeps one ink, and weight tells the rest.
    base = Ink(15, 4) if colours else Ink(reverse=True)
    heavy = Ink(bold=True).over(base)
    return {tone: heavy if ink and ink.bold and tone != "code" else base for tone, ink in plain.items()}


def choose(environ: Mapping[str, str], *, paper: Paper | None = None, ascii_only: bool | None = None) -> Look:
    """The look for the terminal that `environ` describes, unless the user said otherwise.

    NO_COLOR counts when it is there, empty or not: so Textual reads it.
    """
    if paper is None:
        # rxvt, Konsole and others say "ink;ground"; 7 and 15 are the two whites.
        ground = environ.get("COLORFGBG", "").rpartition(";")[2]
        paper = "either" if not ground.isdigit() else "light" if ground in ("7", "15") else "dark"
    if ascii_only is None:
        locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "UTF-8"
        ascii_only = "utf" not in locale.lower()
    colours = 256 if _has_256(environ) else 16
    if "NO_COLOR" in environ:
        colours = 0
    plain = _coloured(paper) if colours else _colourless()
    glyphs = ASCII if ascii_only else Glyphs()
    return Look(plain, _selected(plain, paper, colours), glyphs, not colours, colours != 256)


def _has_256(environ: Mapping[str, str]) -> bool:
    """Whether rich will send 256 colours: by the same variables that Textual and rich read."""
    if (chosen := environ.get("TEXTUAL_COLOR_SYSTEM")) in ("standard", "256", "truecolor"):
        return chosen != "standard"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return True
    return environ.get("TERM", "").strip().lower().rpartition("-")[2] in ("256color", "kitty")


_current = choose({"TERM": "xterm-256color"})


def use(look: Look) -> None:
    """Make `look` the current one; before the first paint, as nothing is repainted."""
    global _current
    _current = look


def current() -> Look:
    """The look that widgets draw with."""
    return _current
