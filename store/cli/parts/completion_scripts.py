"""Completion for bash, zsh and fish, made from a list of commands: text that starts no program at each Tab."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Completed(NamedTuple):
    """A command, what it does, its long flags, and the words that its first word is one of."""

    name: str
    summary: str
    flags: tuple[str, ...]
    words: tuple[str, ...]


def bash(commands: Sequence[Completed]) -> str:
    """For `complete`; a file where nothing is known."""
    return f"""_forewarn() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} command= known= one
    for one in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
{_known(commands)}
    COMPREPLY=($(compgen -W "$known" -- "$word"))
}}
complete -o default -F _forewarn forewarn
"""


def zsh(commands: Sequence[Completed]) -> str:
    """For `compdef`, as bash."""
    return f"""_forewarn() {{
    local command= known= one
    for one in ${{words[2,CURRENT-1]}}; do
{_known(commands)}
    compadd -- ${{=known}}
    _files
}}
compdef _forewarn forewarn
"""


def fish(commands: Sequence[Completed]) -> str:
    """With what each command does."""
    lines = []
    for one in commands:
        summary = one.summary.replace("\\", "\\\\").replace("'", "\\'")
        lines.append(f"complete -c forewarn -n __fish_use_subcommand -a {one.name} -d '{summary}'")
        seen = f"-n '__fish_seen_subcommand_from {one.name}'"
        lines += [f"complete -c forewarn {seen} -l {flag.removeprefix('--')}" for flag in one.flags]
        if one.words:
            lines.append(f"complete -c forewarn {seen} -a '{' '.join(one.words)}'")
    return "\n".join(lines) + "\n"


SHELLS: Mapping[str, Callable[[Sequence[Completed]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _known(commands: Sequence[Completed]) -> str:
    """How bash and zsh find the command among the words before, and then what may follow it."""
    cases = (f'        {one.name}) known="{" ".join((*one.words, *one.flags))}" ;;' for one in commands)
    return "\n".join(
        (
            "        case $one in -*) ;; *) command=$one; break ;; esac",
            "    done",
            "    case $command in",
            f'        "") known="{" ".join(one.name for one in commands)}" ;;',
            *cases,
            "    esac",
        )
    )
