"""The words of a typed date, folded (lower case, NFKC): English, German, Chinese."""


def _numbered(*names: str, start: int = 0) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, start) for name in line.split()}


# Days from today.
NEAR_DAYS = {
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1,
    "the day after tomorrow": 2, "day after tomorrow": 2, "eod": 0, "eob": 0, "cob": 0, "end of day": 0,
    "end of business": 0,
    "heute": 0, "morgen": 1, "übermorgen": 2, "gestern": -1,
    "今天": 0, "今日": 0, "今早": 0, "今晚": 0, "下班前": 0, "下班之前": 0, "明天": 1, "明日": 1, "明早": 1, "明晚": 1,
    "后天": 2, "大后天": 3, "昨天": -1, "昨日": -1, "前天": -2,
}  # fmt: skip

# Months from this one whose last day is meant.
MONTH_ENDS = {
    "eom": 0, "monatsende": 0, "月底": 0, "月末": 0, "本月底": 0, "本月末": 0, "这个月底": 0,
    "下月底": 1, "下个月底": 1, "下月末": 1,
}  # fmt: skip

MONTHS = _numbered(
    "jan january januar jän jänner",
    "feb february februar",
    "mar march mär mrz märz maerz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december dez dezember",
    start=1,
)

# Days after Monday.
WEEKDAYS = _numbered(
    "mon monday montag 一",
    "tue tues tuesday dienstag 二",
    "wed weds wednesday mittwoch 三",
    "thu thur thurs thursday donnerstag 四",
    "fri friday freitag 五",
    "sat saturday samstag 六",
    "sun sunday sonntag 日 天",
)

# ISO weeks from this one.
WEEKS = {"last": -1, "上": -1, "this": 0, "本": 0, "这": 0, "next": 1, "下": 1}
