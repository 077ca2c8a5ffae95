"""The numbers that decide others: `set`."""

from collections.abc import Sequence
from dataclasses import fields, replace

from store.cli.console import tell
from store.cli.parser import Call, Parser
from store.cli.parts.project_named import project_named
from store.config import Config
from store.queries.setting_list import setting_named
from store.records import Setting
from store.trouble import UsageProblem
from store.values.words import N_, words


def set_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`set NAME VALUE`."""
    parser.word("name", N_("tolerance, call_a, review_red_wd …; `forewarn list setting` lists them"))
    parser.word("value", N_("a whole number, yes or no, or a word"))
    parser.project(N_("for this project only (default: the whole store)"))


def set_(call: Call) -> int:
    """Give a setting a value, for one project or for the whole store."""
    options = call.options
    if options.name is None or options.value is None:
        raise UsageProblem(words(N_("to change a setting: forewarn set NAME VALUE")))
    name = options.name.replace("-", "_").casefold()
    if name in {one.name for one in fields(Config)}:
        raise UsageProblem(
            words(N_("{name} is a line of config.toml and not of the store: forewarn config edit"), name=name)
        )
    with call.session.workspace() as workspace:
        project = project_named(workspace, options.project)
        id = project.id if project else None
        before = setting_named(workspace, name, id)
        new = replace(before or Setting(name=name, value="", project=id), value=options.value)
        act = words(N_("set {name} to {value}"), name=name, value=options.value)
        workspace.save(new, act=act)
        if project:
            tell(
                call,
                words(N_("{name} is {value} in {project}"), name=name, value=new.value, project=project.code),
            )
        else:
            tell(call, words(N_("{name} is {value}"), name=name, value=new.value))
    return 0


COMMANDS = {"set": (set_flags, set_)}
