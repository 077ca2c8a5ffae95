"""Which template is meant: one by its name, or a file."""

from store.cli.parser import Call
from store.disk.workspace import Workspace
from store.queries.template_list import template_named, templates
from store.rules.plan.template import Template
from store.rules.plan.template_text import read_template
from store.trouble import Trouble
from store.values.likeness import SHORT, nearest
from store.values.text import clean_line, fold
from store.values.words import N_, words

SUFFIX = ".toml"
LARGEST = 1_000_000
"""Bytes of a template."""


def template_meant(call: Call, workspace: Workspace | None, typed: str) -> Template:
    """Raises Trouble, TemplateProblem, OSError."""
    language = call.session.language
    if fold(typed).endswith(SUFFIX):
        file = call.session.file(typed)
        return read_template(text_of_file(call, typed), file.stem, language=language, own=True)
    if (found := template_named(workspace, typed, language)) is not None:
        return found
    names = {fold(one.name): one.name for one in templates(workspace, language)}
    near = nearest(fold(typed), names, SHORT)
    sentence = (
        N_("there is no template {text}; did you mean {near}?")
        if near
        else N_("there is no template {text}; there are: {names}")
    )
    raise Trouble(
        words(sentence, text=clean_line(typed), near=names[near] if near else "", names=tuple(names.values()))
    )


def text_of_file(call: Call, typed: str) -> str:
    """The text of a file. Raises Trouble, OSError."""
    file = call.session.file(typed)
    if not file.exists():
        raise Trouble(words(N_("there is no file {path}"), path=clean_line(typed)))
    if file.is_file() and file.stat().st_size > LARGEST:
        raise Trouble(words(N_("{path} is too large for a template"), path=clean_line(typed)))
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble(
            words(N_("{path} is not UTF-8 text, which TOML has to be"), path=clean_line(typed))
        ) from None
