"""The two tables of figures, from the meter's summaries by (name of the program, size)."""

from collections.abc import Iterator
from typing import Any

from other_programs import CALCURSE, TEXTUAL

SIZES = ("120x40", "80x24")
BURST_KEYS = "text:"

Summary = dict[str, Any]
Summaries = dict[tuple[str, str], Summary]
Row = tuple[str, str, str, str]
"""(what, the figure at the wider size, at the narrower, the limit)"""


def on_screen(by: Summaries) -> list[Row]:
    """Starts, keys and memory."""
    both = (_at(by, size) for size in SIZES)
    return [(what, wide, narrow, limit) for (what, wide, limit), (_, narrow, _) in zip(*both, strict=True)]


def _at(by: Summaries, size: str) -> Iterator[tuple[str, str, str]]:
    """(what, the figure, the limits at both sizes)."""
    bare, demo, review = by["bare", size], by["demo", size], by["review", size]
    keys = demo["by_key"]

    def ratio(over: Summary, under: Summary) -> str:
        return f"{over['median'] / under['median']:.2f} ×"

    yield "data on screen", ratio(demo["ready"], bare["ready"]), "≤ 0.5 / 0.55 × bare"
    yield "data on screen, processor", ratio(demo["ready_cpu"], bare["ready_cpu"]), "≤ 0.5 / 0.55 × bare"
    first = demo["ready_bytes"]["median"] / 1000
    yield "first paint", f"{first:.1f} kB", "≤ 7 / 3.5 kB"
    moves = [keys[key] for key in ("down", "up")]
    size_of_move = max(move["bytes"]["median"] for move in moves)
    yield "cursor move", f"{size_of_move:.0f} B", "≤ 260 / 197 B"
    cpu = max((move["cpu"] for move in moves), key=lambda spread: float(spread["median"]))
    yield "cursor move, processor", ratio(cpu, bare["key_cpu"]), "≤ 1.2 × bare"
    settled = bare["key_settled"]
    for key, what, limit in (("tab", "Tab", 4), ("enter", "Enter", 12), ("esc", "Esc", 8)):
        yield f"{what} settled", ratio(keys[key]["settled"], settled), f"≤ {limit} × a key of bare"
    opened = by["preview", size]["by_key"]["b"]
    yield "`b` to the briefing settled", ratio(opened["settled"], settled), "≤ 18 × a key of bare"
    yield "`b`, processor", ratio(opened["cpu"], bare["ready_cpu"]), "≤ 2 × bare's start"
    yield "another size settled", ratio(demo["resize_settled"], settled), "≤ 16 × a key of bare"
    yield "another size, processor", ratio(demo["resize_cpu"], bare["resize_cpu"]), "≤ 2.5 × bare"
    (burst,) = (figures for key, figures in keys.items() if key.startswith(BURST_KEYS))
    yield "40 keys in one write", f"{burst['bytes']['median'] / 1000:.1f} kB", "≤ 2 kB"
    verdict = review["by_key"]["space"]["first"]
    yield "verdict to next item", ratio(verdict, bare["key_first"]), "≤ 3 × a key of bare"
    yield "Tab", f"{keys['tab']['bytes']['max'] / 1000:.2f} kB", "≤ 4 kB"


def idling(by: Summaries, seconds: float = 60.0) -> list[Row]:
    """A minute without a key."""
    sent, more, memory = [], [], []
    for size in SIZES:
        bare, demo = by["bare", size], by["demo", size]
        sent.append(f"{demo['idle_bytes']['max']:.0f} B")
        more.append(f"{(demo['idle_cpu']['median'] - bare['idle_cpu']['median']) / seconds:.2f} ms/s")
        memory.append(f"{(demo['pss']['median'] - bare['pss']['median']) / 1024:.1f} MB")
    return [
        ("PSS beyond bare", memory[0], memory[1], "≤ 8 MB"),
        ("idle for a minute", sent[0], sent[1], "0 B"),
        ("idle, processor beyond bare", more[0], more[1], "≤ 1 ms/s"),
    ]


def over_years(by: Summaries) -> Row:
    """A start on the large store beside one on the demo."""
    demo, large = by["demo", SIZES[0]]["ready_cpu"], by["large", SIZES[0]]["ready_cpu"]
    what = f"start with 1,000,000 rows of journal, processor, {large['n']} starts"
    return what, f"{large['median'] / demo['median']:.2f} ×", "", "≤ 1.05 × demo"


def long_table(rows: list[Row]) -> str:
    """All of them, in Markdown."""
    head = ("what", *SIZES, "limit")
    lines = (head, ("---",) * 4, *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def for_people(by: Summaries, idle: Summaries, line: dict[str, float], leaving: dict[str, float]) -> str:
    """What one notices, in Markdown: ours, the bare app, the best of the other Textual programs, calcurse.

    `line` and `leaving` hold milliseconds; these and `idle` nothing where they were not measured.
    """
    size = SIZES[0]
    ours, bare = (
        by[name, size] | {"pss": idle[name, size]["pss"]} if idle else by[name, size]
        for name in ("demo", "bare")
    )
    peers = {other.name: found for other in TEXTUAL if "ready" in (found := by.get((other.name, size), {}))}
    calcurse = by.get((CALCURSE.name, size), {})
    lines = [
        f"| what, {size} | forewarn | bare Textual app | best of {_list(peers)} | calcurse (C) |",
        "| --- | --- | --- | --- | --- |",
    ]
    for what, name, unit, scale in (
        ("data on the screen", "ready", "ms", 1.0),
        ("processor until then", "ready_cpu", "ms", 1.0),
        ("sent until then", "ready_bytes", "kB", 1000.0),
        ("a move of the cursor, until it shows", "key_first", "ms", 1.0),
        ("sent for it", "key_bytes", "B", 1.0),
        ("memory (PSS)", "pss", "MB", 1024.0),
    ):

        def said(summary: Summary, name: str = name, unit: str = unit, scale: float = scale) -> str:
            if name not in summary:
                return "–"
            value = summary[name]["median"] / scale
            return f"{value:.{0 if unit in ('B', 'ms') and value >= 10 else 1}f} {unit}"

        own = dict(ours, **_of_moves(ours))
        best = min(peers, key=lambda peer: float(peers[peer][name]["median"]), default="")
        fourth = f"{said(peers[best])} ({best})" if best else "–"
        lines.append(f"| {what} | {said(own)} | {said(bare)} | {fourth} | {said(calcurse)} |")
    lines += [
        f"| {what} | {figure} | {yardstick} | | |"
        for what, figure, yardstick in _elsewhere(idle, line, leaving)
    ]
    return "\n".join(lines) + "\n"


def _of_moves(summary: Summary) -> Summary:
    """Of all keys only the moves of the cursor, as the others press no other."""
    moves = [summary["by_key"][key] for key in ("down", "up")]
    return {
        f"key_{part}": max((move[part] for move in moves), key=lambda spread: float(spread["median"]))
        for part in ("first", "bytes")
    }


def _list(names: dict[str, Summary]) -> str:
    return ", ".join(names) or "others: none installed"


def _elsewhere(
    idle: Summaries, line: dict[str, float], leaving: dict[str, float]
) -> Iterator[tuple[str, str, str]]:
    """(what, ours, the bare app's)."""
    if idle:
        ours, bare = (f"{idle[name, SIZES[0]]['idle_bytes']['max']:.0f} B" for name in ("demo", "bare"))
        yield "sent in a minute without a key", ours, bare
    if leaving:
        what = "`q` with a backup due on 600 MB, until the prompt is back"
        yield what, f"{leaving['ours']:.0f} ms", f"{leaving['bare']:.0f} ms"
    over = "over SSH, 300 ms each way and 64 kbit/s: "
    for what in ("data on screen", "echo of a key"):
        if line:
            ours, bare = (f"{line[f'{name}: {what}, ms'] / 1000:.1f} s" for name in ("forewarn", "bare"))
            yield over + what, ours, bare
    for what in ("review of 12", "meeting of 20 lines, last echo behind the last key"):
        if line:
            yield over + what, f"{line[f'forewarn: {what}, ms'] / 1000:.1f} s", ""
