"""The morning by mail: for everybody who manages a project how much wants them, by codes alone, since mail is read by
others on its way."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from store.cli.parts.review_lines import queue_lines
from store.disk.workspace import Workspace
from store.queries.review.my_projects import projects_by_holder
from store.queries.review.review_board import Review, review
from store.records import Person, Project
from store.rules.registers.areas import SIGNS
from store.rules.review.reasons.reason import SEVERITIES
from store.trouble import Trouble
from store.values.frozen import frozen
from store.values.problem import Problem
from store.values.words import N_, Words, catalogue_named, say, words

SENDMAIL = "sendmail"
PLACES = "/usr/sbin:/usr/lib:/usr/local/sbin"
"""Where it is besides PATH, which cron keeps short."""
PATIENCE = 60
"""Seconds for taking one mail in."""


@frozen
class Morning:
    """Somebody's queue, which has something in it, and when it was read."""

    person: Person
    board: Review
    at: datetime


class NoAddress(Problem):
    """There is no address that a mail could go to."""


def mornings(workspace: Workspace, only: Project | None) -> Iterator[Morning]:
    """Of everybody who has an active project and something to look at in it; `only`: in this one. Raises Trouble where
    nobody has one."""
    held = projects_by_holder(workspace, only)
    if not held:
        raise Trouble(words(N_("no active project has a manager: forewarn edit CODE --manager NAME")))
    for person, projects in held:
        # What is somebody's own is in no mail.
        board = review(workspace, projects, private=False)
        if board.lines:
            yield Morning(person, board, workspace.clock.now())


def mail(morning: Morning, language: str, *, titles: bool) -> EmailMessage:
    """The mail to one person, in their language; `titles`: what `today` prints of the queue. Raises NoAddress."""
    person, board = morning.person, morning.board
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = Address(person.name, addr_spec=person.email.strip())
    except (MessageError, ValueError, IndexError):
        sentence = N_("no mail to {name}: {address} is no e-mail address")
        if not person.email.strip():
            sentence = N_("no mail to {name}, who has no e-mail address")
        raise NoAddress(words(sentence, name=person.name, address=person.email)) from None
    spoken = catalogue_named(person.language, language)
    message["Subject"] = say(_counts(board), spoken)
    message["Date"] = format_datetime(morning.at)
    # Nobody's absence note answers it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    lines = queue_lines(board, spoken) if titles else _codes(board, spoken)
    message.set_content("".join(f"{line}\n" for line in lines))
    return message


def send(message: EmailMessage) -> None:
    """Hand it to the machine's own mail. Raises Trouble."""
    program = shutil.which(SENDMAIL) or shutil.which(SENDMAIL, path=PLACES)
    if program is None:
        raise Trouble(
            words(
                N_(
                    "mail is sent by sendmail, which is not installed: install postfix or msmtp-mta, or"
                    " see the mails with --dry-run"
                )
            )
        )
    try:
        sent = subprocess.run(
            [program, "-t", "-i"],
            input=message.as_bytes(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Trouble(words(N_("sendmail did not take the mail: {why}"), why=str(error))) from None
    if sent.returncode:
        why = sent.stderr.decode("utf-8", "replace").strip().partition("\n")[0] or str(sent.returncode)
        raise Trouble(words(N_("sendmail did not take the mail: {why}"), why=why))


def _counts(board: Review) -> Words:
    red = sum(line.item.severity == "red" for line in board.lines)
    sentence = N_("{n} to look at, {red} red: {codes}")
    return words(sentence, n=len(board.lines), red=red, codes=board.codes)


def _codes(board: Review, language: str) -> Iterator[str]:
    """For each project and colour the codes; what has none is counted."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in sorted(board.lines, key=lambda line: SEVERITIES.index(line.item.severity)):
        codes = found.setdefault((line.project, SIGNS[line.item.severity]), [])
        codes += [getattr(one.record, "code", "") for one in line.item.each]
    for (project, sign), codes in found.items():
        named = list(dict.fromkeys(filter(None, codes)))
        parts = [say(words("{codes}", codes=tuple(named)), language)] if named else []
        if others := codes.count(""):
            parts.append(say(words(N_("{n} without a code"), n=others), language))
        said = say(N_("; "), language).join(parts)
        yield f"{sign} {project}  {said}" if project else f"{sign} {said}"
    yield ""
    yield say(N_("forewarn today says what they are."), language)
