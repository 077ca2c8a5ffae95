"""When a feast comes next, by the names that people type for it."""

from datetime import date

# A feast: month, day, and how many days are off with it everywhere.
FEASTS = {
    "元旦": (1, 1, 1), "元旦节": (1, 1, 1), "new year": (1, 1, 1), "new year's day": (1, 1, 1), "neujahr": (1, 1, 1),
    "五一": (5, 1, 5), "劳动节": (5, 1, 5), "国庆": (10, 1, 7), "国庆节": (10, 1, 7), "十一": (10, 1, 7),
    "christmas": (12, 25, 2), "xmas": (12, 25, 2), "weihnachten": (12, 25, 2),
    "圣诞": (12, 25, 1), "圣诞节": (12, 25, 1),
    "new year's eve": (12, 31, 1), "nye": (12, 31, 1), "silvester": (12, 31, 1),
    "christmas eve": (12, 24, 3), "xmas eve": (12, 24, 3), "heiligabend": (12, 24, 3), "平安夜": (12, 24, 1),
}  # fmt: skip
# A feast of the lunar year: as calendars call it, and how many days are off with it.
LUNAR_FEASTS = {
    "春节": ("春节", 8), "过年": ("春节", 8), "除夕": ("农历除夕", 9), "清明": ("清明节", 1), "清明节": ("清明节", 1),
    "端午": ("端午节", 1), "端午节": ("端午节", 1), "中秋": ("中秋节", 1), "中秋节": ("中秋节", 1),
    "chinese new year": ("春节", 8), "spring festival": ("春节", 8), "mid-autumn festival": ("中秋节", 1),
    "dragon boat festival": ("端午节", 1),
}  # fmt: skip


def coming_feast(name: str, today: date) -> tuple[date, int] | None:
    """(the day on which a feast comes next, how many days are off with it); None where no feast is called so."""
    if (fixed := FEASTS.get(name)) is not None:
        month, day, off = fixed
        this = date(today.year, month, day)
        return (this if this >= today else this.replace(year=this.year + 1)), off
    if (lunar := LUNAR_FEASTS.get(name)) is None:
        return None
    from store.values.lunar_feasts import next_feast

    called, off = lunar
    return (found, off) if (found := next_feast(called, today)) else None
