"""Nothing that somebody typed is a mark in the Markdown of a briefing."""

import pytest
from markdown_it import MarkdownIt

from store.exchange.papers.markdown import escaped, shown

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](http://evil.example)",
    "![x](y)",
    "# title",
    "> quoted",
    "- - -",
    "1. first",
    "---",
    "`code` **bold** __b__ ~~gone~~",
    "a | b",
    "&lt;b&gt;",
    "\\<b>",
    "<http://a.example>",
)
MARKS = {"html_inline", "html_block", "link_open", "image", "heading_open", "blockquote_open", "code_inline"}
MARKS |= {"strong_open", "em_open", "s_open", "hr", "fence"}


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_only_text(text: str) -> None:
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = (
        f"- {escaped(text, begins=True)}\n\n1. {escaped(text, begins=True)}\n\n"
        f"{escaped(text, begins=True)}\n\n| a |\n| --- |\n| {escaped(text, cell=True)} |\n"
    )
    tokens = [token for block in read.parse(page) for token in (block, *(block.children or ()))]
    assert not MARKS & {token.type for token in tokens}
    inlines = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"]
    assert [one for one in inlines if one != "a"] == [text] * 4
    assert shown(escaped(text, begins=True)).replace("**", "") == text.replace("**", "")


def test_only_what_is_a_mark_there_is_escaped() -> None:
    assert escaped("30 Nov > 7 Dec (+5wd) ~ a|b", begins=True) == "30 Nov > 7 Dec (+5wd) ~ a|b"
    assert escaped("+5wd late", cell=True) == "+5wd late"
