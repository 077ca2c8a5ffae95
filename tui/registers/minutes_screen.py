"""A meeting's record, and `f` there: its minutes as others may read them, to the clipboard or into a file."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from store.exchange.papers.letter import closing
from store.exchange.papers.minutes_text import MINUTES, minutes_paper
from store.queries.meeting.minutes_data import Minutes, minutes
from store.records import Meeting
from store.rules.briefing.paper import Paper
from store.values.record import Audience
from store.values.words import N_
from tui.frame.sent_text import in_file_name
from tui.host import Host
from tui.registers.handout_screen import HandoutScreen
from tui.registers.thanks_screen import TalkRecord

READERS: tuple[Audience, ...] = ("client", "sponsor", "internal")
"""Those who read least come first."""


class MeetingRecord(TalkRecord):
    """Any record's screen, with a key for the minutes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "minutes",
            N_("minutes"),
            tooltip=N_("the minutes, for the client, the sponsor or our own team"),
        ),
    ]

    def action_minutes(self) -> None:
        assert isinstance(self._record, Meeting)
        self.host.dialogue(MinutesScreen.opened(self.host, self._record))


class MinutesScreen(HandoutScreen):
    """The minutes as each audience may read them."""

    HEADING = N_("MINUTES")
    FORMATS = MINUTES

    def __init__(self, meeting: Meeting, found: dict[Audience, Minutes]) -> None:
        super().__init__(meeting, READERS)
        self._meeting = meeting
        self._found = found

    @staticmethod
    async def opened(host: Host, meeting: Meeting) -> None:
        """Read what each audience may read, and show it."""
        found = await host.store.run(lambda w: {one: minutes(w, meeting, one) for one in READERS})
        await host.push_screen_wait(MinutesScreen(meeting, found))

    @property
    def paper(self) -> Paper:
        found, language = self._found[self.reader], self.host.language
        return minutes_paper(found, language, closing(self.host.session.config, found.by, language))

    @property
    def stem(self) -> str:
        return f"minutes-{in_file_name(self._meeting.title)}-{self._meeting.on.isoformat()}"
