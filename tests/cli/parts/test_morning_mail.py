"""`today --mail`: a mail to each manager who has something to look at, by codes, handed to the machine's sendmail."""

import os
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

Forewarn = Callable[..., Any]
SENDMAIL = """#!/bin/sh
echo "$@" > {folder}/words
n=$(ls {folder} | wc -l)
cat > {folder}/$n.eml
exit {code}
"""


@pytest.fixture
def managed(prepared: Callable[..., Forewarn]) -> Forewarn:
    """Two managers with addresses and something to look at, and one without an address."""
    return prepared(
        "init --project CRM --name 'CRM South'",
        "init --project MES --name 'MES West'",
        "add person --name 'Ann Berg' --email ann@pm.example",
        "add person --name '李峰' --email li@pm.example --language zh",
        "add person --name 'Bo' --email 'no address'",
        "edit ERP --manager 'Ann Berg'",
        "edit CRM --manager '李峰'",
        "edit MES --manager Bo",
        "add promise --project ERP --title 'Call the supplier' --due 2026-11-20",
        "add promise --project CRM --title '致电供应商' --due 2026-11-20",
        "add promise --project MES --title 'Ask Guo' --due 2026-11-20",
        "add morale --project ERP --mood 1 --text sesame --follow-up-on 2026-11-20",
    )


@pytest.fixture
def sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Message]]:
    """A sendmail that keeps what it is given; `sent()`: the mails, in order."""
    folder, programs = tmp_path / "mails", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    program = programs / "sendmail"
    program.write_text(SENDMAIL.format(folder=folder, code=0))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")

    def mails(code: int | None = None) -> list[Message]:
        if code is not None:
            program.write_text(SENDMAIL.format(folder=folder, code=code).replace("exit", "echo no >&2; exit"))
        if (said := folder / "words").exists():
            assert said.read_text() == "-t -i\n"
        files = sorted(folder.glob("*.eml"), key=lambda file: int(file.stem))
        return [message_from_bytes(file.read_bytes(), policy=default) for file in files]

    return mails


def body(mail: Any) -> str:
    text: str = mail.get_content()
    return text.replace("\r\n", "\n")


def test_one_mail_a_person_by_codes(managed: Forewarn, sent: Callable[..., list[Any]]) -> None:
    ran = managed("today", "--mail")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "no mail to Bo: no address is no e-mail address\n"
    first, second = sent()[:2]
    assert (first["To"], second["To"]) == ("Ann Berg <ann@pm.example>", "李峰 <li@pm.example>")
    assert "red: ERP" in first["Subject"] and first["Auto-Submitted"] == "auto-generated"
    assert "A-01" in body(first) and "supplier" not in body(first) and "sesame" not in first.as_string()
    assert body(first).endswith("\nforewarn today says what they are.\n")
    assert "CRM" in second["Subject"] and "ERP" not in body(second) and "致电" not in body(second)
    assert "A-01" in body(second) and "forewarn today" in body(second) and "says" not in body(second)


def test_nothing_where_nothing_is_to_be_looked_at(begun: Forewarn, sent: Callable[..., list[Any]]) -> None:
    begun("add", "person", "--name", "Kim", "--email", "kim@pm.example")
    begun("edit", "ERP", "--manager", "Kim", "--state", "paused")
    assert begun("today", "--mail").complaint.startswith("no active project has a manager")
    begun("edit", "ERP", "--state", "active")
    sponsor = ("--person", "Wei", "--new-people", "--role", "sponsor", "--heard-until", "2026-11-26")
    begun("add", "stakeholder", *sponsor)
    assert begun("today", "--quiet-if-empty").out == ""
    ran = begun("today", "--mail")
    assert (ran.code, ran.out, ran.err) == (0, "", "") and sent() == []


def test_titles_where_they_are_wanted(managed: Forewarn, sent: Callable[..., list[Any]]) -> None:
    managed("today", "--mail", "--titles", "-p", "ERP")
    (mail,) = sent()
    assert "Call the supplier" in body(mail) and "sesame" not in body(mail)


def test_it_can_be_seen_before(managed: Forewarn, sent: Callable[..., list[Any]]) -> None:
    ran = managed("today", "--mail", "--dry-run", "-p", "ERP")
    assert ran.code == 0 and sent() == []
    assert ran.out.startswith("To: Ann Berg <ann@pm.example>\nSubject: ") and "A-01" in ran.out


@pytest.mark.parametrize(
    "address", ["", "a@b@c", "x", "a@b.example, c@d.example", "a@b.example\\nBcc: x@y.example"]
)
def test_an_address_that_is_none_gets_nothing(
    begun: Forewarn, sent: Callable[..., list[Any]], address: str
) -> None:
    begun("add", "person", "--name", "Kim", "--email", address)
    begun("edit", "ERP", "--manager", "Kim")
    begun("add", "promise", "--title", "Call", "--due", "2026-11-20")
    ran = begun("today", "--mail")
    assert ran.code == 1 and ran.err.startswith("no mail to Kim") and sent() == []


def test_what_sendmail_says_is_said(managed: Forewarn, sent: Callable[..., list[Any]]) -> None:
    sent(75)
    ran = managed("today", "--mail", "-p", "ERP")
    assert ran.code == 1 and ran.complaint == "sendmail did not take the mail: no"


def test_without_sendmail_it_says_what_to_install(
    managed: Forewarn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("store.cli.parts.morning_mail.PLACES", str(tmp_path))
    ran = managed("today", "--mail", "-p", "ERP")
    assert ran.code == 1 and "install postfix or msmtp-mta" in ran.complaint


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("today --mail --json", 2),
        ("today --mail --as-of 2026-11-20", 2),
        ("today --titles", 2),
        ("today --dry-run", 2),
    ],
)
def test_what_does_not_go_together(begun: Forewarn, typed: str, code: int) -> None:
    assert begun(*typed.split()).code == code


def test_an_account_kept_to_one_folder_sends_none(
    managed: Forewarn, sent: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "forewarn today --mail")
    assert managed("today", "--mail").code == 3 and sent() == []
