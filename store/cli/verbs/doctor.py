"""What the store stands on: `doctor`, which mends what is safe to mend when asked to."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from store.cli.console import print_json, tell
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.backup_list import MARKS
from store.cli.parts.findings_json import findings_json
from store.cli.parts.list_view import view_problems
from store.cli.parts.prompt import answered
from store.config import config_path
from store.config_check import config_problems, in_order
from store.disk.care.integrity import Finding, Topic, modes
from store.disk.care.repair import mended
from store.disk.care.surroundings import examine
from store.disk.file.sqlite import StoreProblem
from store.disk.gate import Refused
from store.disk.value_repair import question, set_back
from store.trouble import DONE, TROUBLE
from store.values.reader import YES
from store.values.text import fold
from store.values.words import N_, Words, words


def doctor_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`doctor`, `doctor --mend`."""
    parser.switch(
        "--mend",
        N_(
            "tighten permissions, make a backup, rebuild lost indexes, remove half-written files;"
            " asks before it changes a value"
        ),
    )
    parser.switch("--fix", N_("the same as --mend"))
    parser.switch("--yes", N_("with --mend: reset every unreadable value without asking"))
    parser.json()


def doctor_(call: Call) -> int:
    """Say everything there is to say; 0 when nothing is wrong, so that a script can ask."""
    done: list[Finding] = _mend(call) if call.options.mend or call.options.fix else []
    findings = [*done, *_found(call)]
    wrong = any(finding.severity != "fine" for finding in findings)
    if call.options.json:
        print_json(findings_json(findings, not wrong, call.session.language))
        return TROUBLE if wrong else DONE
    for finding in findings:
        tell(call, words("{mark} {finding}", mark=MARKS[finding.severity], finding=finding.words))
    if any(finding.mend is not None for finding in findings):
        tell(call, words(N_("forewarn doctor --mend repairs what can safely be repaired")))
    return TROUBLE if wrong else DONE


COMMANDS = {"doctor": (doctor_flags, doctor_)}


def _found(call: Call) -> Iterator[Finding]:
    session = call.session
    file = config_path(os.environ)
    problems = config_problems(
        file, call.own_keys(), lambda views: view_problems(views, call.session.language)
    )
    for problem in problems:
        yield Finding(problem, "trouble", "config")
    if not problems:
        yield Finding(in_order(file), "fine", "config")
    yield from modes(file, 0o644)
    yield from examine(session.path, private_dir=session.private_dir, today=session.clock.today())


def _mend(call: Call) -> list[Finding]:
    """What was done; what could not be is trouble of its own, and found again."""
    done: list[Finding] = []
    mends = [(finding.topic, mend) for finding in _found(call) if (mend := finding.mend) is not None]
    for topic, mend in mends:
        if mend.field is None:
            done += _done(topic, partial(mended, mend))
    fields = [mend.field for _, mend in mends if mend.field is not None]
    if fields and (call.options.yes or (at_terminal() and not call.options.json)):
        with call.session.workspace() as workspace:
            for field in fields:
                asked = question(workspace, *field)
                if asked is not None and (call.options.yes or fold(answered(call, asked)) in YES):
                    done += _done("content", partial(set_back, workspace, *field))
    return done


def _done(topic: Topic, work: Callable[[], Words | None]) -> Iterator[Finding]:
    try:
        sentence = work()
    except (StoreProblem, Refused) as problem:
        yield Finding(problem.words, "trouble", topic)
    else:
        if sentence is not None:
            yield Finding(sentence, "fine", topic)
