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
    "!!": "issue, problem, blocker, 问题, 故障",
    "!": "risk, risiko, 风险",
    "+": "action, actions, action item, action items, action point, ai, ap, todo, to do, to-do, task, next step,"
    " next steps, follow up, follow-up, aufgabe, maßnahme, nächster schritt,"
    " 待办, 待办事项, 行动, 行动项, 任务, 跟进, 跟进事项, 下一步",
    ">": "promise, commitment, zusage, 承诺, 我方承诺",
    "?": "ask, request, question, frage, anfrage, 请示, 请求, 需决策, 需支持",
    "<": "wish, wunsch, 诉求, 客户诉求, 期望",
    "=": "decision, decided, agreed, agreement, beschluss, entscheidung, vereinbart, 决议, 决定, 决策, 结论, 共识,"
    " 会议决定",
    "^": "change, change request, cr, änderung, änderungsantrag, 变更, 变更申请, 变更请求",
    "#": "forecast, new forecast, reforecast, prognose, 预测, 新预测",
    "*": "thanks, dank, 感谢, 致谢",
}
"""The words of minutes, with a colon behind them, or a dash that stands alone; `Action (Marta):`, `Action @Marta:` say
whose it is."""
QUOTE = "| "
"""What a line begins with that quotes what others wrote."""
_MEANT = {word.casefold(): mark for mark, said in WRITTEN.items() for word in said.split(", ")}
_WORD = re.compile(
    r"([^\W\d_]{2,15}(?:[ -][^\W\d_]{2,8})?)(?:\s?\d{1,3})?\s*([(（][^()（）]{1,40}[)）]|[@＠][^@＠:：]{2,40}?)?"
    r"\s*(?:[:：]|(?<=\s)[-–—](?=\s))\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[【［]\s*([^\W\d_]{2,12}(?: item)?)\s*[\]】］]\s*[:：]?\s*(.*)", re.DOTALL)
"""`【待办】`, `[Action]`."""
_TODO = re.compile(r"TODO\s+(.*)", re.DOTALL)
_ITEM = re.compile(r"^(?:[-–—•·▪](?=\s)|[(（]\d{1,3}[)）]|\d{1,3}[.)、](?!\d))\s*(?=\S)")
"""What an item of a list begins with; `->` is an arrow, and 1.5 a number."""
_OPEN_BOX = re.compile(r"(?:[-*＊+•]\s*)?\[ ?\]\s*(.*)", re.DOTALL)
"""A task of Markdown that is not done."""
_COMPARED = re.compile(r"\d[\d.,]*\s*(?:[%％]|of\b|von\b)")
"""`> 80 % of the tests` and `< 5 %` compare."""
_MILESTONE = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+[-－]?[\d０-９]|[A-Za-z]$")
_EMPHASIS = re.compile(r"\*\S.*\*")
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
    if box := _OPEN_BOX.fullmatch(line):
        return "+", box[1].strip()
    mark, rest = _sign_or_word(without_item(line))
    return (mark, rest) if mark else ("", line)


def is_quoted(line: str) -> bool:
    """Whether it quotes what others wrote: it is kept, and in no minutes. A row of a table, which a bar ends too, is
    none."""
    return line.startswith("|") and line[1:2] in (" ", "") and not line.rstrip().endswith("|")


def without_item(line: str) -> str:
    """The line without what it begins with as an item of a list."""
    return _ITEM.sub("", line, count=1)


def _sign_or_word(line: str) -> tuple[str, str]:
    plain = line[:2].translate(_TWINS)
    for mark in MARKS:
        if plain.startswith(mark):
            rest = line[len(mark) :].strip()
            return ("", line) if _is_drawn(mark, rest, line) else (mark, _once(mark, rest))
    if word := _word(line):
        return word
    if todo := _TODO.fullmatch(line):
        return "+", todo[1].strip()
    return "", line


def _word(line: str) -> tuple[str, str] | None:
    """(the mark that the line says by a word, what stands behind it)."""
    for form in (_WORD, _BRACKETED):
        if (word := form.fullmatch(line)) and (mark := _MEANT.get(word[1].casefold().strip(), "")):
            rest = " ".join(part.strip() for part in word.groups()[1:] if part)
            return None if _is_drawn(mark, rest, line) and mark == "#" else (mark, rest)
    return None


def behind_task_word(line: str) -> str:
    """What stands behind a word that says a task and no more, `Action Marta: draft it`; empty where none does."""
    word, _, rest = line.partition(" ")
    return rest.strip() if _MEANT.get(word.casefold()) == "+" else ""


def _once(mark: str, rest: str) -> str:
    """What stands behind a mark, without the word that says the same once more: `! Risk: supplier late`."""
    word = _word(rest)
    return word[1] if word and word[0] == mark else rest


def _is_drawn(mark: str, rest: str, line: str) -> bool:
    """Whether people write the sign for something else: a line of signs, a comparison, a heading, an emphasis."""
    if rest[:1].translate(_TWINS) == mark[-1]:
        return True
    match mark:
        case "<" | ">":
            return _COMPARED.match(rest) is not None
        case "#":
            return rest != "" and _MILESTONE.match(rest) is None
        case "*":
            return _EMPHASIS.fullmatch(line.translate(_TWINS)) is not None
    return False
