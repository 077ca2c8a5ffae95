"""What people are called beside their names: Frau Dr. Vogel, 陈总, 田中さん, 김 부장님."""

import re

from store.rules.spoken_name import TITLES

_BEFORE = (
    "hr herrn hrn fr professor dipl ing mag mister sir madam mlle monsieur madame srta señor senor senora don dona dhr"
    " mevr mw meneer mevrouw sig sigra signor signora dott dottssa pan pani г н господин госпожа السيد السيدة"
)
BEFORE = frozenset((*TITLES, *_BEFORE.split()))
"""As `words_of` spells them; they stand before a name in Latin, Cyrillic and Arabic."""
_BEHIND = """
总 总经理 副总 副总经理 总监 总工 总裁 董 董事长 经理 主任 主管 主席 工 工程师 老师 教授 博士 医生 律师 会计 部长 副部长
院长 科长 处长 局长 厅长 校长 所长 组长 行长 店长 队长 厂长 书记 秘书 助理 顾问 专家 先生 女士 小姐 太太 师傅 同学 同志
哥 姐 總 總經理 總監 經理 工程師 老師
部長 課長 係長 社長 専務 常務 本部長 院長 先輩 さん さま 様 氏 君 くん ちゃん
님 씨 부장 부장님 과장 과장님 차장 차장님 대리 대리님 사장 사장님 이사 이사님 팀장 팀장님 선생 선생님 교수님 대표 대표님
"""
BEHIND = tuple(sorted(_BEHIND.split(), key=len, reverse=True))
"""They stand behind a surname or a name, without a space; the longest first."""
_SAID_TO_ANYBODY = (
    "老师 先生 女士 小姐 太太 师傅 同学 同志 哥 姐 老師 先輩 さん さま 様 氏 君 くん ちゃん 님 씨 선생 선생님"
)
SAID_TO_ANYBODY = frozenset(_SAID_TO_ANYBODY.split())
"""They say nothing of what somebody is."""
SAID_FIRST = ("小", "老", "阿")
"""小陈, 老王: before a surname."""
_COMPOUND = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 慕容 令狐 皇甫 尉迟 公孙 公孫 长孙 宇文 东方 司徒 独孤 南宫 夏侯 端木 百里"
    " 남궁 황보 제갈 선우"
)
COMPOUND = frozenset(_COMPOUND.split())
"""Surnames of two characters, where others have one."""
_PARTICLES = "van von der den de del della di da dos du la le el al bin ibn ben ter ten zu"
PARTICLES = frozenset(_PARTICLES.split())
"""What a surname of several words begins with: van der Berg."""


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without the titles before it; all of them where nothing else would be left."""
    at = next((n for n, word in enumerate(words) if word not in BEFORE), 0)
    return words[at:]


def title_behind(name: str) -> tuple[str, str]:
    """(what stands before it, the title that a name as `spelled` ends in); no title: it is empty."""
    for title in BEHIND:
        if name.endswith(title) and len(name) > len(title):
            return name[: -len(title)].strip(), title
    return name, ""


def surnames(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The ways to tell surname and given name apart, in a name of Chinese, Japanese or Korean letters."""
    if len(words) == 2:
        return ((words[0], words[1]), (words[1], words[0]))
    name = "".join(words)
    if len(name) < 2 or re.search("[\u3040-\u30ff]", name):
        return ()
    if name[:2] in COMPOUND:
        return ((name[:2], name[2:]),) if name[2:] else ()
    ways = [(name[:1], name[1:])]
    if len(name) == 4:
        # 田中太郎; a Chinese name of four characters without a known double surname may have one of either length.
        ways.append((name[:2], name[2:]))
    return tuple(ways)


def surname_begins(words: tuple[str, ...]) -> int:
    """Where the surname begins among the words of a name that has it last: at the first particle, else at the last."""
    particle = (n for n, word in enumerate(words) if n and n < len(words) - 1 and word in PARTICLES)
    return next(particle, len(words) - 1)
