"""What is made from the table of commands for other programs: `completion`, `man`."""

from collections.abc import Iterator, Sequence

from store.cli.command_line import EVERYWHERE
from store.cli.commands import COMMANDS as ALL
from store.cli.console import print_lines, remark
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.completion_scripts import SHELLS, Completed
from store.cli.parts.kind_words import NAMES
from store.trouble import UsageProblem
from store.values.text import fold
from store.values.words import N_, say, words

KINDS = ("add", "list", "export", "import")
"""The commands whose first word is a kind."""
WHERE = {
    "bash": N_('in ~/.bashrc: eval "$(forewarn completion bash)"'),
    "zsh": N_('in ~/.zshrc, after compinit: eval "$(forewarn completion zsh)"'),
    "fish": N_("once: forewarn completion fish > ~/.config/fish/completions/forewarn.fish"),
}

ENVIRONMENT = {
    "FOREWARN_STORE": N_("the store, where --store names none"),
    "FOREWARN_PAGER, PAGER": N_(
        "what shows more than a screen at a terminal (default: less); cat or nothing: printed as it is"
    ),
    "VISUAL, EDITOR": N_("what config edit opens config.toml with"),
    "NO_COLOR": N_("no colours on the screen"),
    "XDG_CONFIG_HOME, XDG_DATA_HOME": N_("where forewarn/config.toml and forewarn/store.db lie"),
}
EXITS = {
    0: N_("done"),
    1: N_("a problem: one sentence on standard error says which"),
    2: N_("the command cannot be understood"),
    3: N_("not allowed"),
    4: N_("rows of an import wait or were rejected"),
}


def completion_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`completion SHELL`."""
    parser.word("shell", "; ".join(say(one, parser.language) for one in WHERE.values()))


def completion(call: Call) -> int:
    """The script for a shell; it knows commands, their flags and the kinds, and starts no program."""
    shell = fold(call.options.shell or "")
    if shell not in SHELLS:
        raise UsageProblem(words(N_("for which shell? forewarn completion bash, zsh or fish")))
    language = call.session.language
    print_lines(SHELLS[shell]([_completed(name, language) for name in ALL if name]).splitlines())
    if at_terminal():
        remark(call, WHERE[shell])
    return 0


def man_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`man`."""


def man(call: Call) -> int:
    """A page in the language of man; `forewarn man | man -l -` shows it."""
    print_lines(_page(call.session.language))
    if at_terminal():
        remark(call, words(N_("to read it: forewarn man | man -l -; forewarn help lists the manual")))
    return 0


COMMANDS = {"completion": (completion_flags, completion), "man": (man_flags, man)}


def _parser(name: str, language: str) -> Parser:
    parser = Parser(name, ALL[name].summary, language)
    ALL[name].load(name)[0](parser, ())
    return parser


def _completed(name: str, language: str) -> Completed:
    flags = tuple(sorted(flag for flag in _parser(name, language).flags if flag.startswith("--")))
    return Completed(name, say(ALL[name].summary, language), flags, NAMES if name in KINDS else ())


def _page(language: str) -> Iterator[str]:
    command, commands, options = (
        say(one, language) for one in (N_("command"), N_("commands"), N_("options"))
    )
    yield '.TH FOREWARN 1 "" forewarn'
    yield from (".SH NAME", f"forewarn \\- {_roff(say(ALL[''].summary, language))}")
    yield from (".SH SYNOPSIS", ".B forewarn", _roff(f"[{command} …]"))
    yield f".SH {commands.upper()}"
    for name in filter(None, ALL):
        usage = _parser(name, language).usage or name
        yield from (".TP", f".B {_roff(usage)}", _roff(say(ALL[name].summary, language)))
    yield f".SH {options.upper()}"
    for names, said in _parser("today", language).explained(EVERYWHERE):
        yield from (".TP", f".B {_roff(', '.join(names))}", _roff(said))
    yield ".SH ENVIRONMENT"
    for name, said in ENVIRONMENT.items():
        yield from (".TP", f".B {_roff(name)}", _roff(say(said, language)))
    yield ".SH EXIT STATUS"
    for code, said in EXITS.items():
        yield from (".TP", f".B {code}", _roff(say(said, language)))


def _roff(text: str) -> str:
    """Text that man takes for nothing but text."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{text}" if text.startswith((".", "'")) else text
