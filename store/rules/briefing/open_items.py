"""What is open between us and somebody: asks, promises, their wishes, what others owe, and what comes next."""

from datetime import date

from store.records import Action
from store.records.action import need_said
from store.rules.briefing.paper_start import PaperStart
from store.rules.briefing.report import Line
from store.rules.readership import Reader
from store.rules.registers.deeds import hangs_on
from store.rules.registers.news import tellable
from store.values.record import Record
from store.values.words import N_, Clauses, Words, bare, words

NEED = "need:"
"""How the ids of lines begin that ask somebody for something."""


def needs(reader: Reader, person: int | None, *, to: int | None = None) -> tuple[Line, ...]:
    """What we ask of that person, and what it hangs on; without one, of anybody, named but for who reads it (`to`).
    What somebody is asked they may read, whoever else may not."""
    asked = person if person is not None else to
    found = [
        a
        for a in reader.situation.open_asks
        if (person is None or a.owner == person)
        and reader.reads(a, addressed=asked is not None and a.owner == asked)
    ]
    about = tuple(filter(reader.reads, tellable(reader.situation)))
    return tuple(
        Line(
            f"{NEED}{a.id}",
            _need(reader, a, named=person is None and a.owner != to),
            (a, *(hangs_on(reader.situation, a, about) if person is not None else ())),
        )
        for a in sorted(found, key=by_due)
    )


def promises(reader: Reader, person: int | None) -> tuple[Line, ...]:
    """What we owe them, or owe others and they may read of."""
    situation = reader.situation
    found = [a for a in situation.actions if a.open and a.type == "promise" and _addressed(reader, a, person)]
    lines = []
    for action in sorted(found, key=by_due):
        title = bare(action.title)
        to = situation.name(action.owed_to) if action.owed_to != person else ""
        for_them = to and to not in title
        said = (
            words(N_("{title} (for {name})"), title=title, name=to)
            if for_them
            else words("{title}", title=title)
        )
        lines.append(Line(f"open:{action.id}", _due(reader, said, action), (action,)))
    return tuple(lines)


def late_promises(reader: Reader, person: int | None) -> tuple[Line, ...]:
    """What was promised to them, or to anybody, and is past its day, or was before it was moved, of what they may
    read."""
    found = promises(reader, person)
    return tuple(
        Line(f"owed:{action.id}", line.words, line.records)
        for line in found
        for action in line.records
        if isinstance(action, Action) and reader.situation.is_late(action)
    )


def carried(reader: Reader, most: int) -> tuple[Line, ...]:
    """What is to be done here and was due by today, oldest first, beyond `most` counted; for those within."""
    if reader.audience != "internal":
        return ()
    today = reader.situation.day.date
    due = {a: a.due for a in reader.situation.actions if a.open and a.type == "action" and a.due is not None}
    late = sorted((a for a, on in due.items() if on <= today), key=by_due)
    room = most if len(late) <= most else most - 1
    past, present = N_("{title}, was due {day}"), N_("{title}, due {day}")
    lines = tuple(
        Line(
            f"carried:{a.id}",
            words(past if due[a] < today else present, title=bare(a.title), day=due[a]),
            (a,),
        )
        for a in late[:room]
    )
    if left := late[room:]:
        said = words(N_("{n} more that were due"), n=len(left))
        lines = (*lines, Line(f"carried:{left[0].id}:more", said, tuple(left)))
    return lines


def waiting(reader: Reader, person: int | None) -> tuple[Line, ...]:
    """What we wait for from others."""
    situation = reader.situation
    found = [a for a in situation.open_asks if a.owner and a.owner != person and reader.reads(a)]
    return tuple(
        Line(
            f"waiting:{a.id}",
            _due(reader, words(N_("{name}: {title}"), name=situation.name(a.owner), title=bare(a.title)), a),
            (a,),
        )
        for a in sorted(found, key=by_due)
    )


def wishes(reader: Reader, person: int, start: PaperStart) -> tuple[Line, ...]:
    """What they asked for and what became of it: open ones, and those settled since the last paper."""
    lines = []
    for action in sorted(reader.situation.actions, key=by_due):
        theirs = person in (action.asked_by, action.owed_to) and action.type == "wish"
        settled = [name for name in ("done_on", "dropped_on") if getattr(action, name) is not None]
        news = not settled or any(start.after(action, name) for name in settled)
        if theirs and news and reader.reads(action, addressed=True):
            lines.append(Line(f"asked:{action.id}", _wish(reader, action), (action,)))
    return tuple(lines)


def coming(reader: Reader, days: int) -> tuple[Line, ...]:
    """Milestones and meetings of the next working days."""
    return tuple(line for _, line in coming_by_day(reader, days))


def coming_by_day(reader: Reader, days: int) -> tuple[tuple[date, Line], ...]:
    """The same, each with its day."""
    situation = reader.situation
    day = situation.day
    end = day.calendar.add(day.date, days)
    found: list[tuple[date, int, Words, Record]] = []
    for one in situation.milestones:
        if one.met_on is None and one.expected and day.date <= one.expected <= end and reader.reads(one):
            said = words(N_("{day} {code} {title}"), day=one.expected, code=one.code, title=bare(one.title))
            found.append((one.expected, one.id, said, one))
    for meeting in situation.meetings:
        if meeting.state == "planned" and day.date < meeting.on <= end and reader.reads(meeting):
            said = words("{day} {title}", day=meeting.on, title=bare(meeting.title))
            found.append((meeting.on, meeting.id, said, meeting))
    when, project = situation.project.sponsor_meeting, situation.project
    if when is not None and day.date < when <= end:
        form = N_("{day} our meeting") if reader.audience == "sponsor" else N_("{day} sponsor meeting")
        found.append((when, 0, words(form, day=when), project))
    found.sort(key=lambda one: one[:2])
    return tuple((on, Line(f"next:{record.id}", said, (record,))) for on, _, said, record in found)


def by_due(action: Action) -> tuple[date, int]:
    """The order of what is owed."""
    return (action.due or date.max, action.id)


def _addressed(reader: Reader, action: Action, person: int | None) -> bool:
    return reader.reads(action, addressed=person is not None and action.owed_to == person)


def _due(reader: Reader, said: Words, action: Action) -> Words:
    day = reader.situation.day
    if action.due is None:
        return said
    if action.due >= day.date:
        said = words(N_("{what}, due {day}"), what=said, day=action.due)
        if (moved := reader.situation.moved_words.get(action.id)) is not None:
            form = N_("{what}, renegotiated (was {day})") if moved[1] else N_("{what}, missed {day}")
            said = words(form, what=said, day=moved[0])
        return said
    return words(
        N_("{what}, due {day}, {n}wd late"), what=said, day=action.due, n=max(1, day.since(action.due))
    )


def _need(reader: Reader, action: Action, *, named: bool) -> Words:
    what = words("{title}", title=bare(action.title))
    if named and (name := reader.situation.name(action.owner)):
        what = words(N_("{name}: {title}"), name=name, title=bare(action.title))
    today = reader.situation.day
    if action.due and action.due < today.date:
        form, late = N_("{title}, needed by {day}, {n}wd ago"), max(1, today.since(action.due))
        what = words(form, title=what, day=action.due, n=late)
    elif action.due and (moved := reader.situation.moved_words.get(action.id)) is not None:
        what = words(N_("{title} by {day} instead of {was}"), title=what, day=action.due, was=moved[0])
    elif action.due:
        what = words(N_("{title} by {day}"), title=what, day=action.due)
    if (needed := need_said(action, today)) is not None:
        what = words(N_("{what}, {said}"), what=what, said=needed)
    if action.asked_on:
        asked = (
            N_("{what} (first asked {day})")
            if action.times_asked <= 1
            else N_("{what} (asked {n} times since {day})")
        )
        what = words(asked, what=what, day=action.asked_on, n=action.times_asked)
    if options := [line for line in map(bare, action.options.splitlines()) if line]:
        what = words(N_("{what}. I recommend: {option}"), what=what, option=options[0])
    if action.delay_cost:
        what = words(N_("{what}. A week's delay: {cost}"), what=what, cost=bare(action.delay_cost))
    return what


def _wish(reader: Reader, action: Action) -> Words:
    """What was asked and when; the remark only where somebody said that they may read of it."""
    parts: list[Words] = []
    remark = action.remark.splitlines()
    if remark and reader.audience in action.audience:
        parts.append(words("{remark}", remark=bare(remark[0])))
    if action.done_on:
        parts.append(words(N_("done {day}"), day=action.done_on))
    elif action.dropped_on:
        parts.append(words(N_("not done")))
    elif action.due and not parts:
        parts.append(words(N_("due {day}"), day=action.due))
    what = words("{title}", title=bare(action.title))
    if action.asked_on:
        what = words(N_("{title} (asked {day})"), title=bare(action.title), day=action.asked_on)
    return words(N_("{what}: {parts}"), what=what, parts=Clauses(parts)) if parts else what
