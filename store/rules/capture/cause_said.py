"""Why the mood is as it is, by the words of a note; where they do not say, nobody guesses."""

from store.records.morale import Cause
from store.values.text import fold, holds_word

WORDS: dict[Cause, str] = {
    "workload": "workload, overload*, overtime, stress*, exhausted, tired, busy, too much work,"
    " too much to do, understaffed, überstunden, überlast*, belastung, zu viel arbeit, zu viel zu tun, unterbesetzt,"
    " 压力, 加班, 工作量, 太忙, 疲惫, 累, 工作太多, 活太多, 人手不够, 人手不足",
    "process": "process*, bureaucra*, approvals, paperwork, prozess*, bürokratie, 流程, 审批, 手续",
    "tools": "tool, tools, laptop, licence*, license*, werkzeug*, 工具, 系统慢, 卡顿, 电脑",
    "people": "conflict*, quarrel*, argument, streit*, konflikt*, 矛盾, 冲突, 吵架, 争吵, 关系紧张",
    "recognition": "recognition, praise*, appreciat*, anerkennung, lob, 认可, 表扬, 肯定, 奖励",
    "uncertainty": "uncertain*, unsure, worried, unsicher*, ungewiss*, 不确定, 迷茫, 担心, 前途",
}


def cause_said(text: str) -> Cause:
    """The cause that only one list of words knows."""
    folded = fold(text)
    found = [cause for cause, said in WORDS.items() if any(holds_word(folded, w) for w in said.split(", "))]
    return found[0] if len(found) == 1 else "unsaid"
