"""A prep sheet on the lines of one screen."""

from hypothesis import given
from hypothesis import strategies as st

from store.exchange.papers.prep_text import sheet_lines
from store.records import Person, Project
from store.rules.briefing.prep_sheet import Prep, PrepLine, Section
from store.values.width import cell_width
from store.values.words import words


def sheet(*sections: tuple[str, list[str]], prose: bool = False) -> Prep:
    made = (
        Section(title, tuple(PrepLine(words("{text}", text=text), prose=prose) for text in texts))
        for title, texts in sections
    )
    return Prep(Person(name="Li"), (Project(code="ERP", name="ERP"),), tuple(made))


def test_a_section_that_is_cut_says_how_many_it_has() -> None:
    lines = sheet_lines(sheet(("we owe", ["a", "b", "c"]), ("last", ["x", "y"])), "en", 80, 4)
    assert [(line.title, line.text) for line in lines] == [
        ("we owe (3)", "a"),
        ("", "b"),
        ("last", "x"),
        ("", "y"),
    ]


def test_a_long_entry_is_whole_where_all_has_room() -> None:
    lines = sheet_lines(sheet(("needs", ["word " * 40])), "en", 40, 20)
    assert " ".join(line.text for line in lines).split() == ["word"] * 40


def test_a_long_entry_takes_two_lines_and_ends_in_an_ellipsis() -> None:
    lines = sheet_lines(sheet(("needs", ["word " * 40])), "en", 40, 5)
    assert len(lines) == 2 and lines[1].text.endswith("…") and not lines[0].text.endswith("…")
    assert len(sheet_lines(sheet(("needs", ["word " * 40]), prose=True), "en", 40, 5)) == 4
    (line,) = sheet_lines(sheet(("needs", ["word " * 40])), "en", 40, 1)
    assert line.text.endswith("…")


def test_an_address_goes_to_the_next_line_whole() -> None:
    lines = sheet_lines(sheet(("who", ["北辰机械信息化项目经理、wang@beichen.example"])), "en", 40, 9)
    assert [line.text for line in lines] == ["北辰机械信息化项目经理、", "wang@beichen.example"]


texts = st.lists(st.text(st.sampled_from("ab 中文…"), max_size=200), min_size=1, max_size=6)


@given(
    sections=st.lists(st.tuples(st.sampled_from(["last", "we owe", "not told"]), texts), max_size=12),
    width=st.integers(40, 130),
    height=st.integers(1, 40),
)
def test_it_always_fits_and_every_section_that_has_room_is_there(
    sections: list[tuple[str, list[str]]], width: int, height: int
) -> None:
    lines = sheet_lines(sheet(*sections), "zh_CN", width, height)
    assert len(lines) <= height
    titles = max((cell_width(line.title) for line in lines), default=0)
    assert all(cell_width(line.text) <= width - titles for line in lines)
    assert sum(bool(line.title) for line in lines) == min(height, len(sections))
