"""The words by which people name a week, a month, a quarter or a year, folded: English, German, Chinese."""

_UNITS = {
    "week": "week weeks wk wks woche wochen 周 星期 礼拜",
    "fortnight": "fortnight fortnights",
    "month": "month months monat monate monaten monats 月",
    "quarter": "quarter quarters quartal quartale quartals 季度 季",
    "year": "year years jahr jahre jahren jahres 年",
    "day": "day days tag tage tagen d 天 日",
    "workday": "workday workdays wd arbeitstag arbeitstage arbeitstagen werktage werktagen 工作日",
}
UNIT_OF = {word: unit for unit, listed in _UNITS.items() for word in listed.split()}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_AWAY = {
    0: "this the current diese dieser dieses diesen 本 这 今 当",
    1: "next coming nächste nächster nächstes nächsten kommende kommenden 下 明",
    2: "下下 后",
    -1: "last letzte letzter letztes letzten 上 去",
}
AWAY_OF = {word: away for away, listed in _AWAY.items() for word in listed.split()}
_PARTS = {
    "start": "start beginning early anfang beginn 初 上旬",
    "middle": "middle mid mitte 中 中旬",
}
PART_OF = {word: part for part, listed in _PARTS.items() for word in listed.split()}
"""Any other is the end."""
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "einer": 1, "einem": 1, "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4,
    "a couple of": 2, "half a": 0.5, "半": 0.5,
}  # fmt: skip
ENDS = {
    "eow": ("week", 0), "eoq": ("quarter", 0), "eoy": ("year", 0), "wochenende": ("week", 0),
    "jahresende": ("year", 0), "年内": ("year", 0), "week after next": ("week", 2),
    "the week after next": ("week", 2), "übernächste woche": ("week", 2),
}  # fmt: skip
