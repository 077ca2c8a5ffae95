"""A question on the lowest lines of the screen, over whatever is shown there."""

from collections.abc import Mapping

from tui.picture.key_names import written
from widgets.drawn.grid import Run, runs
from widgets.drawn.key_places import key_line
from widgets.drawn.paragraph_lines import paragraph_lines
from widgets.drawn.tones import current

TALLEST = 12
"""Lines of a question."""


def question_sheet(sentence: str, answers: Mapping[str, str], width: int) -> list[list[Run]]:
    """A rule, the question, its answers by Textual's names of the keys; `escape` stands at the right end."""
    look = current()
    rule = runs([(look.glyphs.rule * width, "rule")], look.plain, width)
    entries = [(written(key), word) for key, word in answers.items() if key != "escape"]
    keys = key_line(entries, (written("escape"), answers["escape"]), width)
    return [rule, *paragraph_lines(sentence, "strong", width, TALLEST), keys]
