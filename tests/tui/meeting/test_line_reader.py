"""What the form shows while it is typed is what a save reads: line by line remembered, or all at once."""

import asyncio
from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.records import Milestone, Person
from store.rules.capture.capture_line import Context
from store.rules.capture.grammar import Reading, capture
from store.rules.people.name_book import NameBook
from store.rules.people.name_index import NameIndex
from store.values.day import Day
from store.values.reader import Meaning, Reader, meant_among
from tui.meeting.line_reader import LineReader

M3 = Milestone(project=7, code="M3", title="Prototype", baseline=date(2026, 12, 4))
PARTS = [
    "! ",
    "+ ",
    "# M3 +5wd why",
    "~ 2 workload ",
    "p4 ",
    "@Sun ",
    "due fri",
    "plain",
    "\n",
    "\r\n",
    "\t",
    "＋ ",
]
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join)


class Nobody:
    """A directory of one."""

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        return [(1, "Sun Hao")] if text in "Sun Hao" else []

    def meant(self, kind: str, text: str) -> Meaning:
        return meant_among(self.find(kind, text), text)

    def label(self, kind: str, id: int) -> str:
        return "Sun Hao"


BOOK = NameBook(NameIndex((Person(id=1, name="Sun Hao"),)))
CONTEXT = Context(
    project=7, reader=Reader(Day(date(2026, 11, 26)), Nobody()), people=BOOK, codes={"m3": M3}, me=1
)


def told(readings: Sequence[Reading]) -> list[object]:
    """All that is shown and saved but the ids, which are drawn anew."""
    return [
        (r.number, r.text, r.mark, r.said, r.problem, r.lost, [(x.kind, x.label) for x in r.records])
        for r in readings
    ]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_remembered_lines_read_as_fresh_ones(edits: list[str]) -> None:
    reader = LineReader(CONTEXT)
    for text in edits:
        assert told(reader.read(text)) == told(capture(text, CONTEXT))


def test_a_record_keeps_its_id_while_its_line_stands() -> None:
    reader = LineReader(CONTEXT)
    before = reader.read("! late p4\n+ call")[0].records
    assert reader.read("! late p4\n+ call them")[0].records == before
    assert reader.read("first\n! late p4")[1].records == before


async def test_a_long_text_is_prepared_while_others_work() -> None:
    reader, turns = LineReader(CONTEXT), 0
    text = "\n".join(f"+ call {n}" for n in range(1000))
    work = asyncio.create_task(reader.prepare(text))
    while not work.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 20 and len(reader.read(text)) == 1000
