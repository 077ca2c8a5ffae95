"""A person's own choices: where they are read, and what is said of those that cannot be followed."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from store.config import (
    Config,
    ConfigProblem,
    called_in_chinese,
    check_keys,
    config_path,
    default_store,
    kitty_keys_of,
    language_of,
    load_config,
)
from store.records import Stakeholder
from store.values.fields import fields_of
from store.values.reader import choice_named
from store.values.words import Words, call_in_chinese, say, words

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


def load(text: str, folder: Path) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path, {})


def refused(text: str, folder: Path) -> str:
    with pytest.raises(ConfigProblem) as caught:
        load(text, folder)
    return say(caught.value.words)


def test_the_example_is_exactly_the_defaults() -> None:
    assert load_config(EXAMPLE, {}) == Config()


def test_the_example_names_every_key() -> None:
    named = set(re.findall(r"^(?:# )?(\w+) = |^\[(\w+)\]", EXAMPLE.read_text("utf-8"), re.M))
    assert {one or other for one, other in named} >= {field.name for field in fields(Config)}


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_config(None, {"XDG_CONFIG_HOME": str(tmp_path)}) == Config()


def test_it_lies_in_the_config_folder(tmp_path: Path) -> None:
    path = config_path({"XDG_CONFIG_HOME": str(tmp_path)})
    path.parent.mkdir()
    path.write_text('language = "zh"\nkitty_keys = true\n[keys]\nundo = "z"\n')
    config = load_config(None, {"XDG_CONFIG_HOME": str(tmp_path)})
    assert (config.language, config.kitty_keys, config.keys) == ("zh", True, {"undo": "z"})
    assert config_path({}) == Path.home() / ".config/forewarn/config.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("language = 3", 'language is text; write language = "…"'),
        ('language = "fr"', 'language is one of "", "en", "zh", not "fr"'),
        ('kitty_keys = "no"', "kitty_keys is true or false"),
        ('keys = "u"', "keys is a table"),
        ("[keys]\nundo = 1", "keys.undo is text"),
        ('briefing = "x"', "briefing is a table"),
        (
            '[briefing]\nsectoins = ["bluf"]',
            'unknown key "briefing.sectoins"; did you mean briefing.sections?',
        ),
        ('[briefing]\nsections = "bluf"', "briefing.sections is a list of texts"),
        (
            '[briefing]\nsections = ["blurb"]',
            'briefing.sections has an unknown section "blurb"; available: bluf, needs',
        ),
        ('[briefing]\nsections = ["bluf", "bluf"]', "briefing.sections names bluf twice"),
        ("language = ", "is not TOML"),
        ("name = '\x00'", "is not TOML"),
    ],
)
def test_what_cannot_be_followed_is_named_with_its_file(text: str, said: str, tmp_path: Path) -> None:
    sentence = refused(text, tmp_path)
    assert said in sentence
    assert sentence.startswith(str(tmp_path / "config.toml"))


def test_sections_in_an_order_of_ones_own(tmp_path: Path) -> None:
    config = load('[briefing]\nsections = ["risks", "bluf"]\nblame = ["-excuse*"]', tmp_path).briefing
    assert (config.sections, config.blame) == (("risks", "bluf"), ("-excuse*",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('langauge = "en"', 'unknown key "langauge"; did you mean language?'),
        ("zzz = 1", 'unknown key "zzz"; available: language, name'),
    ],
)
def test_an_unknown_key_is_said_and_passed_over(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'{text}\nname = "Ann"\n', "utf-8")
    warned: list[Words] = []
    assert load_config(path, {}, warned.append) == Config(name="Ann")
    assert len(warned) == 1 and said in say(warned[0])


@pytest.mark.parametrize("name", ["export", "exprots", "expots"])
def test_a_mistyped_limit_is_not_passed_over(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigProblem):
        load(f'{name} = "/srv"', tmp_path)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem) as caught:
        load_config(tmp_path, {})
    assert "cannot be read" in say(caught.value.words)


@pytest.mark.parametrize(
    ("environ", "chosen", "language"),
    [
        ({}, "", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "", "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "zh_TW"}, "", "zh_CN"),
        ({"LANG": "zh_CN.UTF-8"}, "en", "en"),
        ({"LANG": "en_GB"}, "zh", "zh_CN"),
    ],
)
def test_language(environ: dict[str, str], chosen: str, language: str) -> None:
    assert language_of(environ, Config(language=chosen)) == language


def test_kitty_keys_are_off_in_chinese_unless_wanted() -> None:
    assert kitty_keys_of(Config(), "en")
    assert not kitty_keys_of(Config(), "zh_CN")
    assert kitty_keys_of(Config(kitty_keys=True), "zh_CN")
    assert not kitty_keys_of(Config(kitty_keys=False), "en")


def test_the_store_that_nobody_named(environment: Path) -> None:
    assert default_store({}, Config()) == environment / ".local/share/forewarn/store.db"
    assert default_store({}, Config(store="~/mine.db")) == environment / "mine.db"


KNOWN = {"undo": "u", "told": "t", "archive": "d", "briefing.talk": "o", "open": "o"}


def test_keys_that_may_be() -> None:
    assert check_keys(Config(keys={"undo": "z", "told": "T,ctrl+t"}), KNOWN, EXAMPLE) == ()
    assert check_keys(Config(), KNOWN, EXAMPLE) == (), "defaults may share a key in different places"
    assert check_keys(Config(keys={"undo": "t", "told": "u"}), KNOWN, EXAMPLE) == (), "two keys exchanged"


def test_an_unknown_id_is_named_with_the_nearest() -> None:
    (problem,) = check_keys(Config(keys={"arcive": "D"}), KNOWN, EXAMPLE)
    assert say(problem) == f'{EXAMPLE} has an unknown key "arcive"; did you mean archive?'


def test_a_key_with_two_meanings_is_named() -> None:
    (problem,) = check_keys(Config(keys={"undo": "z,t"}), KNOWN, EXAMPLE)
    assert "the key t would mean undo, told at once" in say(problem)


def test_a_sponsor_is_called_as_people_call_them(tmp_path: Path) -> None:
    """Typed text keeps its words, and both words are read."""
    config = load('sponsor_zh = "甲方领导"\nstakeholder_zh = "相关方"\n', tmp_path)
    sentence = words("sponsor {name}", name="发起人小组")
    field = next(field for field in fields_of(Stakeholder) if field.name == "role")
    try:
        call_in_chinese(called_in_chinese(config))
        assert say(sentence, "zh_CN") == "甲方领导发起人小组"
        assert say("Stakeholders", "zh_CN") == "相关方"
        assert choice_named(field, "甲方领导", "zh_CN") == choice_named(field, "发起人", "zh_CN") == "sponsor"
    finally:
        call_in_chinese({})
    assert say("Stakeholders", "zh_CN") == "干系人"
