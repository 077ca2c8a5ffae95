"""What the meter is to do: which programs, at which sizes, with which keys, how often."""

import json
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from other_programs import installed
from workbench import FOREWARN, HERE, ROOT, Bench

WHOLE = r"(?s)M\d.*\? help"
"""The data, and the last cells of the picture: everything stands there."""
BURST = "jk" * 20
OPENED = "enter pause:0.3 esc pause:0.3 " * 2
MOVES = f"pause:0.5 down*6 up*3 tab*4 pause:0.3 {OPENED}text:{BURST}"
VERDICTS = "r pause:2 " + "space pause:1 " * 8 + "esc"
"""Each shows the next item with the first bytes; its saving, one line of status, is waited for."""


def scenario(programs: list[dict[str, Any]], **settings: Any) -> str:
    """The meter's TOML; a JSON text is a TOML value where it holds no null and no object."""
    lines = [f"{name} = {json.dumps(value)}" for name, value in {**settings, "cwd": str(ROOT)}.items()]
    for program in programs:
        lines.append("[[program]]")
        env = program.pop("env", {})
        lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in program.items()]
        lines += ["[program.env]", *(f"{name} = {json.dumps(value)}" for name, value in env.items())]
    return "\n".join(lines) + "\n"


def bare() -> dict[str, Any]:
    """The yardstick."""
    return {
        "name": "bare",
        "command": [sys.executable, str(HERE / "bare.py")],
        "ready": "Inbox 0",
        "keys": "j*4 k*4",
        "quit": "q",
    }


def forewarn(bench: Bench, name: str, store: Path, keys: str, leave: str = "q") -> dict[str, Any]:
    """Our program on a store."""
    command = [*FOREWARN, "--store", str(store)]
    ours = ("HOME", "XDG_DATA_HOME", "FOREWARN_TODAY")
    env = {key: bench.env[key] for key in ours} | {"PYTHONDONTWRITEBYTECODE": False}
    return {"name": name, "command": command, "ready": WHOLE, "keys": keys, "quit": leave, "env": env}


def reviewing(bench: Bench) -> dict[str, Any]:
    """On a store made anew each time, since what was only seen stays in the private file."""
    store = bench.folder / "review.db"
    fresh = shlex.join([*FOREWARN, "demo", "--keep", str(store), "--no-open"])
    setup = f"rm -rf {store}*; {fresh} >/dev/null"
    return {**forewarn(bench, "review", store, VERDICTS), "setup": setup}


def others(bench: Bench) -> Iterator[dict[str, Any]]:
    """The other programs that are installed, at one size."""
    for other, command in installed(bench.folder):
        yield {
            "name": other.name,
            "command": command,
            "ready": other.ready,
            "keys": other.moves,
            "quit": other.leave,
            "sizes": ["120x40"],
            "env": {"HOME": str(bench.folder), "PYTHONDONTWRITEBYTECODE": False},
        }


def beside_others(bench: Bench, repeat: int, sizes: Sequence[str], with_others: bool) -> str:
    """Starts and keys of everything, interleaved."""
    programs = [
        bare(),
        forewarn(bench, "demo", bench.demo, MOVES),
        reviewing(bench),
        forewarn(bench, "preview", bench.demo, "pause:0.5 b", "q q"),
    ]
    if with_others:
        programs += others(bench)
    return scenario(programs, sizes=sizes, repeat=repeat, idle=0.0)


def quiet_minute(bench: Bench) -> str:
    """A minute without a key, begun when everything is loaded behind the first picture: memory is looked at then."""
    programs = [bare(), forewarn(bench, "demo", bench.demo, "")]
    return scenario(
        programs, sizes=["120x40", "80x24"], repeat=1, warmup=0, idle=60.0, quiet=2000.0, timeout=120.0
    )


def thirty_starts(bench: Bench, large: Path) -> str:
    """The demo and the large store, thirty times in turn."""
    programs = [
        forewarn(bench, "demo", bench.demo, ""),
        forewarn(bench, "large", large, ""),
    ]
    return scenario(programs, sizes=["120x40"], repeat=30, idle=0.0)
