"""A conversation or minutes that were pasted into notes: who said what when, kept as quoted lines.

A quoted line begins with `| `; it is its writer's record of what others wrote, and is in no minutes. Formats, as the
programs copy them: Teams `[26/11 09:14] Jens Petersen`, `Hanna Vogel 09:14`; WeCom `王静 11/26 9:14:03`; Feishu
`王静 9:14`; a mail thread of Outlook with `From: Sent: To: Subject:` or `发件人： 发送时间： 收件人： 主题：`; minutes
in Markdown. Any other text is nobody's conversation, and nothing is guessed of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from store.rules.capture.line_marks import QUOTE, is_quoted, split_mark
from store.rules.people.spelled_name import is_east_asian
from store.values.aside import lines_of
from store.values.frozen import frozen
from store.values.words import N_, NN_, Words, words

Sort = Literal["chat", "mail", "minutes"]
IsName = Callable[[str], bool]
"""Whether somebody is called so."""
EN_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
DE_WEEKDAY = "(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
ZH_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
_DAY = (
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?"
    rf"|yesterday|today|gestern|heute|昨天|今天|前天|{ZH_WEEKDAY}|{EN_WEEKDAY}|{DE_WEEKDAY})"
)
HOUR = r"(?:[上下中]午|晚上|早上|凌晨)?\s?\d{1,2}[:：]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_WHEN = rf"(?:{_DAY},?\s+)?{HOUR}"
_BRACKETED = re.compile(
    rf"\[(?P<when>[^\[\]]{{0,40}}{HOUR}[^\[\]]{{0,10}})\]\s*(?P<who>[^\[\]:：]{{1,60}}?)(?:\s*[:：]\s*(?P<text>.*))?",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?P<who>[^\W\d][^:：\d\[\]|]{{0,40}}?)\s+(?P<when>{_WHEN})", re.IGNORECASE)
_WHOLE_WHEN = re.compile(_WHEN, re.IGNORECASE)
_DATED = re.compile(rf"(?:{_DAY}.*|.*:\d{{2}}:\d{{2}})", re.IGNORECASE)
"""A time that says its day, or its second: no programme of a meeting does."""
_HEADS = {
    "from": "from, von, de, 发件人, 寄件者",
    "sent": "sent, date, gesendet, datum, 发送时间, 发送日期, 日期, 时间",
    "to": "to, an, 收件人",
    "cc": "cc, 抄送, bcc, 密送",
    "subject": "subject, betreff, 主题",
    "weight": "importance, wichtigkeit, 重要性, attachments, anlagen, 附件",
}
_HEAD = {word: name for name, said in _HEADS.items() for word in said.split(", ")}
_FIELD = re.compile(r"\*{0,2}([^\W\d_]{2,11}(?: [^\W\d_]{2,11})?)\s*[:：]\*{0,2}\s*(.*)")
_RULE = re.compile(r"[-_=*—]{5,}.*")
"""What stands above a mail that is quoted: `-----Original Message-----`, `________`."""
_HEADING = re.compile(r"#{1,6}\s+\S.*")
_BOX = re.compile(r"(?:[-*+•]\s+)?\[[ xX✓]?\]\s+\S.*")
_ADDRESS = re.compile(r"\s*[<（(\[]\s*(?:mailto:)?[^\s<>()（）]+@[^\s<>()（）]+\s*[>）)\]]\s*$")
_SIGNED = re.compile(r"[!！+＋>＞?？<＜=＝^＾~～]{1,2}\s*\S")


@frozen
class Message:
    """`who` and `when` as they were written; empty where the text does not say."""

    who: str
    when: str
    lines: tuple[str, ...]


@frozen
class Conversation:
    """The messages in their order; minutes are one message of nobody."""

    sort: Sort
    messages: tuple[Message, ...]

    @property
    def quoted(self) -> str:
        """As lines of notes: `| [26/11 09:14] Jens Petersen: …`, what follows of a message below it."""
        return "\n".join(_quote(line) for message in self.messages for line in _told(message))

    @property
    def said(self) -> Words:
        """What was recognised, in one sentence."""
        n = len(self.messages)
        match self.sort:
            case "mail":
                return words(NN_("a mail, {n} message", "a mail thread, {n} messages"), n=n)
            case "chat":
                return words(NN_("a conversation, {n} message", "a conversation, {n} messages"), n=n)
            case "minutes":
                return words(N_("minutes in Markdown"))


class QuotedLine(NamedTuple):
    """One line of quoted text, with who wrote it and when, as that was written."""

    who: str
    when: str
    text: str


def conversation(text: str, is_name: IsName) -> Conversation | None:
    """What was pasted; None for what is in none of the formats."""
    lines = lines_of(text)
    read: dict[Sort, Iterator[Message]] = {
        "mail": _mails(lines),
        "chat": _chat(lines, is_name),
        "minutes": _minutes(lines),
    }
    for sort, found in read.items():
        if messages := tuple(found):
            return Conversation(sort, messages)
    return None


def quoted_lines(text: str) -> Iterator[QuotedLine]:
    """What the quoted lines of notes say."""
    who = when = ""
    for line in lines_of(text):
        if not is_quoted(line):
            who = when = ""
            continue
        said = line.removeprefix("|").strip()
        if head := _BRACKETED.fullmatch(said):
            who, when, said = head["who"].strip(), head["when"].strip(), (head["text"] or "").strip()
        if said:
            yield QuotedLine(who, when, said)


def _told(message: Message) -> Iterator[str]:
    lines = [line for line in message.lines if line.strip()]
    if not message.who:
        yield from lines
        return
    first, *others = lines or [""]
    yield (
        f"[{message.when}] {message.who}: {first}".rstrip(": ") if message.when else f"{message.who}: {first}"
    )
    yield from others


def _quote(line: str) -> str:
    # A bar at the end is a table's; the line would be taken for a row of one.
    return QUOTE + line.strip().strip("|").strip()


def _mails(lines: Sequence[str]) -> Iterator[Message]:
    """Each block of header lines begins a mail; what stands above the first is the newest one's text, of whom the copy
    does not say."""
    begins = [at for at in range(len(lines)) if _begins_mail(lines, at)]
    if not begins:
        return
    above = _body(lines[: begins[0]])
    if above:
        yield Message("", "", above)
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        fields, at = _headers(lines, begin)
        subject = [fields["subject"]] if fields.get("subject") else []
        who = _ADDRESS.sub("", fields["from"]).strip("\"' ")
        yield Message(who, fields["sent"], (*subject, *_body(lines[at:end])))


def _begins_mail(lines: Sequence[str], at: int) -> bool:
    name, value = _field(lines[at])
    if name != "from" or not value:
        return False
    fields, _ = _headers(lines, at)
    return bool(fields.get("sent")) and ("to" in fields or "subject" in fields)


def _headers(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """The header fields from that line on, and the number of the line behind them."""
    fields: dict[str, str] = {}
    while at < len(lines):
        name, value = _field(lines[at])
        if not name or name in fields:
            break
        fields[name] = value
        at += 1
    return fields, at


def _field(line: str) -> tuple[str, str]:
    found = _FIELD.fullmatch(line.strip())
    name = _HEAD.get(found[1].casefold(), "") if found else ""
    return (name, found[2].strip().strip("*").strip()) if found and name else ("", "")


def _body(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for line in lines if (text := line.strip()) and not _RULE.fullmatch(text))


def _chat(lines: Sequence[str], is_name: IsName) -> Iterator[Message]:
    """At least two messages, or one whose time stands in brackets; something of them says that it is none of a
    meeting's programme: brackets, a day, a second, or a name that is known."""
    heads = [(at, head, end) for at, (head, end) in _heads(lines)]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    sure = any(
        lines[at].lstrip().startswith("[") or _DATED.fullmatch(head.when) or is_name(head.who)
        for at, head, _ in heads
    )
    bracketed = heads and lines[heads[0][0]].lstrip().startswith("[")
    if not sure or heads[0][0] != first or (len(heads) < 2 and not bracketed):
        return
    ends = [at for at, _, _ in heads[1:]] + [len(lines)]
    for (_, head, begin), end in zip(heads, ends, strict=True):
        text = tuple(line.strip() for line in (*head.lines, *lines[begin:end]) if line.strip())
        yield Message(head.who, head.when, text)


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, tuple[Message, int]]]:
    """(number of its line, (the message with what its first line says of it, number of the line behind))."""
    for at, line in enumerate(lines):
        text = line.strip()
        if found := _BRACKETED.fullmatch(text):
            begun = (found["text"],) if found["text"] else ()
            yield at, (Message(found["who"].strip(), found["when"].strip(), begun), at + 1)
        elif (found := _NAMED.fullmatch(text)) and _may_be_name(found["who"]):
            yield at, (Message(found["who"].strip(), found["when"].strip(), ()), at + 1)
        elif _may_be_name(text) and at + 1 < len(lines) and _WHOLE_WHEN.fullmatch(lines[at + 1].strip()):
            yield at, (Message(text, lines[at + 1].strip(), ()), at + 2)


def _may_be_name(text: str) -> bool:
    """A few words without a sign that ends a sentence; a title may stand behind in brackets."""
    if not text or len(text) > 40 or re.search(r"[.?!;:。？！；：|#*@\d]", text.replace("Dr.", "")):
        return False
    return len(text) <= 12 if is_east_asian(text[0]) else 1 <= len(text.split()) <= 5 and text[0].isupper()


def _minutes(lines: Sequence[str]) -> Iterator[Message]:
    """A heading, and a list below it; or a list of tasks. Notes in marks of our own are none."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts or any(_is_own(text) for text in texts):
        return
    headed = _HEADING.fullmatch(texts[0]) and any(re.match(r"(?:[-*+]|\d+\.)\s", text) for text in texts[1:])
    if headed or sum(1 for text in texts if _BOX.fullmatch(text)) > 1:
        yield Message("", "", tuple(line.rstrip() for line in lines if line.strip()))


def _is_own(text: str) -> bool:
    """Whether it begins with one of our signs and not with an item of Markdown."""
    if _BOX.fullmatch(text) or text[:2] in ("* ", "+ "):
        return False
    return bool(_SIGNED.match(text) or text.startswith("#")) and split_mark(text)[0] != ""
