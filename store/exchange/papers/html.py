"""A briefing as one HTML file: nothing from the network, light and dark, printed on one A4 page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape

from store.exchange.papers.page_fit import long_column, long_names, print_size
from store.exchange.papers.trend_lines import TITLE, charted, first_day, steps
from store.rules.briefing.paper import Paper, Part, Said, in_one, items, sentence, state_in
from store.rules.briefing.report import Trend
from store.values.short_date import show_date, whole_days
from store.values.sums import unbroken
from store.values.words import say, words

STYLE = """
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5b636d; --line: #c9ced4; --paper: #fff;
  --red: #a3121b; --amber: #8a5200; --green: #1d6b35; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --soft: #a4abb3; --line: #444b53; --paper: #16191d;
  --red: #ff8a8a; --amber: #f2b657; --green: #7fd694; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.6em; max-width: 56em; color: var(--ink); background: var(--paper);
  font: 15px/1.42 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0; }
h2 { font-size: 1.06em; margin: 1em 0 .25em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1em; margin: .8em 0 .2em; }
p { margin: .25em 0; } ol, ul { margin: .2em 0; padding-left: 1.5em; } dl { margin: .6em 0; }
.facts, dt, th { color: var(--soft); } .bluf { font-size: 1.08em; }
dl > div { display: flex; gap: .8em; } dt { flex: 0 0 12.5em; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; } th, td { padding: .1em .7em .1em 0; vertical-align: top;
  border-bottom: 1px solid var(--line); white-space: nowrap; }
td.long { white-space: normal; width: 99%; } td.name { white-space: normal; min-width: 15em; max-width: 33%; }
.red { color: var(--red); font-weight: 600; } .amber { color: var(--amber); font-weight: 600; }
.green { color: var(--green); }
.mark { display: inline-block; min-width: 3.6em; font-weight: 600; } .below { margin-left: 3.9em; }
svg { display: block; width: 100%; max-width: 40em; height: auto; color: var(--ink); margin: .4em 0; }
@page { size: A4; margin: 11mm 13mm; }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --red: #a3121b; --amber: #8a5200;
  --green: #1d6b35; } body { padding: 0; max-width: none; font-size: SIZEpx; line-height: 1.3; }
  h2 { margin-top: .7em; } h3 { margin-top: .4em; }
  h2, h3 { break-after: avoid; } tr, li, svg { break-inside: avoid; } svg { max-height: 30mm; } }
"""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 150, 52, 60, 12, 24
LABEL = 12
"""From one label at the end of a line to the next."""
DASHES = ("", "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2")
AFTER = 1.1
"""How far it goes on beyond today, so that the last move is seen."""


def html(paper: Paper) -> str:
    """The whole document."""
    size = print_size(paper)
    body = [f"<h1>{_safe(paper.title)}</h1>", f'<p class="facts">{_safe(" · ".join(paper.facts))}</p>']
    body += _sections(paper, paper.over, "h2")
    for heading, parts, trends in paper.blocks:
        level = "h2"
        if heading:
            body.append(f"<h2>{_safe(heading)}</h2>")
            level = "h3"
        body += _sections(paper, parts, level, trends)
    language = "zh-CN" if paper.language.startswith("zh") else "en"
    style = STYLE.replace("SIZE", f"{size:g}")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(paper.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _sections(paper: Paper, parts: Sequence[Part], level: str, trends: Sequence[Trend] = ()) -> Iterator[str]:
    for n, part in enumerate(parts):
        if part.form == "inline":
            if not n or parts[n - 1].form != "inline":
                yield "<dl>"
            text = _safe(in_one(part, paper.language))
            yield f"<div><dt>{_safe(part.title)}</dt><dd>{text}</dd></div>"
            if n + 1 == len(parts) or parts[n + 1].form != "inline":
                yield "</dl>"
        elif part.form == "text":
            several = len(paper.blocks) > 1
            between = "" if paper.language.startswith("zh") else " "
            said = [_coloured(line, paper.language) for line in part.lines]
            yield from (f'<p class="bluf">{one}</p>' for one in (said if several else [between.join(said)]))
        else:
            yield f"<{level}>{_safe(part.title)}</{level}>"
            yield from _lines(part, paper.language)
            if part.name == "milestones" and trends:
                yield chart(trends, paper.day, paper.language)


def _coloured(line: Said, language: str) -> str:
    """The sentence, with colour on the word of the state alone."""
    before, word, after = state_in(replace(line, text=sentence(line.text, language)), language)
    shown = (
        f'<span class="{line.colour}">{_safe(word)}</span>'
        if line.colour in ("red", "amber")
        else _safe(word)
    )
    return f"{_safe(before)}{shown}{_safe(after)}"


def _lines(part: Part, language: str) -> Iterator[str]:
    if part.form == "table" and part.lines[0].cells:
        yield (
            "<table><thead><tr>" + "".join(f"<th>{_safe(head)}</th>" for head in part.heads) + "</tr></thead>"
        )
        yield "<tbody>"
        kinds = {long_column(part): ' class="long"'}
        if long_names(part):
            kinds[0] = ' class="name"'
        for line in part.lines:
            if not any(line.cells[1:]):
                yield f'<tr><td colspan="{len(part.heads)}" class="long">{_safe(line.cells[0])}</td></tr>'
                continue
            *cells, sign = (_safe(cell) for cell in line.cells)
            row = "".join(f"<td{kinds.get(n, '')}>{cell}</td>" for n, cell in enumerate(cells))
            yield f'<tr>{row}<td class="{_safe(line.colour)}">{sign}</td></tr>'
        yield "</tbody></table>"
    elif part.lines[0].id.startswith("empty:"):
        yield f"<p>{_safe(part.lines[0].text)}</p>"
    else:
        kind = "ol" if part.form == "numbered" else "ul"
        yield f"<{kind}>"
        for item in items(part, language):
            head = item.head
            mark = f'<span class="mark">{_safe(head.mark)}</span> ' if head.mark else ""
            below = f'<div class="below">{_safe(item.below)}</div>' if item.below else ""
            yield f"<li>{mark}{_safe(head.text)}{below}</li>"
        yield f"</{kind}>"


def chart(trends: Sequence[Trend], today: date, language: str) -> str:
    """The slips over the days on which they were reported, as SVG; lines differ by dashes and bear their codes."""
    shown = charted(trends)
    days = [day for trend in shown for day, _ in trend.slips]
    slips = [0, *(slip for trend in shown for _, slip in trend.slips)]
    first, last, low, high = first_day(shown), max(*days, today), min(slips), max(slips)
    span = max(1, (last - first).days) * AFTER

    def x(day: date) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / span

    def y(slip: int) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - slip) / max(1, high - low)

    drawn = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-size="11" fill="currentColor">'
        f"<title>{_safe(say(TITLE, language))}</title>",
        f'<line x1="{LEFT}" y1="{y(0):.1f}" x2="{WIDTH - RIGHT}" y2="{y(0):.1f}" stroke="currentColor"'
        ' stroke-opacity=".4"/>',
    ]
    for slip in sorted({low, 0, high}):
        label = say(words("{n:+}wd" if slip else "0", n=slip), language)
        drawn.append(f'<text x="{LEFT - 6}" y="{y(slip) + 4:.1f}" text-anchor="end">{_safe(label)}</text>')
    for day, anchor in ((first, "start"), (last, "middle")):
        drawn.append(
            f'<text x="{x(day):.1f}" y="{HEIGHT - 6}" text-anchor="{anchor}">{show_date(day, language)}</text>'
        )
    ends = []
    for n, trend in enumerate(shown):
        points = [(x(day), y(slip)) for day, slip in steps(trend, first, today)]
        points.append((WIDTH - RIGHT, points[-1][1]))
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        dash = f' stroke-dasharray="{DASHES[n % len(DASHES)]}"' if DASHES[n % len(DASHES)] else ""
        drawn.append(
            f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="1.6"{dash}/>'
        )
        ends.append(points[-1][1] + LABEL / 3)
    for trend, at in zip(shown, _apart(ends), strict=True):
        last_slip = f"{trend.slips[-1][1]:+}" if trend.slips[-1][1] else "0"
        drawn.append(f'<text x="{WIDTH - RIGHT + 5}" y="{at:.1f}">{_safe(trend.code)} {last_slip}</text>')
    return "".join((*drawn, "</svg>"))


def _apart(ends: Sequence[float]) -> list[float]:
    """Where the labels of lines stand that end there, from above: none over another, and none below the picture."""
    found: list[float] = []
    for end in ends:
        found.append(max(end, found[-1] + LABEL) if found else end)
    room = HEIGHT - LABEL / 3
    return [min(at, room - LABEL * (len(found) - 1 - n)) for n, at in enumerate(found)]


def _safe(text: str) -> str:
    """As HTML takes it; a day stays on one line, and so does a sum."""
    return escape(unbroken(whole_days(text)))
