"""What people type from habit, without reading: each line works, or is answered by the one right sentence."""

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
BEGUN = (
    "add person --name Chen --email chen@kaltwerk.example",
    "add person --name Sun",
    "add person --name 陈静",
    "add stakeholder --person Chen --role sponsor",
    'add risk --title "Supplier late" --code R-14 --probability 4 --impact 5 --owner Sun --due 2026-11-20',
    'add risk --title "Rain 数据" --code R-15 --probability 2 --impact 2',
    'add issue --title "Owner leaves" --code I-14 --impact 4',
    "add action --title 'Ask Sun' --code A-03 --owner Sun --due 2026-11-27",
    "add action --title 'Much later' --code A-04 --owner Chen --due 2027-02-01",
    "add milestone --title Kick-off --code M1 --baseline 2026-09-01 --met-on 2026-09-01",
    "add milestone --title Prototype --code M3 --baseline 2026-12-04 --owner Sun",
)
REGISTER = "ID,Risk,Probability,Impact\nR-70,Crane fails,3,4\n"
Expected = tuple[int, str]
"""The exit code, and what is said (a part of stdout and stderr)."""
TYPED: dict[str, Expected] = {
    "-V": (0, "forewarn 0."),
    "version": (0, "forewarn 0."),
    "help": (0, "forewarn help server"),
    "help risk": (0, "--probability"),
    "risk --help": (0, "--probability"),
    "help brief": (0, "--weekly"),
    "man": (0, ".TH FOREWARN 1"),
    "completion bash": (0, "complete -o default -F _forewarn forewarn"),
    "--install-completion": (2, 'eval "$(forewarn completion bash)"'),
    "new risk": (2, "what is it called? forewarn add risk TITLE"),
    "risk new": (2, "what is it called? forewarn add risk TITLE"),
    'add risk "Supplier late"': (0, "risk: Supplier late"),
    "add risk Supplier late p4 i5": (0, "risk, p4, i5: Supplier late"),
    "risks": (0, "Supplier late"),
    "list": (2, "which kind? forewarn list risk"),
    "list risks": (0, "Supplier late"),
    "ls risk": (0, "Supplier late"),
    "show R-14": (0, "R-14 Supplier late"),
    "open R-14": (0, "R-14 Supplier late"),
    "R-14": (0, "R-14 Supplier late"),
    "edit R-14": (2, "say what to change, e.g. forewarn edit R-14 --due fri"),
    "rm R-14": (0, "R-14 Supplier late: archived; forewarn undo undoes it"),
    "delete R-14": (0, "R-14 Supplier late: archived; forewarn undo undoes it"),
    "close R-14": (2, "what became of it? forewarn finish R-14 occurred"),
    "done A-03": (0, "done: A-03 Ask Sun; forewarn undo undoes it"),
    "finish A-03": (0, "done: A-03 Ask Sun; forewarn undo undoes it"),
    "tell Chen R-14": (0, "told Chen: R-14 Supplier late"),
    "told I-14 Chen": (0, "told Chen: I-14 Owner leaves"),
    "snooze R-14 fri": (0, "snooze R-14 Supplier late until 27 Nov"),
    "confirm M3": (0, "confirm M3 Prototype; forewarn undo undoes it"),
    'move M3 +5wd "reason"': (0, "M3 Prototype: changed"),
    "history R-14": (0, "add R-14 Supplier late"),
    "log R-14": (0, "add R-14 Supplier late"),
    "search supplier": (0, "Supplier late"),
    "grep supplier": (0, "Supplier late"),
    "find supplier --json": (0, '"code": "R-14"'),
    "people": (0, "Chen"),
    "who": (0, "Chen"),
    "projects": (0, "ERP North"),
    "project ERP": (0, "ERP (Project"),
    "switch ERP": (2, "nothing has to be switched: every command takes --project CODE"),
    "status": (0, "REVIEW"),
    "report": (0, "# Weekly report"),
    "weekly": (0, "# Weekly report"),
    "brief Chen": (0, "# Briefing for Chen"),
    "brief --for Chen -o b.pdf": (0, "written to b.pdf"),
    "brief --for Chen -o b.docx": (0, "written to b.docx"),
    "mail Chen": (0, "Dear Chen,"),
    "export risks.csv": (0, "3 written to risks.csv"),
    "export risk -": (0, "R-14,Supplier late"),
    "export risk --project ERP > r.csv": (0, "R-14,Supplier late"),
    "import register.csv": (0, "register.csv is read as: Risks"),
    "import --project ERP risk r.csv": (0, "Crane fails"),
    "import risk --project ERP r.csv --dry-run": (0, "nothing saved (--dry-run)"),
    "cat r.csv | forewarn import risk -": (0, "Crane fails"),
    "backup": (0, ": kept as "),
    "backup ~/b": (0, ": kept as "),
    "backup --list": (1, "there is no backup of "),
    "restore": (1, "there is no backup of "),
    "undo": (0, "undo: add M3 Prototype"),
    "undo 3": (0, "undo: add A-04 Much later"),
    "redo": (1, "there is nothing to redo"),
    "today --json": (0, '"kind": "today"'),
    "list risk --json | jq": (0, '"code": "R-14"'),
    "list action --owner Sun --due week": (0, "Ask Sun"),
    "list risk --red": (0, "Supplier late"),
    "list risk --sort score": (0, "Supplier late"),
    "list milestone --format csv": (0, "M3,Prototype,Sun,"),
    "config": (0, "the defaults apply"),
    "config edit": (2, "nobody sits here to edit it: "),
    "config path": (0, "/forewarn/config.toml"),
    "settings": (0, "tolerance "),
    "set tolerance 3": (0, "tolerance is 3"),
    "doctor --fix": (0, "SQLite"),
    "update": (2, "pip install --upgrade forewarn"),
    "sync": (2, "there is nothing to synchronise"),
    "init": (2, "forewarn init --project CODE --name NAME"),
    "demo --lang zh": (2, "界面需要在终端中运行"),
    "tutorial": (2, "the screen needs a terminal"),
    "tour": (2, "the screen needs a terminal"),
    "--json list risk": (0, '"code": "R-14"'),
    "--project ERP list risk": (0, "Supplier late"),
    "today -p ERP": (0, "REVIEW"),
    "帮助": (0, "forewarn help server"),
    '添加 风险 "接口延期"': (0, "risk: 接口延期"),
    "今天": (0, "REVIEW"),
    "简报 陈总": (0, "briefing for 陈静"),
    "列表 风险": (0, "Supplier late"),
    "导入 风险登记册.xlsx": (1, "there is no file 风险登记册.xlsx"),
    "撤销": (0, "undo: add M3 Prototype"),
    "查找 数据": (0, "Rain 数据"),
}
"""The list of what was seen to be typed."""
OTHERS: dict[str, Expected] = {
    "fing supplier": (2, "did you mean find?"),
    "lsit risk": (2, "did you mean list?"),
    "brif Chen": (2, "did you mean brief?"),
    "serach supplier": (2, "did you mean find?"),
    "finsh A-03": (2, "did you mean finish?"),
    "xyzzy": (2, "see forewarn --help"),
    "jmup": (2, "see forewarn --help"),
    "rsik": (2, "did you mean list risk?"),
    "risc": (2, "did you mean list risk?"),
    "milestones": (0, "Prototype"),
    "actions": (0, "Ask Sun"),
    "issues": (0, "Owner leaves"),
    "risk R-14": (0, "R-14 Supplier late"),
    "R-14 show": (0, "R-14 Supplier late"),
    "R-14 edit --title Rain": (0, "R-14 Rain: changed"),
    "A-03 done": (0, "done: A-03 Ask Sun"),
    "risk list": (0, "Supplier late"),
    "risk add Rain": (0, "risk: Rain"),
    "LS RISKS": (0, "Supplier late"),
    "tell R-14 to Chen": (0, "told Chen: R-14 Supplier late"),
    "inform Chen about R-14 I-14": (0, "told Chen: R-14, I-14"),
    "done A-03 A-04": (0, "A-03, A-04"),
    "close I-14 closed now": (0, "I-14 Owner leaves"),
    "resolve R-14 occurred": (0, "R-14 Supplier late"),
    "confirm A-03": (3, "nothing to confirm here"),
    "snooze R-14": (2, "until when? forewarn snooze CODE fri WHY"),
    "remind R-14 fri he is away": (0, "until 27 Nov"),
    "snooze A-04 fri": (1, "is not in the review today"),
    "move M3": (2, "to when? forewarn move M3 +5wd"),
    "move A-03 until 1 dec": (0, "A-03 Ask Sun: changed"),
    "postpone M3 +5wd": (2, "needs --reason"),
    "assign A-03 Chen": (0, "A-03 Ask Sun: changed"),
    "assign Chen A-03": (0, "A-03 Ask Sun: changed"),
    "reopen M1": (0, "M1 Kick-off: changed"),
    'note "Sun seems tired"': (0, ": added"),
    "call Chen asked for the price list": (0, "contact with Chen; forewarn undo undoes it"),
    "visit Chen": (0, "contact with Chen"),
    "call Nobody": (1, "nobody is called Nobody"),
    "show Chen": (0, "Chen (Person"),
    "brief": (2, "for whom? forewarn brief --for NAME"),
    "undo 0": (2, "a whole number"),
    "undo many": (2, "a whole number"),
    "list risk --format yaml": (2, 'unknown format "yaml"; available: table, csv, md, json'),
    "list risk --sort colour": (2, 'Risk has no field "colour"'),
    "list action --red": (2, "--red goes with risk and issue"),
    "list risk --columns code,title --format md": (0, "| R-14 | Supplier late |"),
    "export stuff.csv": (2, "which kind goes into stuff.csv?"),
    "completion tcsh": (2, "forewarn completion bash, zsh or fish"),
    "config destroy": (2, "forewarn config check, show, path or edit"),
    "whoami": (2, "nobody logs in"),
    "brief --for Chen -o b.eml": (0, "written to b.eml"),
    "请添加 风险 雨": (0, "risk: 雨"),
    "撤销了": (0, "undo: add M3 Prototype"),
    "今天的": (0, "REVIEW"),
    "完成 A-03": (0, "done: A-03 Ask Sun"),
    "删除 R-14": (0, "R-14 Supplier late: archived"),
    "告知 Chen R-14": (0, "told Chen: R-14"),
    "打电话 Chen": (0, "contact with Chen"),
    "周报": (0, "# Weekly report"),
    "风险": (0, "Supplier late"),
    "帮助 添加": (0, "forewarn [options] add KIND"),
    "改期 M3 +5wd 供应商延期": (0, "M3 Prototype: changed"),
    "同步": (2, "there is nothing to synchronise"),
}
"""Typos, plurals, other orders, particles, other verbs."""


@pytest.fixture
def at_work(
    prepared: Callable[..., Forewarn], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Any]:
    """Types one line, as it would be typed to a shell, in a folder with two registers."""
    forewarn = prepared(*BEGUN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("store.exchange.papers.pdf.printed", lambda page: b"%PDF-1.7 " + page.encode())
    for name in ("register.csv", "r.csv"):
        (tmp_path / name).write_text(REGISTER, "utf-8")
    (Path.home() / "b").mkdir()

    def typed(line: str) -> Any:
        if line.startswith("cat "):
            line = line.partition("forewarn ")[2].replace(" -", " r.csv")
        return forewarn(*(word.replace("~", str(Path.home())) for word in shlex.split(_plain(line))))

    return typed


def _plain(line: str) -> str:
    """Without what the shell does behind it."""
    return line.partition(" | jq")[0].partition(" > ")[0]


@pytest.mark.parametrize("line", [*TYPED, *OTHERS])
def test_it_works_or_the_right_sentence_is_said(at_work: Callable[[str], Any], line: str) -> None:
    code, said = {**TYPED, **OTHERS}[line]
    ran = at_work(line)
    assert (ran.code, said in ran.out + ran.err) == (code, True), ran
    if code:
        assert ran.complaint
