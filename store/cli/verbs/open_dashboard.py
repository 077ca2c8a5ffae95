"""Opening the screen: the dashboard of your store, or of a made-up one."""

import os
from collections.abc import Sequence
from dataclasses import replace

from store.cli.console import tell
from store.cli.parser import Call, Parser, at_terminal
from store.session import Session
from store.trouble import Trouble, UsageProblem
from store.values.words import N_, say, words


def dashboard_flags(parser: Parser, typed: Sequence[str]) -> None:
    """No command at all."""
    from store.cli.commands import COMMANDS as ALL

    parser.project(N_("the code of the project to open"))
    onlookers_flag(parser)
    parser.switch("--version", N_("show the version"), short="-V")
    parser.switch("--install-completion", None)
    parser.switch("--show-completion", None)
    command = say(N_("command"), parser.language)
    parser.usage = f"{parser.usage}[{command} …]"

    def commands() -> str:
        heading = say(N_("commands (forewarn COMMAND --help says more)"), parser.language)
        said = ((name, say(one.summary, parser.language)) for name, one in ALL.items() if name)
        return f"{heading}:\n" + "\n".join(f"  {name:<10} {summary}" for name, summary in said)

    parser.below = commands


def dashboard(call: Call) -> int:
    """Open the screen on the store."""
    if call.options.version:
        return version(call)
    if call.options.install_completion or call.options.show_completion:
        sentence = N_(
            'in ~/.bashrc: eval "$(forewarn completion bash)"; forewarn completion --help says it for zsh and fish'
        )
        raise UsageProblem(words(sentence))
    if not os.path.lexists(call.session.path):
        raise Trouble(
            words(
                N_(
                    "there is no store at {path}; make one: forewarn init --project CODE --name NAME,"
                    " or look at a made-up one: forewarn demo"
                ),
                path=str(call.session.path),
            )
        )
    needs_terminal()
    return call.open_screen(_looked_at(call))


def version_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`version`."""


def version(call: Call) -> int:
    """The program's name and its version."""
    from importlib.metadata import version as installed

    print("forewarn", installed("forewarn"))
    return 0


def demo_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`demo`."""
    parser.flag("--keep", "FILE", N_("keep the sample data in this file"))
    parser.switch("--no-open", N_("exit once it is written"))
    onlookers_flag(parser)


def demo(call: Call) -> int:
    """Write a made-up store and open it; unless it is kept, nothing of it stays."""
    opens = not call.options.no_open
    if opens:
        needs_terminal()
    if call.options.keep:
        session = _kept(replace(_looked_at(call), path=call.session.file(call.options.keep)))
        tell(
            call,
            words(
                N_("the demo store is at {path}; open it with: forewarn --store {path}"),
                path=str(session.path),
            ),
        )
        return call.open_screen(session) if opens else 0
    from store.cli.parts.temporary_folder import temporary_folder

    with temporary_folder("forewarn-demo-") as folder:
        session = replace(
            _looked_at(call), path=folder / "demo.db", private_dir=folder / "private", common=False
        )
        _write(session)
        if opens:
            return call.open_screen(session)
        tell(call, words(N_("the demo store was discarded; --keep FILE keeps it")))
    return 0


COMMANDS = {
    "": (dashboard_flags, dashboard),
    "demo": (demo_flags, demo),
    "version": (version_flags, version),
}


def onlookers_flag(parser: Parser) -> None:
    """`--audience client`: the screen begins as if others looked at it."""
    parser.flag(
        "--audience",
        "WHO",
        N_("others look at the screen too: client or sponsor; hides what is not for them"),
    )


def _looked_at(call: Call) -> Session:
    """Raises UsageProblem for somebody who reads nothing."""
    match call.options.audience:
        case None:
            return call.session
        case "client" | "sponsor" as audience:
            return replace(call.session, audience=audience)
    sentence = N_('nobody is called "{text}" here; --audience client, or sponsor')
    raise UsageProblem(words(sentence, text=call.options.audience))


def _kept(session: Session) -> Session:
    if os.path.lexists(session.path):
        sentence = N_("{path} already exists and is not overwritten; name another file")
        raise Trouble(words(sentence, path=str(session.path)))
    try:
        _write(session)
    except BaseException:
        for suffix in ("", "-wal", "-shm", ".lock"):
            session.path.with_name(session.path.name + suffix).unlink(missing_ok=True)
        raise
    return session


def _write(session: Session) -> None:
    from store.demo import write

    with session.workspace(create=True) as workspace:
        write(workspace, session.clock.today(), session.language)


def needs_terminal() -> None:
    """Raises UsageProblem where no screen can be drawn."""
    if os.environ.get("TERM", "") in ("", "dumb") or not at_terminal():
        sentence = N_(
            "the screen needs a terminal; forewarn today prints the morning, forewarn --help the commands"
        )
        raise UsageProblem(words(sentence))
