"""A screen over a list that is read when it opens, and again whenever something is saved, here or elsewhere."""

from typing import TypeVar

from tui.frame.list_screen import ListScreen

Result = TypeVar("Result")


class ReadListScreen(ListScreen[Result]):
    """A screen fills its list in `_read`, which never runs twice at once: the newest wins."""

    def show_lines(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Something was saved that may stand here."""
        self.host.read(self, self._read)

    async def _read(self) -> None:
        raise NotImplementedError
