"""What screens need of the app they stand in; `Forewarn` is one, a test's little app another. No room names the app."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar, cast, runtime_checkable

from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from store.values.record import Record
from store.values.words import Words
from widgets.drawn.tones import Tone

if TYPE_CHECKING:
    from store.acts.hand_over import HandOver
    from store.disk.draft_files import Draft, Drafts
    from store.disk.workspace import Saved, Workspace
    from store.records.names import Called
    from store.rules.review.verdicts import Alongside
    from store.session import Session
    from store.values.outcome import Answers, Outcome

T = TypeVar("T")
Acting = Callable[[Sequence[Record], "Called"], Awaitable[bool]]
"""What a universal key does with records; whether something was saved."""
Act = Callable[["Workspace", "Answers"], "Outcome | HandOver"]
"""A use case that may have to ask first; it runs in the store thread, anew with every answer."""
Verb = Literal["edit", "tell", "need_not", "contact", "stand", "finish", "archive", "history"]
"""What a key does with one record, on whichever screen it is pressed."""


class Store(Protocol):
    """The thread that owns the workspace."""

    async def run(self, work: "Callable[[Workspace], T]") -> T:
        """The result of `work`, done in that thread; its exceptions come through."""

    async def read(self, work: "Callable[[Workspace], T]") -> T:
        """As `run`, of work that saves nothing and takes long: whoever leaves does not wait for it."""

    def submit(self, work: "Callable[[Workspace], T]") -> Future[T]:
        """Queue `work`; its result or exception comes through the future."""


@runtime_checkable
class Reporting(Protocol):
    """A screen with a line of its own for what is reported."""

    def status(self, text: str, tone: Tone = "text") -> None:
        """Say one line above the keys; empty: nothing."""

    def stated(self) -> Tone:
        """The tone of what stands there."""


@runtime_checkable
class Keeping(Protocol):
    """A screen that is typed into."""

    def keep_now(self) -> None:
        """Keep what was typed as a draft; needs no event loop."""


@runtime_checkable
class Rereading(Protocol):
    """A screen that shows what others may change while it is open."""

    def read_again(self) -> None:
        """Something was saved that may stand here."""


@runtime_checkable
class Pointing(Protocol):
    """A screen with a record under its cursor, or that shows one."""

    @property
    def record(self) -> Record | None:
        """Which; None while there is none."""


class Actions(Protocol):
    """What keys do with records; each is a conversation for `Host.dialogue`. `alongside` is saved along with it."""

    async def new(
        self,
        kind: type[Record],
        *,
        note: Words | None = None,
        alongside: "Alongside | None" = None,
        **defaults: Any,
    ) -> "Saved | None":
        """Make a record of `kind`; `defaults` are field values, `note` is what the form says."""

    async def edit(self, record: Record, *, alongside: "Alongside | None" = None) -> "Saved | None":
        """Change a record."""

    async def learn(self, before: Sequence[Record]) -> bool:
        """Offer the lessons of what has just ended; the records as they were before. Whether that was taken back."""

    async def tell(
        self, *records: Record, about: str = "", alongside: "Alongside | None" = None
    ) -> "Saved | None":
        """Who heard of them; `about`: what they are called, if not by name."""

    async def need_not(self, records: Sequence[Record], person: int | None = None) -> bool:
        """Ask why somebody, else the sponsor, need not hear of them; whether that was saved."""

    async def contact(
        self,
        person: int | None,
        project: int | None = None,
        *,
        said: frozenset[int] = frozenset(),
        alongside: "Alongside | None" = None,
    ) -> "Saved | None":
        """A touch that happened today, with that person, else with whom the form asks for; `said`: ids of records that
        they heard of in it."""

    async def heard_now(self, person: int, project: int | None, said: frozenset[int]) -> "Saved | None":
        """A call that has just been, recorded without its form: they heard of the records with these ids."""

    async def stand(self, records: Sequence[Record], called: "Called") -> bool:
        """Confirmed, reviewed, read again."""

    async def finish(self, records: Sequence[Record], called: "Called") -> bool:
        """Met, occurred, done, kept, closed, published."""

    async def archive(self, records: Sequence[Record], called: "Called") -> bool:
        """Out of the way, after asking."""

    def do(self, verb: Verb, record: Record, name: str) -> None:
        """Do it with a record called `name`; where it cannot be done, it is said why."""

    async def take_back(self, forward: bool) -> "Saved | None":
        """Undo, or with `forward` redo, the newest act of mine, naming it; asks when others changed parts of it since.
        None: nothing was taken back."""

    async def carry_out(self, act: Act) -> bool:
        """Ask what the act asks, and save it; whether that was done. Where there is nothing to do, it is said why."""

    async def hand_over(self, asked: "HandOver") -> tuple[Record, ...] | None:
        """What becomes of what hangs on somebody, with whoever was made for it by name; None: they stay."""

    async def show(self, record: Record) -> None:
        """The record in full; a key pressed there acts on it."""

    async def history(self, record: Record) -> None:
        """What happened to it."""

    async def prepare(self, record: Record | None) -> None:
        """Ask who is calling, the person behind `record` first, and show what stands between us."""

    async def brief(self, person: int, project: int) -> None:
        """What that person has not heard yet, of all they have a part in, else of that project."""

    async def resume(self, draft: "Draft", *, alongside: "Alongside | None" = None) -> "Saved | None":
        """Go on with what a draft was kept of."""

    async def offer_drafts(self) -> None:
        """Offer all that was typed and not saved, in one question."""


class Host(Protocol):
    """An app that screens are opened in."""

    @property
    def store(self) -> Store:
        """Where work on the workspace is done."""

    @property
    def session(self) -> "Session":
        """Who works, on which day, by which choices of their own."""

    @property
    def drafts(self) -> "Drafts":
        """Where drafts are kept."""

    @property
    def drafts_folder(self) -> Path:
        """The folder they lie in, known before anything of drafts is loaded."""

    @property
    def language(self) -> str:
        """The screen's language."""

    project: int
    """The id of the project on the screen; 0: none."""

    @property
    def reads_only(self) -> bool:
        """Whether the store may not be written: what saves in it stands in no footer."""

    @property
    def looked_at(self) -> bool:
        """Whether others look at the screen too, so that nothing internal may stand on it."""

    def is_closed(self) -> bool:
        """The same, and if so it is said that what was asked for is not for them."""

    @property
    def size(self) -> Size:
        """Of the terminal, in cells."""

    @property
    def screen_stack(self) -> Sequence[Screen[Any]]:
        """The screens, the topmost last."""

    def say(self, sentence: Words | str) -> str:
        """The sentence in the screen's language."""

    def report(self, sentence: Words, tone: Tone = "text") -> None:
        """One line of status."""

    def done(self, saved: "Saved") -> None:
        """Say what was saved and show it."""

    async def keep(self, *records: Record, act: Words) -> "Saved | None":
        """Save records that need no form; what forbids it is said in the status line."""

    def reload(self, kinds: Iterable[str]) -> None:
        """Read again, on every screen, what shows any of these kinds."""

    async def open_project(self, project: int) -> None:
        """Show another project."""

    async def show_everything(self, everything: bool) -> None:
        """Show all active projects, or the open one again."""

    @property
    def actions(self) -> Actions:
        """What keys do with records."""

    def go(self, place: str) -> None:
        """Open the screen that is called so, or say why not."""

    def question_first(self) -> AbstractContextManager[None]:
        """Until a question lies over the screen that is on the terminal already: no frame is sent, no key handed on."""

    def dialogue(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run a conversation with the user; what goes wrong in it is said."""

    def read(self, shown: Widget, work: Callable[[], Awaitable[None]]) -> None:
        """Run what reads for a widget; the newest call of a method wins."""

    def push_screen(self, screen: Screen[Any]) -> Any:
        """Open a screen that nobody waits for."""

    async def push_screen_wait(self, screen: Screen[T]) -> T | Any:
        """Open a screen; its result when it is closed."""

    def simulate_key(self, key: str) -> None:
        """As if it were pressed."""

    def call_later(self, work: Callable[[], Any], /) -> bool:
        """Do it when what is under way has been done."""

    def copy_to_clipboard(self, text: str) -> None:
        """To the terminal's clipboard, which answers nothing."""


def host_of(node: Widget) -> Host:
    """The app of a widget or screen, as a host."""
    return cast(Host, node.app)
