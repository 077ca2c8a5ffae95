"""Who works on which store, on which day, in which language: what every command and the screen start from."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store.config import Config, called_in_chinese, default_store, language_of
from store.disk.file.account import is_anothers, login
from store.trouble import NotAllowed, UsageProblem
from store.values.clock import FIRST_YEAR, LAST_YEAR, Clock
from store.values.frozen import frozen
from store.values.text import clean_line
from store.values.words import N_, Words, call_in_chinese, say, words

if TYPE_CHECKING:
    from store.disk.workspace import Workspace
    from store.values.record import Audience, Record


@frozen
class Session:
    """`private_dir` None: the user's own; `project`: the code of the project to open, None: as last time; `begin`:
    the screen that stands on the dashboard first (tui.navigation.places); `audience`: who looks at the screen too."""

    path: Path
    who: str
    clock: Clock = field(default_factory=Clock)
    language: str = "en"
    config: Config = field(default_factory=Config)
    private_dir: Path | None = None
    project: str | None = None
    begin: str = ""
    audience: "Audience | None" = None
    common: bool = False
    """Whether the account is used by several people who are told apart by LOGNAME."""

    @property
    def notes_are_common(self) -> Words:
        """What whoever shares an account should know."""
        sentence = N_(
            "the account {login} is used by several people, told apart by LOGNAME: its private notes are common to all"
            " of them; to have your own, log in with an account of your own"
        )
        return words(sentence, login=login())

    def file(self, typed: str) -> Path:
        """The file that somebody named, to read or to write. Raises NotAllowed outside the folder that this account is
        kept to."""
        from store.named_file import named_file

        return named_file(typed, self.config.exports)

    def new_file(self, name: str) -> Path:
        """A file of that name where this account puts them: where forewarn was started, or in its one folder. Raises
        OutputProblem."""
        from store.exchange.atomic_write import in_working_folder

        return self.file(name) if self.config.exports else in_working_folder(name)

    def open(self, *, create: bool = False) -> "Workspace":
        """The store, to be closed by who asked for it. Raises StoreProblem."""
        from store.disk.workspace import Workspace

        workspace = Workspace.open(
            self.path, who=self.who, clock=self.clock, private_dir=self.private_dir, create=create
        )
        workspace.permit = _permit
        return workspace

    @contextmanager
    def workspace(self, *, create: bool = False, as_of: date | None = None) -> "Iterator[Workspace]":
        """The store, open for as long as a `with` block lasts; `as_of`: to be read only, as that day left it.

        Raises StoreProblem, for what goes wrong inside too.
        """
        from store.disk.file.damage import explained
        from store.disk.file.sqlite import sqlite

        workspace = self.open(create=create)
        try:
            if as_of is not None:
                from store.disk.past_store import as_of as take_back

                take_back(workspace, as_of)
            yield workspace
            # What was read of a file that others wrote meanwhile may be of before and after.
            if workspace.limit is not None:
                workspace.look()
            self._say_renamed(workspace)
            self._say_damaged(workspace)
        except sqlite.DatabaseError as error:
            raise explained(error, self.path) from None
        finally:
            workspace.close()

    def _say_damaged(self, workspace: "Workspace") -> None:
        """Beside the output, that some of it is damaged text."""
        from store.disk.file.sqlite import met_damage

        for ledger in (workspace.store, workspace.private):
            if met_damage(ledger.connection):
                sentence = words(
                    N_("{path} holds damaged text; forewarn check names it"), path=str(ledger.file.path)
                )
                print(clean_line(say(sentence, self.language)), file=sys.stderr)

    def _say_renamed(self, workspace: "Workspace") -> None:
        """Beside the output, that a project was asked for by a code it had once."""
        for old, now in workspace.renamed.items():
            sentence = words(N_("{old} is now called {now}"), old=old, now=now)
            print(clean_line(say(sentence, self.language)), file=sys.stderr)


def _permit(workspace: "Workspace", records: "Sequence[Record]") -> None:
    # A start that saves nothing need not load it.
    from store.acts.permission import refuse_what_is_anothers

    refuse_what_is_anothers(workspace, records)


def session_of(
    config: Config,
    environ: Mapping[str, str],
    *,
    store: str | None,
    language: str | None,
    project: str | None,
) -> Session:
    """What flags, then the environment, then the config say. Raises UsageProblem for a day or language that is none,
    NotAllowed for another store by an account that is kept to its own."""
    if store and config.exports:
        raise NotAllowed(words(N_("this account works on its own store: leave out --store")))
    named = store or environ.get("FOREWARN_STORE", "")
    call_in_chinese(called_in_chinese(config))
    return Session(
        path=Path(named) if named else default_store(environ, config),
        who=who(config, environ),
        clock=Clock(fixed_day(environ)),
        language=spoken(language) if language else language_of(environ, config),
        config=config,
        project=project,
        common=told_apart(config, environ),
    )


def told_apart(config: Config, environ: Mapping[str, str]) -> bool:
    """Whether this person is told from others of the same account by LOGNAME alone: it is no login, or `who` refused
    it. Not one whose key binds the folder of their data, in an account that reaches no other file."""
    if clean_line(config.name) or (config.exports and environ.get("XDG_DATA_HOME")):
        return False
    named = next(filter(None, (clean_line(environ.get(name, "")) for name in ("LOGNAME", "USER"))), "")
    return bool(named) and named != login()


def who(config: Config, environ: Mapping[str, str]) -> str:
    """The person's name in the journal: their choice, else the user of this machine, as `getpass` finds it.

    Raises NotAllowed for the login of another account: what is done is not to be taken for theirs.
    """
    for name in (config.name, *(environ.get(variable, "") for variable in ("LOGNAME", "USER"))):
        if cleaned := clean_line(name):
            if is_anothers(cleaned):
                sentence = N_(
                    '"{name}" is the login of another account on this machine; use your own: LOGNAME={login}, '
                    "or name = … in config.toml"
                )
                raise NotAllowed(words(sentence, name=cleaned, login=login()))
            return cleaned
    return clean_line(login())


def fixed_day(environ: Mapping[str, str]) -> date | None:
    """The day that FOREWARN_TODAY fixes; None for the machine's own."""
    text = environ.get("FOREWARN_TODAY", "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(
            words(N_('FOREWARN_TODAY is "{text}", which is not a date; write it as 2026-11-26'), text=text)
        ) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = N_('FOREWARN_TODAY is "{text}"; give a day from {first} to {last}')
        raise UsageProblem(words(sentence, text=text, first=FIRST_YEAR, last=LAST_YEAR))
    return day


def spoken(language: str) -> str:
    """The catalogue of a language asked for by `--lang`."""
    short = language.casefold().partition(".")[0].replace("-", "_")
    if short in ("en", "en_us", "en_gb"):
        return "en"
    if short in ("zh", "zh_cn"):
        return "zh_CN"
    raise UsageProblem(words(N_('unsupported language "{text}"; available: en, zh'), text=language))
