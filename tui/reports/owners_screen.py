"""Open actions by owner, as they are pasted into a chat or mail."""

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from store.exchange.papers.letter import closing
from store.exchange.papers.week_sheet import chase_message, owners_writers
from store.queries.boards.week_cards import Cards
from store.values.words import N_
from tui.frame.overlay_screen import OverlayScreen
        self._rows = Pages((Column("line", flex=True),))
        self._notice = Paragraph()
