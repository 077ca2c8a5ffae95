"""What of a screen is drawn for a frame: the lines that changed, of the widgets that lie on them and can be seen there.

Textual 8.2 draws, for a part of a screen, every widget whose parent reaches into that part, from top to bottom, and
what lies behind it: for two lines of one list all fourteen widgets of the dashboard, more than half of what a move of
the cursor costs.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class PartsCompositor(Compositor):
    """Only what Textual's own asks the widgets for is less; what it makes of it is the same."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        part = crop or self.size.region
        lines = Region(0, part.y, self.size.width, part.height)
        covering: list[Region] = []
        # Front to back: a widget of which those in front cover all that lies in the part, such as what holds them, is
        # not drawn. Of these no two lie over each other, so their areas add up.
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen.overlaps(part):
                continue
            inside = seen.intersection(part)
            covered = sum(inside.intersection(one).area for one in covering if one.overlaps(inside))
            if covered == inside.area:
                continue
            if not covered:
                covering.append(inside)
            seen = seen.intersection(lines)
            yield region, seen, widget.render_lines(seen.translate(-region.offset))
