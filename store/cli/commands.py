"""The commands there are, and in which file of `verbs` each is; a file is imported when its command is typed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from store.cli.command_line import Flags
from store.cli.parser import Call, Parser
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, Words, words

SetUp = Callable[[Parser, Sequence[str]], None]
"""Gives the parser the command's words and flags; the second argument is `Typed.words`."""
Run = Callable[[Call], int]
"""Does it; returns the exit code."""


class Command(NamedTuple):
    """`room`: the file of `verbs` whose COMMANDS holds (SetUp, Run) under the command's name. `any_config`: it
    runs, with the defaults, though config.toml cannot be followed."""

    room: str
    summary: str
    any_config: bool = False

    def load(self, name: str) -> tuple[SetUp, Run]:
        """Its two functions."""
        found: tuple[SetUp, Run] = import_module(f"store.cli.verbs.{self.room}").COMMANDS[name]
        return found


COMMANDS: dict[str, Command] = {
    "": Command("open_dashboard", N_("A project manager's daily review. Without a command: the dashboard.")),
    "demo": Command("open_dashboard", N_("try it on a made-up store that is thrown away afterwards")),
    "today": Command("today", N_("the morning as plain text")),
    "week": Command("week", N_("what is due today, tomorrow, this week; --owners: the list to chase with")),
    "review": Command("review_plain", N_("what wants you this morning, one by one")),
    "init": Command("init", N_("make the store, or begin another project in it")),
    "add": Command("add_edit", N_("enter a record")),
    "list": Command("list_show", N_("the records of a kind")),
    "show": Command("list_show", N_("one record")),
    "tell": Command("tell_records", N_("who heard of a record, or of several, or why they need not")),
    "surprises": Command(
        "list_surprises", N_("what is to be told, and how early the sponsor heard of what hit")
    ),
    "find": Command("find", N_("whatever holds a text, in all kinds and projects")),
    "edit": Command("add_edit", N_("change a record")),
    "archive": Command("archive", N_("put a record away, or a person with what hangs on them")),
    "merge": Command("merge", N_("make two entries of one person one")),
    "publish": Command("publish_note", N_("make a private note the record that it describes")),
    "undo": Command("undo_log", N_("take back your newest act")),
    "redo": Command("undo_log", N_("bring back what undo took")),
    "log": Command("undo_log", N_("who changed what, newest first")),
    "import": Command("import_file", N_("bring in a CSV register or a calendar")),
    "calendar": Command("manage_calendar", N_("the working days of a country or a part of it")),
    "export": Command("export", N_("a register as CSV, a workbook, a calendar or vCards")),
    "dump": Command("dump", N_("everything the store holds as JSON Lines")),
    "load": Command("dump", N_("a dump into an empty or a new store")),
    "chart": Command("chart", N_("risks by probability and impact, or the milestone trend, as text")),
    "brief": Command("brief", N_("what a person should hear since they last heard; --weekly: the week")),
    "prep": Command("prep", N_("all that stands between you and one person, before you talk")),
    "minutes": Command("minutes", N_("what a meeting came to, to send to those who were there")),
    "set": Command("set_setting", N_("change a number that decides others")),
    "private": Command(
        "private", N_("erase one person's data for good, or accept a store that was replaced")
    ),
    "backup": Command("backup", N_("keep a copy of the store")),
    "restore": Command("restore", N_("bring back a copy")),
    "check": Command("backup", N_("look whether the store is whole")),
    "doctor": Command(
        "doctor", N_("look at all the store stands on, and mend what is safe"), any_config=True
    ),
    "config": Command("check_config", N_("look whether config.toml can be followed"), any_config=True),
}


def command_named(typed: str) -> str:
    """The command that was typed, whatever its case. Raises UsageProblem with the nearest one."""
    name = fold(typed)
    if name in COMMANDS:
        return name
    raise UsageProblem(_unknown(typed, name))


def flags_of(typed: str) -> Flags | None:
    """The flags of the command that was typed; None where the word is none."""
    name = fold(typed)
    if not name or name not in COMMANDS:
        return None
    parser = Parser(name, COMMANDS[name].summary, "en")
    COMMANDS[name].load(name)[0](parser, ())
    return parser.flags


def _unknown(typed: str, name: str) -> Words:
    from difflib import get_close_matches

    if near := get_close_matches(name, [command for command in COMMANDS if command], 1, 0.5):
        return words(N_('there is no command "{typed}"; did you mean {near}?'), typed=typed, near=near[0])
    return words(N_('there is no command "{typed}"; see forewarn --help'), typed=typed)
