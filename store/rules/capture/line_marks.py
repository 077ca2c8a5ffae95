"""What a line begins with that says which record it is: a mark, or a word that people write in its place."""

import re

from store.values.aside import is_aside
from store.values.words import N_

MARKS = {
    "!!": N_("issue"),
    "!": N_("risk"),
    "+": N_("action"),
    ">": N_("promise"),
    "?": N_("ask"),
    "<": N_("wish"),
    "=": N_("decision"),
    "^": N_("change"),
    "#": N_("new forecast"),
    "*": N_("thanks"),
    "~": N_("morale, private"),
}
WRITTEN = {
    "!!": "issue problem 问题",
    "!": "risk risiko 风险",
    "+": "action todo task aufgabe maßnahme 待办 待办事项 行动 行动项 任务",
    ">": "promise zusage 承诺",
    "<": "wish wunsch 诉求",
    "=": "decision decided beschluss entscheidung 决议 决定 决策",
    "^": "change änderung 变更",
}
"""The words of minutes, with a colon behind them."""
_MEANT = {word: mark for mark, said in WRITTEN.items() for word in said.split()}
_WORD = re.compile(r"(?:[-–—•·]\s*)?([^\W\d_]{2,12})\s*[:：]\s*(.*)", re.DOTALL)
_TODO = re.compile(r"(?:[-–—•·]\s*)?TODO\s+(.*)", re.DOTALL)
_TWINS = str.maketrans("！？＋＞＜＝＃～＊＾＠", "!?+><=#~*^@")
_WIDE = {
    wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDE |= {ord(wide): ord(plain) for wide, plain in zip("＋－＠", "+-@", strict=True)}


def narrowed(line: str) -> str:
    """With full-width letters, digits and signs of names and days as their ASCII twins, each in its place."""
    return line if line.isascii() else line.translate(_WIDE)


def split_mark(line: str) -> tuple[str, str]:
    """(the mark in ASCII, what stands behind it); the mark is empty for a line that has none."""
    if is_aside(line):
        # However it goes on, nothing of it may be shared.
        return "~", re.split("[~～]", line, maxsplit=1)[1].strip()
    plain = line[:2].translate(_TWINS)
    for mark in MARKS:
        if plain.startswith(mark):
            rest = line[len(mark) :].strip()
            # `-- text`, `=====` or `>> quoted` are how people draw lines, not marks.
            return ("", line) if rest[:1].translate(_TWINS) == mark[-1] else (mark, rest)
    if (word := _WORD.fullmatch(line)) and (mark := _MEANT.get(word[1].casefold(), "")):
        return mark, word[2].strip()
    if todo := _TODO.fullmatch(line):
        return "+", todo[1].strip()
    return "", line
