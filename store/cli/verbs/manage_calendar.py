"""The working days of places: `calendar set`, `list`, `show`, `import`; and what falls on days: `calendar feed`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from store.cli.console import print_json, print_lines, remark, table, tell
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.action_named import JSON_SHOWS, action_named
from store.cli.parts.calendar_json import calendar_json, calendar_list_json
from store.cli.parts.confirmation import confirmed
from store.cli.parts.terminal_question import answer_of, can_ask
from store.disk.workspace import Workspace
from store.exchange.calendars.calendar_update import begin_at, merged
from store.exchange.calendars.day_list import CalendarDays as Days
from store.queries.calendar_list import CalendarLine, calendar_named, calendars, counts_somewhere
from store.records import CalendarDays
from store.records.calendar_days import named_days
from store.trouble import Trouble, UsageProblem
from store.values.dates import full_date
from store.values.likeness import nearest
from store.values.outcome import Choose
from store.values.text import clean_line, fold
from store.values.words import N_, NN_, Words, say, words

REGIONAL = 5  # days that the question names
YEARS = re.compile(r"(\d{4})(?: ?[-–—] ?(\d{4}))?", re.ASCII)
MOST_YEARS = 50


def calendar_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`calendar set CN 2025-2027`, `calendar list`, `calendar show CN 2026`, `calendar import FILE`, `calendar feed
    FILE`."""
    parser.word("action", N_("set, list, show, import, or feed: an .ics of what falls due, for cron"))
    parser.word("what", N_("a country or region (CN, DE-BY, US), a calendar's code, or an .ics or TOML file"))
    parser.word("years", N_("2026 or 2025-2027 (default: this year and next)"))
    parser.project(N_("with feed: this project alone (default: all that are active)"))
    parser.flag("--as", "CODE", N_("save it under another code"), dest="as_")
    parser.switch(
        "--regional", N_("take the holidays of a region too, which a file of a whole country lists")
    )
    parser.switch("--dry-run", N_("preview only; save nothing"))
    parser.switch("--yes", N_("save without asking"))
    parser.json()


def calendar_(call: Call) -> int:
    """One of the five."""
    actions = {"set": set_, "list": list_, "show": show, "import": import_, "feed": _feed}
    doing = action_named("calendar", call.options.action or "list", actions)
    if call.options.json and doing not in (list_, show):
        raise UsageProblem(words(JSON_SHOWS))
    return doing(call)


COMMANDS = {"calendar": (calendar_flags, calendar_)}


def _feed(call: Call) -> int:
    from store.cli.parts.calendar_feed import feed

    return feed(call)


def set_(call: Call) -> int:
    """Fill a calendar from what the program knows of a place, as one act."""
    from store.exchange.calendars.holidays_library import PlaceProblem, fill, place_named

    options, language = call.options, call.session.language
    if not options.what:
        raise UsageProblem(words(N_("which place? forewarn calendar set CN 2025-2027")))
    years = _years(options.years, call.session.clock.today())
    try:
        place = place_named(options.what)
        with call.session.workspace() as workspace:
            code = clean_line(options.as_ or "") or place.code
            before = calendar_named(workspace, code)
            first = begin_at(years[0], before)
            filled = fill(place, first, years[-1], language)
            days = replace(filled.days, code=code)
            new = merged(days, before, first)
            tell(call, _known(new))
            _save(call, workspace, new, before, words(N_("set calendar {code}"), code=code))
    except PlaceProblem as problem:
        raise Trouble(problem.words) from None
    if filled.unknown is not None:
        later = N_(
            "{year} is not published yet, or not in this holidays library: set it again when it is, "
            "until then Monday to Friday applies"
        )
        remark(call, words(later, year=filled.unknown))
    if filled.estimates:
        moon = NN_(
            "{n} of the days is an estimate that depends on the moon: set it again once it is announced",
            "{n} of the days are estimates that depend on the moon: set it again once they are announced",
        )
        remark(call, words(moon, n=filled.estimates))
    return 0


def import_(call: Call) -> int:
    """The days of a file."""
    if not call.options.what:
        raise UsageProblem(words(N_("which file? forewarn calendar import FILE.ics")))
    return bring(call, call.session.file(call.options.what))


def bring(call: Call, file: Path) -> int:
    """The days of a file as a calendar of the store, in place of what it knew of those years."""
    from store.exchange.calendars.calendar_import import days_of, plan_calendar, with_regional

    today = call.session.clock.today()
    days = days_of(file, today, clean_line(getattr(call.options, "as_", None) or ""))
    if days.regional and _regional_wanted(call, days):
        days = with_regional(days)
    with call.session.workspace() as workspace:
        plan = plan_calendar(workspace, file, days, today)
        print_lines(_changes(days, call.session.language))
        counted = _counted(len(days.holidays), len(days.makeup))
        sentence = N_("{code}: {days}, known until {last}")
        tell(call, words(sentence, code=days.code, days=counted, last=full_date(days.last)))
        if plan.is_known:
            tell(call, words(N_("nothing to save: {code} is known so"), code=plan.new.code))
            return 0
        if confirmed(call, len(days.holidays) + len(days.makeup)):
            _save(call, workspace, plan.new, plan.before, plan.act)
    return 0


def _regional_wanted(call: Call, days: Days) -> bool:
    """Whether the days off of a region count here: by flag, by answer, else not, which the preview says."""
    if vars(call.options).get("regional"):
        return True
    if not can_ask(call) or call.options.yes:
        return False
    shown = tuple(
        f"{say(full_date(day), call.session.language)} {name}" for day, name in sorted(days.regional.items())
    )
    said = words(N_("holidays of a region: {days}. Do they count here?"), days=shown[:REGIONAL])
    ways = (("yes", N_("yes")), ("no", N_("no")))
    return answer_of(call, Choose("regional", said, ways, back=N_("no"))) == "yes"


def _changes(days: Days, language: str) -> Iterator[str]:
    """Each day that is worked otherwise than Monday to Friday are, and those of the file that change nothing."""
    from store.exchange.calendars.calendar_import import day_lines

    rows = [
        (line.sign, say(full_date(line.day), language), line.name, say(line.why, language))
        for line in day_lines(days)
    ]
    return table(rows, flex=2, width=terminal_width(100))


def list_(call: Call) -> int:
    """Every calendar: until when it is known, and who counts by it."""
    language, today = call.session.language, call.session.clock.today()
    with call.session.workspace() as workspace:
        lines = calendars(workspace)
        if call.options.json:
            print_json(calendar_list_json(lines))
            return 0
        if not lines:
            tell(
                call, words(N_("no calendar yet: forewarn calendar set CN, or forewarn calendar import FILE"))
            )
            return 0
        rows = [tuple(say(cell, language) for cell in _row(line, today)) for line in lines]
    print_lines(table(rows, flex=3, width=terminal_width(100)))
    return 0


def show(call: Call) -> int:
    """The days of one calendar, of one year or several."""
    options, language = call.options, call.session.language
    if not options.what:
        raise UsageProblem(words(N_("which one? forewarn calendar show CN 2026")))
    with call.session.workspace() as workspace:
        record = calendar_named(workspace, options.what)
        if record is None:
            raise Trouble(_unknown(workspace, clean_line(options.what)))
    years = _years(options.years, call.session.clock.today()) if options.years else None
    if options.json:
        print_json(calendar_json(record, years))
        return 0
    tell(call, _known(record))
    days = [
        (day, sign, name)
        for text, sign in ((record.holidays, "-"), (record.makeup, "+"))
        for day, name in named_days(text)
        if years is None or day.year in years
    ]
    rows = [
        (sign, say(full_date(day), language), name or say(_plain(sign), language))
        for day, sign, name in sorted(days)
    ]
    if years is not None and not rows:
        tell(call, words(N_("nothing is known of {years}"), years=options.years))
    print_lines(table(rows, flex=2, width=terminal_width(100)))
    return 0


def _plain(sign: str) -> str:
    return N_("worked, to make up") if sign == "+" else N_("holiday")


def _years(typed: str | None, today: date) -> range:
    """`2026`, `2025-2027`; nothing: this year and the next. Raises UsageProblem."""
    if not typed:
        return range(today.year, today.year + 2)
    import unicodedata

    found = YEARS.fullmatch(unicodedata.normalize("NFKC", typed.strip()))
    years = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not years or not 1900 <= years[0] <= years[-1] <= 2200 or len(years) > MOST_YEARS:
        sentence = N_('"{typed}" is not a year or a range: write 2026 or 2025-2027, at most {most} years')
        raise UsageProblem(words(sentence, typed=clean_line(typed), most=MOST_YEARS))
    return years


def _counted(holidays: int, makeup: int) -> Words:
    parts = (
        words(NN_("{n} holiday", "{n} holidays"), n=holidays),
        words(NN_("{n} make-up day", "{n} make-up days"), n=makeup),
    )
    return words("{parts}", parts=parts)


def _known(record: CalendarDays) -> Words:
    counted = _counted(len(record.holidays.splitlines()), len(record.makeup.splitlines()))
    if record.last is None:
        return words(N_("{code}: {days}, without an end"), code=record.code, days=counted)
    sentence = N_("{code}: {days}, known until {last}")
    return words(sentence, code=record.code, days=counted, last=full_date(record.last))


def _save(
    call: Call, workspace: Workspace, new: CalendarDays, before: CalendarDays | None, act: Words
) -> None:
    if before is not None and new == before:
        tell(call, words(N_("nothing to save: {code} is known so"), code=new.code))
        return
    if call.options.dry_run:
        tell(call, words(N_("nothing saved (--dry-run)")))
        return
    workspace.save(new, act=act)
    if not counts_somewhere(workspace, new.code):
        after = N_("to use it for a project: forewarn edit CODE --calendar {code}")
        tell(call, words(after, code=new.code))


def _row(line: CalendarLine, today: date) -> Iterator[Words | str]:
    record = line.record
    yield words("{code}", code=record.code)
    if record.last is None:
        yield words(N_("without an end"))
    else:
        known = N_("ended {last}") if record.last < today else N_("known until {last}")
        yield words(known, last=full_date(record.last))
    yield _counted(len(record.holidays.splitlines()), len(record.makeup.splitlines()))
    users: tuple[object, ...] = line.projects
    if line.people:
        users = (*users, words(NN_("{n} person", "{n} people"), n=line.people))
    yield words("{users}", users=users) if users else words(N_("not used by any project or person"))


def _unknown(workspace: Workspace, typed: str) -> Words:
    codes = {fold(line.record.code): line.record.code for line in calendars(workspace)}
    near = nearest(fold(typed), codes)
    if near:
        sentence = N_('there is no calendar "{text}"; did you mean {near}?')
        return words(sentence, text=typed, near=codes[near])
    sentence = N_('there is no calendar "{text}"; add it with: forewarn calendar set {text}')
    return words(sentence, text=typed)
