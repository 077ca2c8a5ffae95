"""Everything people read is translated, with the same places in it, and compiled."""

import ast
import importlib.util
import io
import re
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.mofile import write_mo


def load() -> ModuleType:
    path = Path(__file__).with_name("catalogue.py")
    spec = importlib.util.spec_from_file_location("catalogue", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    return load()


@pytest.fixture(scope="module")
def sources(catalogue: ModuleType) -> dict[str, list[ast.AST]]:
    """Every node of every file of the program, by the file's path from the root."""
    paths = sorted(
        path for package in catalogue.PACKAGES for path in (catalogue.ROOT / package).rglob("*.py")
    )
    return {
        str(path.relative_to(catalogue.ROOT)): list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in paths
    }


def places(sentence: str | tuple[str, ...]) -> set[str]:
    """The places of a sentence; of one with several forms, those of the last, which is said of many."""
    many = sentence if isinstance(sentence, str) else sentence[-1]
    return {name for _, name, _, _ in string.Formatter().parse(many) if name}


def test_nothing_is_missing_stale_or_untranslated(catalogue: ModuleType) -> None:
    said = {message.id for message in catalogue.template() if message.id}
    known = {message.id: message.string for message in catalogue.translated() if message.id}
    assert not sorted(map(str, said - known.keys())), "run python tests/catalogue.py and translate"
    assert not sorted(map(str, known.keys() - said)), "run python tests/catalogue.py"
    assert not sorted(
        str(id) for id, text in known.items() if not all(text if isinstance(id, tuple) else [text])
    )
    assert not [message.id for message in catalogue.translated() if message.fuzzy]


def test_translations_keep_their_places(catalogue: ModuleType) -> None:
    wrong = [m.id for m in catalogue.translated() if m.id and places(m.id) != places(m.string)]
    assert not wrong


def test_the_compiled_catalogue_is_the_translated_one(catalogue: ModuleType) -> None:
    compiled = catalogue.compiled(catalogue.translated())
    assert catalogue.contents(catalogue.MO.read_bytes()) == catalogue.contents(compiled)


def test_a_catalogue_is_compared_by_what_it_says(catalogue: ModuleType) -> None:
    translated = catalogue.translated()
    usual, other = io.BytesIO(), io.BytesIO()
    write_mo(usual, translated)
    assert b"Generated-By" in usual.getvalue()
    ours = catalogue.compiled(translated)
    assert not [name for name in catalogue.NEWS if name.encode() in ours]
    assert catalogue.contents(usual.getvalue()) == catalogue.contents(ours)
    next(message for message in translated if message.id == "risk").string = "机会"
    write_mo(other, translated)
    assert catalogue.contents(other.getvalue()) != catalogue.contents(ours)


def test_no_sentence_escapes_translation(sources: dict[str, list[ast.AST]]) -> None:
    """A msgid given to Words or words() without N_ would stay English; only pure places may be bare."""
    bare = []
    for path, nodes in sources.items():
        for node in nodes:
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in (
                "words",
                "Words",
                "say",
            ):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                between = "".join(text for text, _, _, _ in string.Formatter().parse(first.value))
                if any(character.isalpha() for character in between):
                    bare.append(f"{path}:{node.lineno} {first.value}")
    assert not bare


def test_nothing_is_marked_inside_an_f_string(sources: dict[str, list[ast.AST]]) -> None:
    """The extractor does not see it there before Python 3.12."""
    hidden = []
    for path, nodes in sources.items():
        for text in nodes:
            if isinstance(text, ast.JoinedStr):
                marked = [
                    n
                    for n in ast.walk(text)
                    if isinstance(n, ast.Call) and getattr(n.func, "id", "") in ("N_", "NN_")
                ]
                hidden += [f"{path}:{call.lineno}" for call in marked]
    assert not hidden


ONE_WORD = {
    "关注度": "interest",
    "便笺": "note",
    "诉求": "wish",
    "联络": "contact",
    "情绪": "morale",
    "例会": "series",
    "暂勿打扰": "hold off",
    "节点": "node",
    "满意度": "satisfaction",
    "联络周期": "clock",
    "行动项": "action",
}
"""One word for each thing, in the language of its users."""
OTHER_WORDS = "|".join(
    (
        r"利益(?!相关)|笔记|便签|士气|愿望|时钟|时限",
        r"接触点|系列会议|不宜再联络|勿扰|联络一览(?!表)|行动(?!项|方案)",
    )
)
"""What was said for them too, and is not any more."""


def test_one_thing_has_one_word_in_chinese(catalogue: ModuleType) -> None:
    said = [str(message.string) for message in catalogue.translated() if message.id]
    assert not [text for text in said if re.search(OTHER_WORDS, text)]
    assert all(any(word in text for text in said) for word in ONE_WORD)
    pages = (catalogue.ROOT / "store/manual/zh_CN").glob("*.md")
    assert not [page.name for page in pages if re.search(r"笔记|士气|利益(?!相关)", page.read_text("utf-8"))]


def test_working_days_are_written_one_way_in_chinese(catalogue: ModuleType) -> None:
    """With spaces about the number, as in every paper: never 延后5个工作日 beside 逾期 9 个工作日."""
    forms = [
        m.string if isinstance(m.string, tuple | list) else (m.string,)
        for m in catalogue.translated()
        if m.id
    ]
    tight = re.compile(r"[^ ：“，（；]\{\w+\} ?个工作日|\}个工作日")
    assert not [text for each in forms for text in each if tight.search(text)], "write: 延后 {n} 个工作日"
