"""A person's own choices: language, keys, glyphs, colours, where their store lies. No number that decides a number.

Read from `$XDG_CONFIG_HOME/forewarn/config.toml`; a missing file means the defaults. `config.example.toml` holds
every key with its default.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from store.rules.briefing.sections import SECTIONS
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.words import N_, Words, words

LIMITS = ("exports",)
BRIEFING_KEYS = ("sections", "blame")
CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("", "en", "zh"),
    "glyphs": ("", "unicode", "ascii"),
    "colours": ("", "none", "16", "256"),
}


@frozen
class BriefingChoices:
    """`sections`: their names in the order they are printed, those not named are left out; `blame`: words beside
    those that are known, one with `-` before it takes a known one away."""

    sections: tuple[str, ...] = SECTIONS
    blame: tuple[str, ...] = ()


@frozen
class Config:
    """Empty text means: take it from the environment. `sponsor_zh`, `stakeholder_zh`: what a sponsor and a stakeholder
    are called in Chinese, empty: 发起人 and 干系人. `exports`: the one folder in which this account reads and writes
    files, empty: any. `closing`, `closing_zh`: the line that messages end with. `keys`: the id of a binding → its key,
    or keys with commas. `views`: a name → what is typed behind `forewarn list` for the same.

    `kitty_keys` None: on, but off in Chinese, since the protocol drops some of what an input method sends.
    """

    language: str = ""
    name: str = ""
    store: str = ""
    exports: str = ""
    glyphs: str = ""
    colours: str = ""
    sponsor_zh: str = ""
    stakeholder_zh: str = ""
    closing: str = ""
    closing_zh: str = ""
    kitty_keys: bool | None = None
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    views: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    briefing: BriefingChoices = field(default_factory=BriefingChoices)


class ConfigProblem(Problem):
    """The file cannot be followed: one sentence that names the file, the key and what to write instead."""


def config_path(environ: Mapping[str, str]) -> Path:
    """Where the file is looked for."""
    root = environ.get("XDG_CONFIG_HOME", "")
    return (Path(root) if root else Path.home() / ".config") / "forewarn" / "config.toml"


def load_config(
    path: Path | None, environ: Mapping[str, str], warn: Callable[[Words], None] = lambda _: None
) -> Config:
    """The choices in the file at `path`, by default the user's own; an unknown key, which may be one of a later
    version, is passed over and said to `warn`. Raises ConfigProblem for a value that cannot be followed,
    and for what is nearly a key that limits the account."""
    path = path or config_path(environ)
    known = {f.name: f.default for f in fields(Config)}
    chosen = {}
    for name, value in read_table(path).items():
        if name in known:
            chosen[name] = checked(name, value, path)
        elif _limits(name):
            raise ConfigProblem(_unknown(name, known, path))
        else:
            warn(_unknown(name, known, path))
    return Config(**chosen)


def _limits(name: str) -> bool:
    """Whether a mistyped key was to keep the account to something: passed over, it would let it out."""
    from store.values.likeness import nearest

    return bool(nearest(name, LIMITS, 0.5))


def read_table(path: Path) -> dict[str, Any]:
    """What the file says, unchecked; nothing of one that is not there. Raises ConfigProblem."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigProblem(
            words(N_("{file} cannot be read: {why}"), file=str(path), why=error.strerror or str(error))
        ) from None
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigProblem(words(N_("{file} is not TOML: {why}"), file=str(path), why=str(error))) from None


def language_of(environ: Mapping[str, str], config: Config) -> str:
    """The language of screen and messages: the person's choice, else the locale's."""
    chosen = config.language or _locale(environ, "LC_MESSAGES")
    return "zh_CN" if chosen.casefold().startswith("zh") else "en"


def called_in_chinese(config: Config) -> dict[str, str]:
    """What the catalogue calls it → what this person calls it."""
    chosen = {"发起人": config.sponsor_zh, "干系人": config.stakeholder_zh}
    return {word: own.strip() for word, own in chosen.items() if own.strip()}


def kitty_keys_of(config: Config, language: str) -> bool:
    """Whether the terminal may be asked for kitty's key protocol."""
    return language == "en" if config.kitty_keys is None else config.kitty_keys


def default_store(environ: Mapping[str, str], config: Config) -> Path:
    """The store that is opened when none is named."""
    if config.store:
        return Path(config.store).expanduser()
    from store.disk.file.user_files import data_dir

    return data_dir() / "store.db"


def check_keys(config: Config, known: Mapping[str, str], path: Path) -> tuple[Words, ...]:
    """What is wrong with the [keys] table, given the ids there are and their default keys (with commas)."""
    unknown = tuple(name for name in config.keys if name not in known)
    return (*(_unknown(name, known, path) for name in unknown), *_clashes(config.keys, known, path))


def _place(name: str) -> str:
    """The screen whose keys have ids of their own before a dot; empty for the dashboard and its lists."""
    place, dot, _ = name.partition(".")
    return place if dot and place != "rows" else ""


def _clashes(chosen: Mapping[str, str], known: Mapping[str, str], path: Path) -> Iterator[Words]:
    """Keys that now mean two things in one place; two defaults may share one there, too."""
    holders: dict[tuple[str, str], list[str]] = {}
    for name, default in known.items():
        for key in chosen.get(name, default).split(","):
            holders.setdefault((_place(name), key.strip()), []).append(name)
    for (_, key), names in holders.items():
        if key and len(names) > 1 and any(name in chosen for name in names):
            yield words(
                N_("{file}: the key {key} would mean {names} at once; give one of them another"),
                file=str(path),
                key=key,
                names=tuple(names),
            )


def _locale(environ: Mapping[str, str], category: str) -> str:
    return next((value for name in ("LC_ALL", category, "LANG") if (value := environ.get(name))), "")


def checked(name: str, value: Any, path: Path) -> Any:
    """The value of one key as `Config` holds it. Raises ConfigProblem."""
    known = {f.name: f.default for f in fields(Config)}
    if name not in known:
        raise ConfigProblem(_unknown(name, known, path))
    if name in ("keys", "views"):
        return _checked_texts(name, value, path)
    if name == "briefing":
        return _checked_briefing(value, path)
    if name == "kitty_keys":
        if isinstance(value, bool):
            return value
        raise ConfigProblem(words(N_("{file}: {key} is true or false"), file=str(path), key=name))
    if not isinstance(value, str):
        raise ConfigProblem(words(N_('{file}: {key} is text; write {key} = "…"'), file=str(path), key=name))
    if name in CHOICES and value not in CHOICES[name]:
        choices = tuple(f'"{choice}"' for choice in CHOICES[name])
        raise ConfigProblem(
            words(
                N_('{file}: {key} is one of {choices}, not "{value}"'),
                file=str(path),
                key=name,
                choices=choices,
                value=value,
            )
        )
    return value


def _checked_texts(section: str, table: Any, path: Path) -> Mapping[str, str]:
    """A table whose values are texts."""
    file = str(path)
    if not isinstance(table, dict):
        sentence = N_("{file}: {section} is a table; write [{section}] above them")
        raise ConfigProblem(words(sentence, file=file, section=section))
    for name, value in table.items():
        if not isinstance(value, str):
            sentence = N_('{file}: {key} is text; write {key} = "…"')
            raise ConfigProblem(words(sentence, file=file, key=f"{section}.{name}"))
    return MappingProxyType(table)


def _checked_briefing(table: Any, path: Path) -> BriefingChoices:
    file = str(path)
    if not isinstance(table, dict):
        raise ConfigProblem(words(N_("{file}: briefing is a table; write [briefing] above it"), file=file))
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        key = f"briefing.{name}"
        if name not in BRIEFING_KEYS:
            raise ConfigProblem(_unknown(key, {f"briefing.{known}": "" for known in BRIEFING_KEYS}, path))
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ConfigProblem(
                words(N_('{file}: {key} is a list of texts; write {key} = ["…", "…"]'), file=file, key=key)
            )
        lists[name] = tuple(value)
    _check_sections(lists.get("sections", ()), file)
    return BriefingChoices(**lists)


def _check_sections(chosen: tuple[str, ...], file: str) -> None:
    key = "briefing.sections"
    for one in chosen:
        if one not in SECTIONS:
            raise ConfigProblem(
                words(
                    N_('{file}: {key} has an unknown section "{name}"; available: {known}'),
                    file=file,
                    key=key,
                    name=one,
                    known=SECTIONS,
                )
            )
        if chosen.count(one) > 1:
            raise ConfigProblem(words(N_("{file}: {key} names {name} twice"), file=file, key=key, name=one))


def _unknown(name: str, known: Mapping[str, object], path: Path) -> Words:
    from store.values.likeness import nearest

    if near := nearest(name, known):
        return words(
            N_('{file} has an unknown key "{key}"; did you mean {near}?'),
            file=str(path),
            key=name,
            near=near,
        )
    return words(
        N_('{file} has an unknown key "{key}"; available: {known}'),
        file=str(path),
        key=name,
        known=tuple(known),
    )
