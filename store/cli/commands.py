"""The commands there are, and in which file of `verbs` each is; a file is imported when its command is typed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from store.cli.command_line import Flags, Typed
from store.cli.parser import Call, Parser
from store.values.text import fold
from store.values.words import N_

SetUp = Callable[[Parser, Sequence[str]], None]
"""Gives the parser the command's words and flags; the second argument is `Typed.words`."""
Run = Callable[[Call], int]
"""Does it; returns the exit code."""


class Command(NamedTuple):
    """`room`: the file of `verbs` whose COMMANDS holds (SetUp, Run) under the command's name. `any_config`: it
    runs, with the defaults, though config.toml cannot be followed. `paged`: it asks nothing, and what it prints may be
    longer than a screen; `prints`: so do these of its actions, "" for the one that needs no word."""

    room: str
    summary: str
    any_config: bool = False
    paged: bool = False
    prints: tuple[str, ...] = ()

    def pages(self, words: Sequence[str]) -> bool:
        """Whether it asks nothing with such words behind it, and may print more than a screen."""
        return self.paged or (fold(words[0]) if words else "") in self.prints

    def load(self, name: str) -> tuple[SetUp, Run]:
        """Its two functions."""
        found: tuple[SetUp, Run] = import_module(f"store.cli.verbs.{self.room}").COMMANDS[name]
        return found


COMMANDS: dict[str, Command] = {
    "": Command("open_dashboard", N_("A project manager's daily review. Without a command: the dashboard.")),
    "demo": Command("open_dashboard", N_("try it with sample data, discarded when you quit")),
    "template": Command(
        "manage_templates", N_("begin a project from a template, or save one"), prints=("", "list", "show")
    ),
    "closing": Command(
        "manage_closure", N_("what is left before a project is closed; begin and end it"), prints=("", "list")
    ),
    "money": Command(
        "month_money", N_("what a project costs and who funds it; the figures of a month end"), prints=("",)
    ),
    "measure": Command("measure_goal", N_("read a goal: how its value stands to the straight line")),
    "today": Command("today", N_("print this morning's status as plain text"), paged=True),
    "week": Command(
        "week",
        N_("what is due today, tomorrow and this week; --owners: open items by owner, to chase"),
        paged=True,
    ),
    "review": Command("review_plain", N_("go through what needs your attention, one by one")),
    "init": Command("init", N_("create the store, or add a project to it")),
    "add": Command("add", N_("add a record")),
    "list": Command("list_show", N_("list the records of a kind"), paged=True),
    "show": Command("list_show", N_("show one record"), paged=True),
    "tell": Command(
        "tell_records", N_("record who was told of one or several records, or why they need not be")
    ),
    "finish": Command("finish_confirm", N_("met, done, occurred, closed: what x does on the screen")),
    "confirm": Command("finish_confirm", N_("it stands as it is: what Space does on the screen")),
    "snooze": Command("finish_confirm", N_("put a record off in the review until a day")),
    "contact": Command("contact_person", N_("record a call or a meeting with a person")),
    "surprises": Command(
        "list_surprises", N_("what the sponsor has not been told, and how early they were told"), paged=True
    ),
    "find": Command("find", N_("full-text search across all kinds and projects"), paged=True),
    "edit": Command("edit", N_("edit a record")),
    "move": Command("move_reopen", N_("move the date of a record, with the reason")),
    "assign": Command("move_reopen", N_("give a record another owner")),
    "reopen": Command("move_reopen", N_("open again what was finished")),
    "archive": Command("archive", N_("archive a record, or a person and what they own")),
    "merge": Command("merge", N_("merge two entries for the same person")),
    "publish": Command("publish_note", N_("publish a private note as the record it describes")),
    "undo": Command("undo_log", N_("undo your latest change")),
    "redo": Command("undo_log", N_("redo what was undone")),
    "log": Command("undo_log", N_("show who changed what, newest first"), paged=True),
    "import": Command("import_file", N_("import a register or a calendar")),
    "calendar": Command(
        "manage_calendar",
        N_("manage the working-day calendars of countries and regions"),
        prints=("", "list", "show"),
    ),
    "export": Command("export", N_("export a register as CSV, Excel, iCalendar or vCard")),
    "dump": Command("dump", N_("export the whole store as JSON Lines")),
    "load": Command("dump", N_("load a dump into a new or empty store")),
    "chart": Command("chart", N_("print the risk heat map or the milestone trend as text"), paged=True),
    "brief": Command(
        "brief", N_("write a briefing of what is new to a person; --weekly: the weekly report"), paged=True
    ),
    "prep": Command("prep", N_("prepare for a talk: everything open between you and one person"), paged=True),
    "minutes": Command("minutes", N_("print the minutes of a meeting, ready to send"), paged=True),
    "sheet": Command(
        "hand_out_change",
        N_("a change to the plan, or the whole project, on one page, to hand out"),
        paged=True,
    ),
    "thank": Command("thank", N_("write a thank-you after a talk, ready to send")),
    "set": Command("set_setting", N_("change a setting")),
    "private": Command("private", N_("permanently erase a person's data, or accept a replaced store")),
    "share": Command("share", N_("share the store with a group of this machine")),
    "backup": Command("backup", N_("back up the store")),
    "restore": Command("restore", N_("restore a backup")),
    "check": Command("backup", N_("check the store's integrity")),
    "doctor": Command(
        "doctor", N_("diagnose the store and its environment; --mend repairs what is safe"), any_config=True
    ),
    "help": Command(
        "help_topic", N_("the manual: server; or what a command takes"), any_config=True, paged=True
    ),
    "man": Command("completion_man", N_("print a man page of all commands"), any_config=True),
    "completion": Command(
        "completion_man", N_("print what completes commands in bash, zsh or fish"), any_config=True
    ),
    "config": Command("own_config", N_("check, show or edit config.toml"), any_config=True),
    "version": Command("open_dashboard", N_("show the version"), any_config=True),
}


def understood(typed: Typed) -> Typed:
    """The line with its command under its own name, whatever its case and whatever word was typed for it. Raises
    UsageProblem with the nearest one."""
    name = fold(typed.command)
    if name in COMMANDS:
        return typed._replace(command=name)
    from store.cli.meant import meant

    return meant(typed, tuple(COMMANDS))


def flags_of(typed: str) -> Flags | None:
    """The flags of the command that was typed, or that another word stands for; None where the word is none."""
    name: str | None = fold(typed)
    if not name:
        return None
    if name not in COMMANDS:
        from store.cli.meant import named

        name = named(typed, tuple(COMMANDS))
    if name is None:
        return None
    parser = Parser(name, COMMANDS[name].summary, "en")
    COMMANDS[name].load(name)[0](parser, ())
    return parser.flags
