"""A briefing as other programs have it: printed by Chromium on one A4 page, opened by LibreOffice."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from patience import PATIENCE

from store.demo import write
from store.disk.workspace import Workspace
from store.exchange.formats import HTML, PDF, WORD
from store.exchange.papers.own_report import OwnReport
from store.exchange.papers.report_sample import sample
from store.exchange.papers.writers import made
from store.queries.briefing.briefing_data import Asked
from store.records import Milestone, Person, Project, Risk
from store.records.briefed import BriefingType
from store.rules.briefing.paper import Paper, paper
from store.values.words import words

pytestmark = pytest.mark.peers
NEEDED = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]
HOSTILE = "<script>document.title='x'</script> <img src=http://a.example/x> | ]]> &lt; {{x}} ‮中文"


@pytest.fixture
def papers(workspace: Workspace) -> list[Paper]:
    """The demo's briefing in English and Chinese, with ten milestones and hostile titles; and the week."""
    write(workspace, workspace.clock.today(), "en")
    project = workspace.live(Project)[0]
    (chen,) = workspace.select(Person, "name = 'Mei Chen'")
    day = workspace.clock.today()
    more = [Milestone(project=project.id, title=HOSTILE, baseline=day) for _ in range(5)]
    risk = Risk(project=project.id, title=HOSTILE, plan=HOSTILE, probability=5, impact=5)
    workspace.save(*more, risk, act=words("more"))
    told = Asked((project.id,), chen.id).made(workspace)
    week = Asked(tuple(p.id for p in workspace.live(Project)), type="weekly").made(workspace)
    return [paper(told, "en"), paper(told, "zh_CN"), paper(week, "en"), paper(week, "zh_CN")]


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """The sizes of the pages, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    return [(float(width), float(height)) for width, height in boxes]


def test_html_prints_on_one_a4_page_and_a_week_on_two_at_the_most(
    needs: Callable[[str], str], papers: list[Paper], tmp_path: Path
) -> None:
    chromium = needs("chromium")
    for n, one in enumerate(papers):
        page, pdf = tmp_path / f"{n}.html", tmp_path / f"{n}.pdf"
        page.write_bytes(made(one, HTML))
        command = [chromium, *NEEDED, f"--user-data-dir={tmp_path}/chromium", f"--print-to-pdf={pdf}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=PATIENCE)
        found = pages(pdf.read_bytes())
        assert len(found) == 1 if one.one_page else len(found) <= 2
        assert all(abs(width - 595) < 2 and abs(height - 842) < 2 for width, height in found)


@pytest.mark.parametrize(("language", "sponsor"), [("en", "Mei Chen"), ("zh", "陈总")])
def test_the_briefing_of_the_demo_is_one_page_in_word_too(
    needs: Callable[[str], str], workspace: Workspace, tmp_path: Path, language: str, sponsor: str
) -> None:
    office = needs("soffice")
    write(workspace, workspace.clock.today(), language)
    (chen,) = workspace.select(Person, "? IN (name, address)", (sponsor,))
    told = Asked((workspace.live(Project)[0].id,), chen.id).made(workspace)
    file = tmp_path / "briefing.docx"
    file.write_bytes(made(paper(told, {"en": "en", "zh": "zh_CN"}[language]), WORD))
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    pdf = file.with_suffix(".pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    ((width, height),) = set(pages(pdf))
    assert abs(width - 595) < 2 and abs(height - 842) < 2


def as_text(office: str, folder: Path, contents: list[bytes]) -> list[str]:
    """What LibreOffice reads in these documents."""
    files = [folder / f"{n}.docx" for n in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(folder / "out"), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return [(folder / f"out/{n}.txt").read_text("utf-8-sig") for n in range(len(files))]


def test_a_report_of_ones_own_opens_in_libreoffice(
    needs: Callable[[str], str], papers: list[Paper], tmp_path: Path
) -> None:
    template, contents = tmp_path / "MY.docx", []
    types: tuple[BriefingType, ...] = ("briefing", "briefing", "weekly", "weekly")
    for one, type in zip(papers, types, strict=True):
        template.write_bytes(sample(one.language, type))
        contents.append(OwnReport(template, type).filled(one))
    english, chinese, week, chinese_week = as_text(needs("soffice"), tmp_path, contents)
    assert all(part in english for part in ("Briefing for Ms Chen", "M3 Prototype", "Name a data owner"))
    assert "里程碑" in chinese and "需要您支持" in chinese
    assert "Done this week" in week and "本周完成" in chinese_week
    # What somebody typed may look like a placeholder, and is left as it is.
    assert all("{{x}}" in text and not re.search(r"\{\{(?!x\}\})", text) for text in (english, chinese))


def test_word_opens_in_libreoffice(needs: Callable[[str], str], papers: list[Paper], tmp_path: Path) -> None:
    english, chinese, *_ = as_text(needs("soffice"), tmp_path, [made(one, WORD) for one in papers])
    assert "<script>document.title='x'</script>" in english
    assert all(part in english for part in ("Briefing for Ms Chen", "M3 Prototype", "Name a data owner"))
    assert "里程碑" in chinese and "需要您支持" in chinese


def test_a_pdf_is_printed_by_either_program(
    needs: Callable[[str], str], papers: list[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, others in (("chromium", "OFFICES"), ("soffice", "BROWSERS")):
        needs(name)
        with monkeypatch.context() as only:
            only.setattr(f"store.exchange.papers.pdf.{others}", ())
            content = made(papers[0], PDF)
        assert content.startswith(b"%PDF-") and len(content) > 5_000 and pages(content), name
