"""The trend of milestones as a chart of Word's own: lines that keep their numbers, and no picture."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import repeat
from math import ceil
from typing import Any
from xml.sax.saxutils import escape

from store.exchange.papers.trend_lines import TITLE, charted, first_day, steps
from store.rules.briefing.report import Trend
from store.values.words import say

PLACE = "/word/charts/chart{n}.xml"
TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WIDTH, HEIGHT = 6_100_000, 1_150_000
"""English Metric Units, 360,000 to the centimetre."""
DASHES = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDashDot")
"""Lines are told apart by these, and never by colour alone."""
PRINT = (
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800" b="0"><a:latin typeface="Calibri"/></a:defRPr>'
    '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
)
"""The size and the font of its texts."""
EPOCH = date(1899, 12, 30)
"""The day 0 of a serial number of days."""


def add_chart(document: Any, trends: Sequence[Trend], today: date, language: str, n: int) -> None:
    """Behind what the document holds so far, as its chart number `n`."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    part = Part(PackURI(PLACE.format(n=n)), TYPE, _chart(trends, today, language), document.part.package)
    id = document.part.relate_to(part, RELATION)
    title = escape(say(TITLE, language), {'"': "&quot;"})
    inline = parse_xml(
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main">'
        f'<wp:extent cx="{WIDTH}" cy="{HEIGHT}"/><wp:docPr id="{1000 + n}" name="{n}" descr="{title}"/>'
        f'<a:graphic><a:graphicData uri="{DRAWING}/chart"><c:chart xmlns:c="{DRAWING}/chart" xmlns:r='
        f'"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{id}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    paragraph = document.add_paragraph()
    # As high as the chart is, whatever the height of a line of text.
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.add_run()._r.add_drawing(inline)


def _chart(trends: Sequence[Trend], today: date, language: str) -> bytes:
    shown = charted(trends)
    first = first_day(shown)
    corners = [tuple(steps(trend, first, today)) for trend in shown]
    most = max(map(len, corners), default=0)
    lines = "".join(_line(n, trend, corners[n], most) for n, trend in enumerate(shown))
    days = "mm-dd" if language.startswith("zh") else "d mmm"
    start, end = _serial(first), _serial(max(today, first)) + 1
    along = f'<c:min val="{start}"/>'
    along = f'<c:scaling><c:orientation val="minMax"/><c:max val="{end}"/>{along}</c:scaling>'
    slips = [0, *(slip for trend in shown for _, slip in trend.slips)]
    apart = max(1, ceil((max(slips) - min(slips)) / 3))
    low, high = min(slips) // apart * apart, -(-max(slips) // apart) * apart
    up = f'<c:max val="{high}"/><c:min val="{low}"/>'
    up = f'<c:scaling><c:orientation val="minMax"/>{up if low < high else ""}</c:scaling>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{DRAWING}/chart" xmlns:a="{DRAWING}/main"><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea><c:layout/><c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{lines}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        f"{_axis(1, 2, 'b', along, days, max(1, (end - start) // 4))}{_axis(2, 1, 'l', up, '+0;-0;0', apart)}"
        '</c:plotArea><c:legend><c:legendPos val="r"/><c:overlay val="0"/>'
        f"{PRINT}</c:legend>"
        '<c:plotVisOnly val="1"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{PRINT}</c:chartSpace>"
    ).encode()


def _line(n: int, trend: Trend, corners: Sequence[tuple[date, int]], most: int) -> str:
    # LibreOffice makes up the points that one line has fewer than another: the last corner is said again.
    corners = (*corners, *repeat(corners[-1], most - len(corners)))
    name = escape(f"{trend.code} {trend.slips[-1][1]:+}")
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/><c:tx><c:v>{name}</c:v></c:tx>'
        '<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="1C1F23"/></a:solidFill>'
        f'<a:prstDash val="{DASHES[n % len(DASHES)]}"/></a:ln></c:spPr>'
        '<c:marker><c:symbol val="none"/></c:marker>'
        f"<c:xVal>{_numbers(_serial(day) for day, _ in corners)}</c:xVal>"
        f"<c:yVal>{_numbers(slip for _, slip in corners)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _numbers(values: Iterator[int]) -> str:
    found = tuple(values)
    points = "".join(f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(found))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(found)}"/>{points}</c:numLit>'


def _axis(id: int, crosses: int, side: str, scaling: str, format: str, unit: int) -> str:
    return (
        f'<c:valAx><c:axId val="{id}"/>{scaling}<c:delete val="0"/><c:axPos val="{side}"/>'
        f'<c:numFmt formatCode="{format}" sourceLinked="0"/><c:majorTickMark val="out"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:spPr><a:ln><a:solidFill><a:srgbClr val="C9CED4"/></a:solidFill></a:ln></c:spPr>'
        f'{PRINT}<c:crossAx val="{crosses}"/><c:crosses val="{"autoZero" if id == 1 else "min"}"/>'
        f'<c:majorUnit val="{unit}"/></c:valAx>'
    )


def _serial(day: date) -> int:
    return (day - EPOCH).days
