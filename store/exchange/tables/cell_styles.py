"""What the styles of a workbook say beside its values: a percentage, a currency, a fill, a line through the text."""

import re
from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import TypeVar
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from store.exchange.tables.cell_value import number_text
from store.values.frozen import frozen

Of = TypeVar("Of")
STYLES, THEME = "xl/styles.xml", "xl/theme/theme1.xml"
_PERCENT = (9, 10)
"""The formats with these numbers are the same in every workbook and listed in none."""
_DOLLARS = (5, 6, 7, 8, 42, 44)
_CURRENCY = re.compile(r"\[\$([^\]-]+)[^\]]*\]|([€$£¥￥])|\"([A-Z]{3})\"")
_WHITE = "FFFFFF"
_THEMED = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)))
_BRIGHT = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_NAMED = dict(enumerate((*_BRIGHT, *_BRIGHT))) | {
    10: "00FF00", 13: "FFFF00", 17: "008000", 22: "C0C0C0", 23: "808080", 42: "CCFFCC", 43: "FFFF99",
    47: "FFCC99", 50: "99CC00", 51: "FFCC00", 52: "FF9900", 53: "FF6600", 55: "969696",
}  # fmt: skip
"""The colours of the palette of before 2007 that registers are filled with."""


@frozen
class CellStyle:
    """`sign`: what stands behind a number, % or a currency; `fill`: as FFC000, empty for none and for white."""

    sign: str = ""
    fill: str = ""
    struck: bool = False

    def shown(self, value: float) -> str:
        """A number as the spreadsheet shows it."""
        if self.sign == "%":
            return f"{float(f'{value * 100:.13g}'):.13g} %"
        return f"{number_text(value)} {self.sign}".rstrip()


PLAIN = CellStyle()


def cell_styles(archive: ZipFile) -> dict[str, CellStyle]:
    """The number that cells name a style by → the style, of those that say something."""
    if STYLES not in archive.NameToInfo:
        return {}
    root = fromstring(archive.read(STYLES))
    colours = _theme(archive)
    forms = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _under(root, "numFmts")}
    struck = [_is_struck(font) for font in _under(root, "fonts")]
    fills = [_fill(one, colours) for one in _under(root, "fills")]
    found: dict[str, CellStyle] = {}
    for place, form in enumerate(_under(root, "cellXfs")):
        style = CellStyle(
            _sign(form.get("numFmtId", "0"), forms),
            _at(fills, form.get("fillId"), ""),
            _at(struck, form.get("fontId"), False),
        )
        if style != PLAIN:
            found[str(place)] = style
    return found


def _sign(number: str, forms: dict[str, str]) -> str:
    form = forms.get(number, "")
    if "%" in form or (not form and number.isdecimal() and int(number) in _PERCENT):
        return "%"
    if not form and number.isdecimal() and int(number) in _DOLLARS:
        return "$"
    sign = _CURRENCY.search(form)
    return (sign[1] or sign[2] or sign[3]).strip() if sign else ""


def _is_struck(font: Element) -> bool:
    return any(_bare(one) == "strike" and one.get("val", "1") not in ("0", "false") for one in font)


def _fill(fill: Element, colours: Sequence[str]) -> str:
    """The colour of a plain fill; patterns and gradients say nothing."""
    pattern = next((one for one in fill if _bare(one) == "patternFill"), None)
    if pattern is None or pattern.get("patternType") != "solid":
        return ""
    colour = next((one for one in pattern if _bare(one) == "fgColor"), None)
    found = _colour(colour, colours) if colour is not None else ""
    return "" if found == _WHITE else found


def _colour(colour: Element, themed: Sequence[str]) -> str:
    if rgb := colour.get("rgb"):
        return rgb[-6:].upper()
    if (place := colour.get("theme", "")).isdecimal() and int(place) < len(themed):
        return _tinted(themed[int(place)], float(colour.get("tint", "0")))
    place = colour.get("indexed", "")
    return _NAMED.get(int(place), "") if place.isdecimal() else ""


def _tinted(rgb: str, tint: float) -> str:
    """Lighter for a tint above 0, darker below, as spreadsheets do it: by lightness."""
    if not tint or len(rgb) != 6:
        return rgb
    red, green, blue = (int(rgb[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, colour = rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, min(light, 1), colour))


def _theme(archive: ZipFile) -> list[str]:
    """The colours of the workbook's theme in the order in which cells number them."""
    if THEME not in archive.NameToInfo:
        return []
    parts = {_bare(one): one for one in fromstring(archive.read(THEME)).iter()}
    named = {name: list(parts[name]) for name in _THEMED if name in parts}
    first = {name: inside[0] for name, inside in named.items() if inside}
    return [
        (one.get("lastClr") or one.get("val") or "").upper() if (one := first.get(name)) is not None else ""
        for name in _THEMED
    ]


def _at(values: Sequence[Of], place: str | None, otherwise: Of) -> Of:
    return values[int(place)] if place and place.isdecimal() and int(place) < len(values) else otherwise


def _under(root: Element, name: str) -> list[Element]:
    return [one for group in root if _bare(group) == name for one in group]


def _bare(element: Element) -> str:
    return element.tag.rpartition("}")[2]
