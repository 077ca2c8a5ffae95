"""The yardstick: the smallest Textual app worth the name, one Static and one Footer.

Every start-up and key figure in README is a ratio to this program, measured interleaved with it (figures.py).
"""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class Bare(App[None]):
    """Shows `Inbox` and quits on q; j and k change one word."""

    BINDINGS = [("j", "step(1)", "Down"), ("k", "step(-1)", "Up"), ("q", "quit", "Quit")]
    place = 0

    def compose(self) -> ComposeResult:
        yield Static("Inbox 0")
        yield Footer()

    def action_step(self, by: int) -> None:
        self.place += by
        self.query_one(Static).update(f"Inbox {self.place}")


if __name__ == "__main__":
    Bare().run()
