"""The lines of an input after edits are those of the whole text broken anew."""

from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document

from widgets.editors.text_lines import TextLines

TEXT = st.text(st.sampled_from(list("ab c，风险\n\n")), max_size=40)


def shown(lines: TextLines) -> tuple[object, ...]:
    return lines.lines, lines.height, lines._offset_to_line_info, lines._line_index_to_offsets


@given(TEXT, st.lists(st.tuples(TEXT, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=4))
def test_an_edit_breaks_the_lines_it_touched(text: str, edits: list[tuple[str, int, int, int]]) -> None:
    document = Document(text)
    lines = TextLines(document, 8)
    for typed, row, column, length in edits:
        row = min(row, document.line_count - 1)
        last = min(row + length, document.line_count - 1)
        start, end = (row, min(column, len(document[row]))), (last, len(document[last]))
        done = document.replace_range(start, end, typed)
        lines.wrap_range(start, end, done.end_location)
    assert shown(lines) == shown(TextLines(document, 8))


def test_closing_marks_begin_no_line() -> None:
    lines = TextLines(Document("负责人离职，需要交接"), 10)
    assert lines.lines == [["负责人离", "职，需要交", "接"]]
