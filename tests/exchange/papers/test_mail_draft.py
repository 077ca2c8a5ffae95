"""A paper as a draft that a mail program opens, and as PDF by a program that is there, or is not."""

import email
import email.policy
from datetime import date
from pathlib import Path

import pytest

from store.exchange.formats import MAIL, PDF
from store.exchange.papers.pdf import NoPdf
from store.exchange.papers.writers import made
from store.rules.briefing.paper import Paper
from store.values.words import say

PAPER = Paper(
    language="en",
    day=date(2026, 11, 26),
    title="Briefing for Ms Chen, 陈总",
    facts=("ERP North", "Thu 26 Nov 2026"),
    state="",
    over=(),
    blocks=(),
    to="Ms Chen",
    address="chen@kaltwerk.example",
)


def test_a_draft_has_text_and_html_and_whom_it_is_for() -> None:
    mail = email.message_from_bytes(made(PAPER, MAIL), policy=email.policy.default)
    assert (mail["To"], mail["Subject"]) == (PAPER.address, PAPER.title)
    assert mail["X-Unsent"] == "1" and mail.get_content_type() == "multipart/alternative"
    text, page = mail.iter_parts()
    assert text.get_content_type() == "text/plain" and "ERP North" in text.get_content()
    assert page.get_content_type() == "text/html" and page.get_content().startswith("<!doctype html>")


def test_the_same_paper_is_the_same_file() -> None:
    assert made(PAPER, MAIL) == made(PAPER, MAIL)


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


def test_without_a_program_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPdf) as caught:
        made(PAPER, PDF)
    assert "install one of them (apt install chromium)" in say(caught.value.words)


def test_where_one_program_fails_the_other_prints_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program(tmp_path, "chromium", "exit 1")
    program(
        tmp_path,
        "soffice",
        'while [ "$1" != --outdir ]; do shift; done; printf "%%PDF-1.7 by the office" > "$2/page.pdf"',
    )
    assert made(PAPER, PDF) == b"%PDF-1.7 by the office"
    program(tmp_path, "soffice", "exit 1")
    with pytest.raises(NoPdf) as caught:
        made(PAPER, PDF)
    assert "chromium made no PDF of it" in say(caught.value.words)
