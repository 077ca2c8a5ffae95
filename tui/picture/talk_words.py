"""The line for the next talk, above the day: with whom and when, what to say and what to ask."""

from store.queries.boards.next_talk import NextTalk
from store.values.short_date import show_date
from store.values.words import N_, NN_, words
from tui.picture.canvas import Canvas
from widgets.drawn.grid import Cell
from widgets.drawn.title_rule import TitleRule


def talk_rule(talk: NextTalk | None, canvas: Canvas) -> TitleRule:
    """A rule with all of it; what has no room there is left out from the end."""
    say = canvas.say
    if talk is None:
        return TitleRule().saying(title=say(N_("no sponsor set")))
    when = talk.hour
    if talk.on is not None and talk.on != talk.today:
        when = f"{show_date(talk.on, canvas.language, talk.today)} {talk.hour}"
    title = say(words(N_("FOR {name}"), name=talk.name.upper()))
    counts = []
    if talk.to_tell:
        records = words(NN_("{n} record", "{n} records"), n=talk.records)
        told = words(N_("to tell {n} ({records})"), n=talk.to_tell, records=records)
        counts.append(Cell(say(told), "red"))
    else:
        counts.append(Cell(say(N_("nothing to tell")), "dim"))
    if talk.to_ask:
        counts.append(Cell(say(words(N_("to ask {n}"), n=talk.to_ask)), "amber"))
    for at, what in enumerate(talk.good):
        counts.append(Cell(say(words(N_("good: {what}"), what=what) if not at else what), "green"))
    return TitleRule().saying(counts=counts, title=f"{title} {when}".strip())
