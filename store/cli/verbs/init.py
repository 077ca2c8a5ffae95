"""Making a store, and beginning a project in it: `init`."""

from collections.abc import Sequence
from dataclasses import replace

from store.cli.console import remark, tell
from store.cli.parser import Call, Options, Parser, at_terminal
from store.cli.parts.field_flags import add_field_flags, read_fields, typed_fields
from store.cli.parts.first_sponsor import check_first_sponsor, first_sponsor, first_sponsor_flags
from store.cli.parts.kind_words import kind_called
from store.cli.parts.prompt import answered
from store.cli.parts.sharing_flags import sharing_flags, tell_shared
from store.disk.gate import check
from store.queries.calendar_list import calendar_named
from store.records import CalendarDays, Project
from store.rules.registers.defaults import at_first
from store.session import Session
from store.trouble import Trouble, UsageProblem
from store.values.day import Day
from store.values.fields import field_named
from store.values.reader import Meaning, Reader
from store.values.words import N_, Words, words


def init_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`init --project CODE --name NAME`."""
    parser.project(N_("a short code without spaces, such as ERP-North"))
    add_field_flags(parser, kind_called(Project.kind))
    first_sponsor_flags(parser)
    parser.switch("--shared", N_("share the store with a group: --shared --group NAME"))
    sharing_flags(parser)


def init(call: Call) -> int:
    """Make the store when it is missing, and begin the project; nothing is made for a project that cannot be."""
    session = call.session
    typed = _typed(call.options)
    given, name = _names(call, typed.get("name", ""))
    typed |= {"name": name} if name else {}
    reader = Reader(Day(session.clock.today(typed.get("zone", ""))), _Nobody(), session.language)
    values = read_fields(Project, typed, reader)
    if not given or not values.get("name"):
        raise UsageProblem(words(N_("a project needs both: forewarn init --project CODE --name NAME")))
    (project,) = check([Project(code=given, **at_first(Project, reader.day.date) | values)], reader.day.date)
    check_first_sponsor(call, reader)
    group = _group(call.options)
    missing = not session.path.exists()
    code = values.get("calendar", "")
    # Before the store is made: a calendar that nobody knows must not leave an empty one behind.
    brought: tuple[CalendarDays, ...] = _calendar(session, code) if missing and code else ()
    done: tuple[Words, ...] = ()
    if group is not None:
        from store.disk.care.shared_group import make_shareable, share

        readers = call.options.readers
        done = make_shareable(session.path, group, readers=readers)
        if not missing:
            done += share(session.path, group, readers=readers)
    with session.workspace(create=True) as workspace:
        if not missing and code and calendar_named(workspace, code) is None:
            brought = _calendar(session, code)
        act = words(N_("create project {code}"), code=given)
        begun = workspace.save(*brought, project, act=act).records[-1]
        assert isinstance(begun, Project)
        made = N_("{code} created in a new store, {path}") if missing else N_("{code} created in {path}")
        tell(call, words(made, code=begun.code, path=str(session.path)))
        first_sponsor(call, workspace, begun)
        if group is not None:
            done += share(session.path, group, readers=call.options.readers)
            tell_shared(call, session.path, group, done)
    if values.get("side") == "supplier":
        sentence = N_(
            "who is your executive? internal reds go there first: forewarn edit {code} --executive NAME --new-people"
        )
        remark(call, words(sentence, code=begun.code))
    if values.get("state", "planning") == "planning":
        sentence = N_("it is in planning: baselines move freely until forewarn edit {code} --state active")
        remark(call, words(sentence, code=given))
    return 0


def _names(call: Call, name: str) -> tuple[str, str]:
    """(code, name) by flags; what is missing is asked where somebody sits there."""
    code, asks = call.session.project or "", at_terminal()
    if asks and not code:
        code = answered(call, words(N_("a short code for the project, without spaces, such as ERP:")))
    if asks and code and not name:
        name = answered(call, words(N_("its name:")))
    return code, name


def _group(options: Options) -> int | None:
    """The group to share with; None: with nobody. Raises UsageProblem for half of it."""
    if bool(options.shared) != bool(options.group) or (options.readers and not options.shared):
        raise UsageProblem(words(N_("sharing needs both: forewarn init --shared --group NAME")))
    if not options.shared:
        return None
    from store.disk.care.shared_group import group_named

    return group_named(options.group)


COMMANDS = {"init": (init_flags, init)}


def _calendar(session: Session, typed: str) -> tuple[CalendarDays]:
    """The calendar that a new project wants to count by, this year and the next. Raises Trouble."""
    from store.exchange.calendars.calendar_update import merged
    from store.exchange.calendars.holidays_library import PlaceProblem, fill, place_named

    year = session.clock.today().year
    try:
        days = fill(place_named(typed), year, year + 1, session.language).days
    except PlaceProblem as problem:
        raise Trouble(problem.words) from None
    return (merged(replace(days, code=typed), None),)


class _Nobody:
    """The directory of a store that is not there yet."""

    def find(self, kind: str, text: str) -> Sequence[tuple[int, str]]:
        """Nobody."""
        return ()

    def meant(self, kind: str, text: str) -> Meaning:
        """Nobody."""
        return Meaning(())

    def label(self, kind: str, id: int) -> str:
        """Nothing."""
        return ""


def _typed(options: Options) -> dict[str, str]:
    """The project's fields but its code, which is --project, and its people, who can be named once there are any."""
    typed = typed_fields(options, Project)
    if typed.pop("code", None) is not None:
        raise UsageProblem(words(N_("give a new project's code with --project")))
    for name in typed:
        if field_named(Project, name).links_to:
            flag = "--" + name.replace("_", "-")
            raise UsageProblem(
                words(N_("{flag} comes later: forewarn edit CODE {flag} NAME --new-people"), flag=flag)
            )
    return typed
