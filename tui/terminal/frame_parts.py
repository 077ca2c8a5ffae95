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
        left = part.area
        # Front to back: once those in front cover all of the part, nothing of what is behind them shows.
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if seen.overlaps(part):
                inside = seen.intersection(part)
                if not any(inside.overlaps(one) for one in covering):
                    covering.append(inside)
                    left -= inside.area
                seen = seen.intersection(lines)
                yield region, seen, widget.render_lines(seen.translate(-region.offset))
                if not left:
                    return
