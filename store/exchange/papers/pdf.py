"""A paper as PDF: its HTML, printed by a browser or an office that is installed. None is brought along."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from store.exchange.papers.html import html
from store.rules.briefing.paper import Paper
from store.values.problem import Problem
from store.values.words import N_, words

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PATIENCE = 120
"""Seconds for a program that has to be started from nothing on a loaded machine."""
QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


class NoPdf(Problem):
    """No program that makes a PDF, or one that made none."""


def pdf(paper: Paper) -> bytes:
    """What the program made of the HTML. Raises NoPdf with what to install."""
    return printed(html(paper))


def printed(page: str) -> bytes:
    """The PDF of one HTML page. Raises NoPdf."""
    browser, office = _first(BROWSERS), _first(OFFICES)
    if browser is None and office is None:
        sentence = N_(
            "a PDF is made by Chromium or LibreOffice, and neither is installed: install one of them"
            " (apt install chromium), or write .docx or .html and print that"
        )
        raise NoPdf(words(sentence))
    with TemporaryDirectory(prefix="forewarn-pdf-") as folder:
        place = Path(folder)
        source, made = place / "page.html", place / "page.pdf"
        source.write_text(page, "utf-8", "replace")
        for command in _commands(browser, office, place, source, made):
            try:
                subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE)
            except (OSError, subprocess.TimeoutExpired):
                continue
            if made.exists() and (content := made.read_bytes()).startswith(b"%PDF"):
                return content
    sentence = N_("{program} made no PDF of it; write .docx or .html and print that")
    raise NoPdf(words(sentence, program=Path(browser or office or "").name))


def _first(names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _commands(
    browser: str | None, office: str | None, place: Path, source: Path, made: Path
) -> list[list[str]]:
    """The browser's, which prints as the page says; then the office's. Each with a profile of its own, so that one
    that is open already does not take the order and do nothing."""
    commands = []
    if browser is not None:
        # Chromium has no sandbox for root.
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        profile = f"--user-data-dir={place / 'browser'}"
        commands.append([browser, *QUIET, *root, profile, f"--print-to-pdf={made}", source.as_uri()])
    if office is not None:
        profile = f"-env:UserInstallation={(place / 'office').as_uri()}"
        to = ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(place)]
        commands.append([office, profile, "--headless", *to, str(source)])
    return commands
