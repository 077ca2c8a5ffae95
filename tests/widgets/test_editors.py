"""What is typed into one field: its meaning, what it may mean, what a draft keeps of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from store.records import Contact, Meeting, Milestone, Person, Risk
from store.values.calendar import Calendar
from store.values.day import Day
from store.values.fields import field_named
from store.values.reader import Meaning, Reader, Unreadable, meant_among
from store.values.text import fold
from widgets.drawn.tones import choose, current, use
from widgets.editors.ink import ink
from widgets.editors.line_input import LineInput
from widgets.editors.offer_list import TALLEST, Listing
from widgets.editors.picture import Content, Places, lines
from widgets.editors.prose import ProseInput
from widgets.editors.typed import Offer, Typed

TODAY = date(2026, 11, 26)
PEOPLE = {
    1: ("Sun Hao", "Nordwind AG"),
    2: ("Li Na", "Nordwind AG"),
    3: ("Li Na", "Supplier Ltd"),
    4: ("王伟", ""),
}


class Book:
    """A directory of four people."""

    def __init__(self) -> None:
        self.people = dict(PEOPLE)

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        return [(id, name) for id, (name, _) in self.people.items() if fold(text) in fold(name)]

    def meant(self, kind: str, text: str) -> Meaning:
        return meant_among(self.find(kind, text), text)

    def label(self, kind: str, id: int) -> str:
        return self.people.get(id, ("", ""))[0]

    def detail(self, kind: str, id: int) -> str:
        return self.people.get(id, ("", ""))[1]

    def can_make(self, kind: str, name: str) -> bool:
        return kind == "person"

    def make(self, kind: str, name: str) -> int:
        self.people[9] = (name, "new")
        return 9


def typed(kind: type, name: str, value: Any = None, language: str = "en", base: date | None = None) -> Typed:
    book = Book()
    makeup = Calendar(holidays=frozenset({date(2026, 12, 4)}), last=date(2026, 12, 31))
    return Typed(field_named(kind, name), Reader(Day(TODAY, makeup), book, language, base), book, value)


@pytest.mark.parametrize(
    ("kind", "name", "text", "meaning"),
    [
        (Risk, "due", "fri", "Fri 27 Nov 2026, in 1wd"),
        (Risk, "due", "4 dec", "Fri 4 Dec 2026, in 5wd, not a working day"),
        (Risk, "due", "soon", ""),
        (Risk, "response", "mit", "mitigate"),
        (Risk, "response", "Mitigate", ""),
        (Risk, "owner", "sun", "Sun Hao, Nordwind AG"),
        (Risk, "owner", "sun hao", "Nordwind AG"),
        (Risk, "owner", "li", ""),
        (Contact, "two_way", "n", "no"),
        (Contact, "person", "王", "王伟"),
        (Risk, "title", "anything", ""),
    ],
)
def test_the_meaning_is_said_where_the_text_does_not(kind: type, name: str, text: str, meaning: str) -> None:
    field = typed(kind, name)
    field.text = text
    assert field.meaning() == meaning


def test_a_forecast_counts_from_the_present_one() -> None:
    field = typed(Milestone, "forecast", base=date(2026, 12, 11))
    field.text = "+5wd"
    assert field.value() == date(2026, 12, 18)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (Risk, "due", date(2027, 12, 4)),
        (Risk, "response", "mitigate"),
        (Risk, "owner", 3),
        (Risk, "impact", 4),
        (Risk, "title", "a; b [/nope]"),
        (Risk, "plan", "one\n\ntwo"),
        (Risk, "due", None),
        (Contact, "two_way", False),
        (Contact, "projects", (1, 4)),
        (Contact, "projects", (2, 3)),
        (Contact, "projects", ()),
    ],
)
def test_what_is_put_comes_back_also_from_a_draft(language: str, kind: type, name: str, value: Any) -> None:
    field = typed(kind, name, value, language)
    assert field.value() == value
    other = typed(kind, name, None, language)
    other.unpack(field.packed())
    assert other.value() == value


def test_a_draft_of_a_weekday_keeps_the_day() -> None:
    field = typed(Risk, "due")
    field.text = "fri"
    assert field.packed() == "2026-11-27"
    field.text = "not yet a day"
    assert field.packed() == "not yet a day"


def test_settling_writes_what_was_meant() -> None:
    field = typed(Risk, "due")
    field.text = "+3wd"
    field.settle()
    assert field.text == "1 Dec"
    field.text = "what"
    field.settle()
    assert field.text == "what"


def test_a_needed_field_says_so() -> None:
    with pytest.raises(Unreadable):
        typed(Contact, "person").value()


def test_taking_one_of_two_with_the_same_name() -> None:
    field = typed(Risk, "owner")
    field.text = "li"
    assert [offer.value for offer in field.offers()] == [2, 3, None]
    field.take(field.offers()[1])
    assert (field.text, field.value(), field.meaning()) == ("Li Na", 3, "Supplier Ltd")


def test_somebody_new_is_offered_and_made() -> None:
    field = typed(Risk, "owner")
    field.text = "Zhao Min"
    (offer,) = field.offers()
    field.take(offer)
    assert (field.value(), field.meaning()) == (9, "new")
    field.text = "zhao min"
    assert [offer.value for offer in field.offers()] == [9]


def test_one_typing_error_is_whom_it_is_near_before_it_is_somebody_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Book, "meant", lambda self, kind, text: Meaning((), [(1, "Sun Hao")]))
    field = typed(Risk, "owner")
    field.text = "Sun Hoa"
    assert [(offer.text, offer.value) for offer in field.offers()] == [("Sun Hao", 1), ("Sun Hoa", None)]
    field.take(field.offers()[0])
    assert (field.text, field.value()) == ("Sun Hao", 1)


def test_of_several_the_last_part_is_completed() -> None:
    field = typed(Contact, "projects")
    field.text = "sun"
    field.take(field.offers()[0])
    field.text += "; wei"
    assert field.offers() == ()
    field.text = "Sun Hao; li"
    field.take(field.offers()[1])
    assert (field.text, field.value()) == ("Sun Hao; Li Na", (1, 3))
    field.take(next(offer for offer in field.offers(everything=True) if offer.value == 4), everything=True)
    assert field.value() == (1, 3, 4)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sun Hao, 王伟", (1, 4)),
        ("Sun Hao，王伟", (1, 4)),
        ("Sun Hao; 王伟,", (1, 4)),
        ("Sun, 王伟; Sun Hao", (1, 4)),
    ],
)
def test_commas_part_names_as_everywhere(text: str, value: tuple[int, ...]) -> None:
    field = typed(Meeting, "attendees")
    field.text = text
    assert field.value() == value and field.unread() == ()
    assert not any(offer.value is None for offer in field.offers())


def test_behind_a_comma_the_last_name_is_completed() -> None:
    field = typed(Meeting, "attendees")
    field.text = "Sun Hao, 王"
    field.take(field.offers()[0])
    assert (field.text, field.value()) == ("Sun Hao; 王伟", (1, 4))
    field.text = "Sun Hao, Nobody"
    assert field.unread() == ("Nobody",)
    field.text = "Berg, Ann"
    assert field.unread() == ("Berg, Ann",)
    assert [offer.text for offer in field.offers()] == ["Berg, Ann"]


@pytest.mark.parametrize(
    ("text", "found"), [("m", ["mitigate"]), ("规", []), ("ACC", ["accept"]), ("te", ["mitigate"])]
)
def test_choices_are_found_by_their_words(text: str, found: list[str]) -> None:
    field = typed(Risk, "response")
    field.text = text
    assert [offer.value for offer in field.offers()][: len(found)] == found


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("wide", [True, False])
def test_no_line_is_longer_than_the_row(width: int, wide: bool) -> None:
    offers = tuple(Offer(f"王伟 {n}" * n, "北风集团" * n, n) for n in range(12))
    content = Content(
        "概率 Probability", True, True, "意思 " * 40, "错误 wrong " * 40, Listing.of(offers), "new"
    )
    drawn = lines(Places(width, 16, wide), content)
    assert all(sum(cell_len(text) for text, _ in line) <= width for line in drawn)
    assert sum(1 for line in drawn if any("▌" in text for text, _ in line)) == 2


def test_a_list_scrolls_with_its_cursor() -> None:
    listing = Listing.of(tuple(Offer(str(n), "", n) for n in range(20)))
    listing = listing.moved(10)
    assert listing.chosen.value == 10 and len(listing.seen) == TALLEST
    assert [offer.value for offer, chosen in listing.seen if chosen] == [10]
    below = listing.at_line(TALLEST)
    assert below is None
    assert replace(listing).moved(-100).chosen.value == 0


class Page(App[None]):
    """One input of ten cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        self.input = LineInput(self._text, listed=False, short=False)
        self.input.styles.width = 10
        yield self.input

    @property
    def seen(self) -> str:
        """What stands in the input."""
        return "".join(segment.text for segment in self.input.render_line(0))


async def test_a_long_line_follows_its_cursor() -> None:
    page = Page("项目经理每天早上 review")
    async with page.run_test() as pilot:
        await pilot.press("end")
        assert page.seen == "上 review "
        await pilot.press("home")
        assert page.seen == "项目经理每"
        await pilot.press("right", "right", "right", "right", "right")
        assert page.seen.rstrip().endswith("天")
        await pilot.click(page.input, offset=(0, 0))
        await pilot.press("x")
        assert "x" in page.input.value[:3]
        assert cell_len(page.seen) == 10


async def test_a_line_that_nobody_writes_in_shows_its_beginning() -> None:
    page = Page("Kick-off held, key users released")
    async with page.run_test() as pilot:
        await pilot.press("end")
        assert page.seen == " released "
        page.screen.set_focus(None)
        await pilot.pause()
        assert page.seen == "Kick-off …"
        assert not page.input.scroll_offset.x


async def test_a_line_that_gets_room_again_is_drawn_from_its_start() -> None:
    page = Page("R-14 Data")
    async with page.run_test() as pilot:
        for focus in (True, False):
            if not focus:
                page.screen.set_focus(None)
            page.input.cursor_position = len(page.input.value)
            for width in (3, 10):
                page.input.styles.width = width
                await pilot.pause()
            for _ in range(100):  # its lines are drawn again behind the new size
                drawn = page.screen._compositor.render_strips()[0].text
                if drawn.startswith("R-14 Data "):
                    break
                await pilot.pause()
            assert drawn.startswith("R-14 Data ")


def test_codes_are_offered_until_one_is_typed_in_full() -> None:
    class Codes(Book):
        def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
            codes = ("DE", "DE-BY", "CN") if kind == "calendar" else ()
            return [(1, code) for code in codes if fold(text) in fold(code)]

    book = Codes()
    one = Typed(field_named(Person, "calendar"), Reader(Day(TODAY), book), book, "")
    one.text = "de-"
    assert [offer.text for offer in one.offers()] == ["DE-BY"]
    one.text = "de"
    assert one.offers() == ()
    assert [offer.text for offer in one.offers(everything=True)] == ["DE", "DE-BY", "CN"]
    one.take(one.offers(everything=True)[2], everything=True)
    assert one.value() == "CN"


class Notes(App[None]):
    """A few lines of text."""

    def compose(self) -> ComposeResult:
        self.prose = ProseInput("one\ntwo\nthree")
        self.prose.styles.height = 6
        yield self.prose

    @property
    def lit(self) -> list[int]:
        """The lines on the ground of what is selected."""
        plain = ink(False).text
        return [y for y in range(6) if any(run.style != plain for run in self.prose.render_line(y))]


@pytest.mark.parametrize(
    ("environ", "lit"),
    [
        ({"TERM": "xterm-256color"}, [0, 1, 2, 3, 4, 5]),
        ({"TERM": "xterm"}, [1]),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, [1]),
    ],
)
async def test_a_block_of_text_is_no_block_of_loud_colour(environ: dict[str, str], lit: list[int]) -> None:
    before = current()
    use(choose(environ))
    try:
        async with (app := Notes()).run_test() as pilot:
            app.prose.focus()
            await pilot.press("ctrl+home", "down")
            assert app.lit == lit
    finally:
        use(before)
