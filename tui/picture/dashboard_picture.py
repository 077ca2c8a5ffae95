"""The dashboard as lines of ink: what the screen shows first, drawn before there is a screen."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from store.records.action import HORIZONS
from store.values.frozen import frozen
from store.values.words import N_, Words
from tui.picture.arrangement import WEEK, Box, columns, joints, places
from tui.picture.canvas import Canvas
from tui.picture.footer_keys import footer
from tui.picture.header_line import header_cells
from tui.picture.lists.board_list import PROJECT, BoardList
from tui.picture.lists.week_list import CARD, EDGE, WeekList, part_wants
from tui.picture.morning import LISTS, Morning
from tui.picture.morning import WEEK as WEEK_LIST
from tui.picture.room import Cells, is_wide
from widgets.drawn.grid import Cell, Run
from widgets.drawn.key_places import key_line
from widgets.drawn.row_list import RowList
from widgets.drawn.text_line import text_line
from widgets.drawn.title_rule import TitleRule, divider
from widgets.drawn.tones import Tone


class Piece(NamedTuple):
    """`width` cells of one line, from (x, y) on: what one widget will show there."""

    x: int
    y: int
    width: int
    line: list[Run]


@frozen
class DashboardPicture:
    """`keys`: the user's own, by id; `status`: the line above the keys, and its tone."""

    morning: Morning
    size: Cells
    language: str
    keys: Mapping[str, str]
    status: tuple[Words, Tone] | None

    @property
    def canvas(self) -> Canvas:
        """What the lists are drawn for."""
        return Canvas(self.language, is_wide(self.size), self.morning.looked_at)

    def pieces(self) -> Iterator[Piece]:
        """Everything, once; the first list has the focus. Over the lowest lines, what is asked first."""
        asked = self._question()
        top = self.size.height - len(asked)
        yield from (piece for piece in self._dashboard() if piece.y < top)
        for y, line in enumerate(asked, top):
            yield Piece(0, y, self.size.width, line)

    def _question(self) -> list[list[Run]]:
        if not self.morning.drafts:
            return []
        from tui.picture.draft_question import draft_answers, draft_question
        from tui.picture.question_sheet import question_sheet

        say = self.canvas.say
        sentence = say(draft_question(self.morning.drafts))
        return question_sheet(sentence, draft_answers(say), self.size.width)

    def _dashboard(self) -> Iterator[Piece]:
        wanted = self.morning.wanted
        found, canvas, width = places(self.size, wanted), self.canvas, self.size.width
        yield _line(found["header"], text_line(*header_cells(self.morning.head, self.language, width), width))
        if (post := found.get("divider")) is not None:
            for y in range(post.height):
                yield Piece(post.x, post.y + y, 1, divider(joints(self.size, wanted), y))
        boards = self.morning.boards or (None,) * len(LISTS)
        placed = [one for one in zip(LISTS[:-1], boards[:-1], strict=True) if one[0].kind.kind in found]
        for at, (each, board) in enumerate(placed):
            yield from _list(found[each.kind.kind], each, board, canvas, focused=not at)
        if "detail" in found:
            yield from self._detail(found["detail"])
        if "talk" in found:
            yield _line(found["talk"], self._talk().line(width))
        if is_wide(self.size):
            yield from _week(found[WEEK], WEEK_LIST, boards[-1], canvas)
        else:
            yield from _list(found[WEEK], WEEK_LIST, boards[-1], canvas)
        said = (Cell(canvas.say(self.status[0]), self.status[1]),) if self.status else ()
        yield _line(found["status"], text_line(said, (), width))
        help = ("?", canvas.say(N_("help")))
        keys = footer(self.keys, canvas.say, canvas.looked_at, self.morning.reads_only)
        yield _line(found["keys"], key_line(keys, help, width))

    def _detail(self, box: Box) -> Iterator[Piece]:
        from widgets.drawn.pair_columns import pair_lines

        shown = self.morning.detail
        title, pairs = (shown.title, shown.pairs) if shown is not None else ("", ())
        for y, line in enumerate(pair_lines(title, pairs, box.width, box.height)):
            yield Piece(box.x, box.y + y, box.width, line)

    def _talk(self) -> TitleRule:
        if not self.morning.boards or self.morning.looked_at:
            return TitleRule()
        from tui.picture.talk_words import talk_rule

        return talk_rule(self.morning.talk, self.canvas)


def _line(box: Box, line: list[Run]) -> Piece:
    return Piece(box.x, box.y, box.width, line)


def _list(
    box: Box, each: BoardList[Any, Any], board: Any, canvas: Canvas, *, focused: bool = False
) -> Iterator[Piece]:
    rule, rows, empty = TitleRule(), [], ""
    if board is not None:
        lines = each.found(board, "", canvas)
        rule, empty = each.rule(board, "", len(lines), canvas), each.none("", canvas)
        rows = each.rows(lines, board.span, canvas)
    shown = RowList.of((PROJECT, *each.columns), each.edge, rows, empty)
    yield from _ruled(box, rule.bright(focused), shown, focused=focused)


def _week(box: Box, each: WeekList, board: Any, canvas: Canvas) -> Iterator[Piece]:
    lines = each.found(board, "", canvas) if board is not None else []
    parts = {name: each.column(name, board, lines, canvas) for name in HORIZONS} if board is not None else {}
    for name, (x, y, width, height) in columns(box, part_wants(parts)).items():
        rule, rows = parts.get(name, (TitleRule(), []))
        yield from _ruled(Box(box.x + x, box.y + y, width, height), rule, RowList.of(CARD, EDGE, rows))


def _ruled(box: Box, rule: TitleRule, shown: RowList, *, focused: bool = False) -> Iterator[Piece]:
    """A rule with its rows below."""
    height = box.height - 1
    if focused and len(shown.rows) > height > 0:
        rule = rule.standing((1, sum(not row.below for row in shown.rows)))
    yield _line(box, rule.line(box.width))
    for at in range(height):
        lit = focused and at == 0 and bool(shown.rows)
        yield Piece(box.x, box.y + 1 + at, box.width, shown.line(at, box.width, height, under_cursor=lit))
