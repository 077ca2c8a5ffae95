"""Everything that is wrong with a config file, at once."""

from pathlib import Path

import pytest

from store.config_check import config_problems, in_order
from store.values.words import say

KNOWN = {"undo": "u", "told": "t", "archive": "d"}
EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


def problems(text: str, folder: Path) -> list[str]:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    found = [say(problem) for problem in config_problems(path, KNOWN)]
    assert all(sentence.startswith(str(path)) for sentence in found)
    return [sentence.removeprefix(str(path)) for sentence in found]


def test_the_example_is_in_order(tmp_path: Path) -> None:
    assert config_problems(EXAMPLE, KNOWN) == ()
    assert say(in_order(EXAMPLE)) == f"config.toml is in order: {EXAMPLE}"
    assert config_problems(tmp_path / "none.toml", KNOWN) == ()
    assert say(in_order(tmp_path / "none.toml")).startswith("there is no ")


def test_everything_is_named_at_once(tmp_path: Path) -> None:
    text = 'langauge = "en"\ncolours = "pink"\nkitty_keys = 1\n[keys]\nundo = "t"\narcive = "D"\n'
    found = problems(text, tmp_path)
    assert len(found) == 5
    assert 'unknown key "langauge"; did you mean language?' in found[0]
    assert ': colours is one of "", "none", "16", "256", not "pink"' in found[1]
    assert ": kitty_keys is true or false" in found[2]
    assert 'unknown key "arcive"; did you mean archive?' in found[3]
    assert ": the key t would mean undo, told at once" in found[4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[colors]\na = 1", " has an unknown section [colors]; available: [keys], [views], [briefing]"),
        ('[colours]\na = "x"', ': colours is text; write colours = "…"'),
        ('[keys]\nlanguage = "en"', ": language is below [keys]; move it above that line"),
        ("[keys]\nundo = 1", ': keys.undo is text; write keys.undo = "…"'),
        ('[keys]\nundo = ""', ": keys.undo names no key"),
        ('[keys]\nundo = "ctr+z"', ': keys.undo = "ctr+z": ctr is not a modifier; available: ctrl, shift'),
        ('views = "risk"', ": views is a table; write [views] above them"),
        ("[views]\nmine = 1", ': views.mine is text; write views.mine = "…"'),
        ('keys = "u"', ": keys is a table; write [keys] above them"),
        ('store = "/"', ": store is a file, and / is a folder; name the file in it"),
        ("language = ", " is not TOML"),
    ],
)
def test_each_has_its_sentence(text: str, said: str, tmp_path: Path) -> None:
    (found,) = problems(text, tmp_path)
    assert found.startswith(said)


@pytest.mark.parametrize("key", ["+", "ctrl+z", "z", "ctrl+shift+f2", "x,delete", "question_mark", "？"])
def test_keys_that_may_be_written(key: str, tmp_path: Path) -> None:
    assert problems(f'[keys]\nundo = "{key}"', tmp_path) == []


def test_one_that_cannot_be_read(tmp_path: Path) -> None:
    (problem,) = config_problems(tmp_path, KNOWN)
    assert "cannot be read" in say(problem)
