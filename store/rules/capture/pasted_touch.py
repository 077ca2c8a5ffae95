"""What a pasted conversation says of the touch that it was: with whom, how, when, and who began."""

from datetime import date

from store.records.contact import Channel
from store.rules.capture.capture_line import Context
from store.rules.capture.pasted_text import Conversation, Message
from store.rules.capture.task_lines import day_written
from store.rules.people.name_book import Found
from store.values.frozen import frozen


@frozen
class TouchSaid:
    """`person`, `on`: None where the text does not say."""

    channel: Channel
    by_us: bool
    person: int | None = None
    on: date | None = None


def touch_said(found: Conversation, context: Context) -> TouchSaid | None:
    """None for minutes, and where nobody who wrote is known. Of a mail thread the newest mail is the touch; what stands
    above a mail of ours is its answer. A chat is begun by whoever wrote first in it."""
    writers = [(message, _writer(message, context)) for message in found.messages]
    others = [(message, who) for message, who in writers if who is not None and who != context.me]
    match found.sort:
        case "mail":
            newest, who = writers[0]
            if not newest.who:
                above_ours = len(writers) > 1 and writers[1][1] == context.me
                return TouchSaid("email", by_us=False) if above_ours and context.me else None
            if who is None:
                return None
            mine = who == context.me
            return TouchSaid("email", mine, None if mine else who, day_written(newest.when, context))
        case "chat":
            if not others:
                return None
            by_us = writers[0][1] == context.me and context.me is not None
            return TouchSaid("message", by_us, others[0][1], day_written(found.messages[-1].when, context))
    return None


def _writer(message: Message, context: Context) -> int | None:
    meant = context.people.find(message.who) if message.who else None
    return meant.person.id if isinstance(meant, Found) else None
