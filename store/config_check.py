"""Everything in a config file that cannot be followed, at once: file, key, and what to write instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from store.config import Config, ConfigProblem, check_keys, checked, read_table
from store.values.words import N_, Words, words

SECTIONS = ("[keys]", "[views]", "[briefing]")
MODIFIERS = ("ctrl", "shift", "alt", "meta", "super", "hyper")


def config_problems(
    file: Path,
    ids: Mapping[str, str],
    of_views: Callable[[Mapping[str, str]], Iterable[Words]] = lambda views: (),
) -> tuple[Words, ...]:
    """What is wrong with it, in its own order; `ids`: those of the keys there are, with their default keys; `of_views`
    knows what a view may say."""
    try:
        table = read_table(file)
    except ConfigProblem as problem:
        return (problem.words,)
    return (*_problems(table, file, ids), *_views(table.get("views"), file, of_views))


def in_order(file: Path) -> Words:
    """What is said of a file without problems."""
    if file.exists():
        return words(N_("config.toml is in order: {file}"), file=str(file))
    return words(N_("there is no {file}; the defaults apply"), file=str(file))


def _problems(table: Mapping[str, Any], file: Path, ids: Mapping[str, str]) -> Iterator[Words]:
    known = {f.name for f in fields(Config)}
    for name, value in table.items():
        if isinstance(value, dict) and name not in known:
            sentence = N_("{file} has an unknown section [{name}]; available: {sections}")
            yield words(sentence, file=str(file), name=name, sections=SECTIONS)
            continue
        try:
            read = checked(name, value, file)
        except ConfigProblem as problem:
            yield problem.words
        else:
            if name == "store" and read and Path(read).expanduser().is_dir():
                sentence = N_("{file}: store is a file, and {path} is a folder; name the file in it")
                yield words(sentence, file=str(file), path=read)
    keys = table.get("keys")
    if isinstance(keys, dict):
        texts = {name: value for name, value in keys.items() if isinstance(value, str)}
        yield from _keys(texts, file, ids)


def _views(
    table: Any, file: Path, of_views: Callable[[Mapping[str, str]], Iterable[Words]]
) -> Iterator[Words]:
    if isinstance(table, dict):
        for said in of_views({name: text for name, text in table.items() if isinstance(text, str)}):
            yield words(N_("{file}: {problem}"), file=str(file), problem=said)


def _keys(keys: Mapping[str, str], file: Path, ids: Mapping[str, str]) -> Iterator[Words]:
    misplaced = [name for name in keys if name not in ids and name in Config.__dataclass_fields__]
    for name in misplaced:
        sentence = N_("{file}: {name} is below [keys]; move it above that line")
        yield words(sentence, file=str(file), name=name)
    yield from check_keys(
        Config(keys={name: key for name, key in keys.items() if name not in misplaced}), ids, file
    )
    for name, written in keys.items():
        for key in written.split(","):
            yield from _unwritable(f"keys.{name}", key.strip(), file)


def _unwritable(name: str, key: str, file: Path) -> Iterator[Words]:
    if not key:
        yield words(N_("{file}: {key} names no key"), file=str(file), key=name)
        return
    *modifiers, _ = key.split("+") if len(key) > 1 else [key]
    for one in modifiers:
        if one not in MODIFIERS:
            sentence = N_('{file}: {key} = "{written}": {one} is not a modifier; available: {modifiers}')
            yield words(sentence, file=str(file), key=name, written=key, one=one or "+", modifiers=MODIFIERS)
