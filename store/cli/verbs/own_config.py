"""Your own choices: `config check`, `config show`, `config path`, `config edit`."""

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from store.cli.console import print_json, print_lines, remark, table, tell
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.backup_list import MARKS
from store.cli.parts.json_records import SCHEMA
from store.cli.parts.list_view import view_problems
from store.cli.remote_command import confined
from store.config import BriefingChoices, Config, ConfigProblem, config_path, load_config
from store.config_check import config_problems, in_order
from store.trouble import DONE, TROUBLE, NotAllowed, UsageProblem
from store.values.text import clean_line, fold
from store.values.words import LANGUAGES, N_, say, words

ACTIONS = {"check": N_("check"), "show": N_("show"), "path": N_("path"), "edit": N_("edit")}
EDITORS = ("VISUAL", "EDITOR")
USUAL = "vi"


def config_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`config [ACTION]`."""
    parser.word("action", N_("check (the default), show, path or edit"))
    parser.switch("--json", N_("print JSON, for scripts; with show"))


def config_(call: Call) -> int:
    """Without a word everything that cannot be followed, a line each; 1 when there is something."""
    typed = fold(call.options.action or "check")
    action = next(
        (one for one, said in ACTIONS.items() if typed in {one, *(say(said, lang) for lang in LANGUAGES)}), ""
    )
    file = config_path(os.environ)
    if call.options.json and action != "show":
        raise UsageProblem(words(N_("--json goes with show: forewarn config show --json")))
    match action:
        case "check":
            return _check(call, file)
        case "show":
            return _show(call, file)
        case "path":
            print(file)
            return DONE
        case "edit":
            return _edit(call, file)
    sentence = N_('unknown action "{typed}"; write: forewarn config check, show, path or edit')
    raise UsageProblem(words(sentence, typed=clean_line(call.options.action)))


COMMANDS = {"config": (config_flags, config_)}


def _check(call: Call, file: Path) -> int:
    problems = config_problems(
        file, call.own_keys(), lambda views: view_problems(views, call.session.language)
    )
    for problem in problems:
        tell(call, words("{mark} {finding}", mark=MARKS["trouble"], finding=problem))
    if problems:
        return TROUBLE
    tell(call, words("{mark} {finding}", mark=MARKS["fine"], finding=in_order(file)))
    return DONE


def _show(call: Call, file: Path) -> int:
    """Every key with the value in force; `*` marks what differs from the default."""
    try:
        config = load_config(file, os.environ, lambda said: remark(call, said))
    except ConfigProblem as problem:
        remark(call, problem.words)
        config = Config()
    if call.options.json:
        print_json({"schema": SCHEMA, "kind": "config", "file": str(file), "values": dict(_natural(config))})
        return DONE
    rows = []
    for one in fields(Config):
        value, usual = getattr(config, one.name), getattr(Config(), one.name)
        rows.append((one.name, _typed(value), "*" if value != usual else ""))
    print_lines(table(rows))
    return DONE


def _defaults(language: str) -> Iterator[str]:
    """Every key that holds a text, with its default, to be changed."""
    yield "# " + say(N_("take the # away from a line to change it; forewarn config check tries it"), language)
    yield from (f'# {one.name} = ""' for one in fields(Config) if one.default == "")
    yield from ("# [keys]", "# [views]")


def _typed(value: object) -> str:
    match value:
        case None | "":
            return "-"
        case bool():
            return "true" if value else "false"
        case str():
            return clean_line(value)
        case BriefingChoices():
            return clean_line(" ".join(value.sections))
        case Mapping():
            return clean_line(" ".join(f"{name}={key}" for name, key in value.items())) or "-"
    return str(value)


def _natural(choices: Config | BriefingChoices) -> Iterator[tuple[str, Any]]:
    """Every key with what JSON has for its value."""
    for one in fields(choices):
        match value := getattr(choices, one.name):
            case BriefingChoices():
                yield one.name, dict(_natural(value))
            case Mapping():
                yield one.name, dict(value)
            case _:
                yield one.name, value


def _edit(call: Call, file: Path) -> int:
    """The file in your editor, with every key explained where there was none; then what is wrong with it."""
    editor = next((said for name in EDITORS if (said := os.environ.get(name))), USUAL)
    if confined(call.session.config, os.environ):
        raise NotAllowed(words(N_("this account is kept to one folder, and an editor would not be")))
    if not at_terminal():
        raise UsageProblem(words(N_("nobody sits here to edit it: {file}"), file=str(file)))
    import subprocess

    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(f"{line}\n" for line in _defaults(call.session.language)), "utf-8")
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=False)
    except OSError as error:
        sentence = N_("{editor} cannot be started: {why}; EDITOR names another")
        raise UsageProblem(words(sentence, editor=editor, why=error.strerror or str(error))) from None
    return _check(call, file)
