"""What the store stands on: `doctor`, which mends what is safe to mend when asked to."""

import os
from collections.abc import Iterator, Sequence

from store.cli.console import print_json, tell
from store.cli.parser import Call, Parser
from store.cli.parts.json_records import SCHEMA
from store.cli.verbs.backup import MARKS
from store.config import config_path
from store.config_check import config_problems, in_order
from store.disk.care.integrity import Finding, modes
from store.disk.care.repair import mended
from store.disk.care.surroundings import examine
from store.disk.file.sqlite import StoreProblem
from store.trouble import DONE, TROUBLE
from store.values.text import clean_line
from store.values.words import N_, say, words


def doctor_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`doctor`, `doctor --mend`."""
    parser.switch("--mend", N_("close rights, make a backup, remove half-written files; never touches data"))
    parser.json()


def doctor_(call: Call) -> int:
    """Say everything there is to say; 0 when nothing is wrong, so that a script can ask."""
    done: list[Finding] = _mend(call) if call.options.mend else []
    findings = [*done, *_found(call)]
    wrong = any(finding.severity != "fine" for finding in findings)
    if call.options.json:
        language = call.session.language
        print_json(
            {
                "schema": SCHEMA,
                "ok": not wrong,
                "findings": [
                    {
                        "topic": finding.topic,
                        "severity": finding.severity,
                        "sign": MARKS[finding.severity],
                        "text": clean_line(say(finding.words, language)),
                        "mends": finding.mend is not None,
                    }
                    for finding in findings
                ],
            }
        )
        return TROUBLE if wrong else DONE
    for finding in findings:
        tell(call, words("{mark} {finding}", mark=MARKS[finding.severity], finding=finding.words))
    if any(finding.mend is not None for finding in findings):
        tell(call, words(N_("forewarn doctor --mend puts right what is safe to put right")))
    return TROUBLE if wrong else DONE


COMMANDS = {"doctor": (doctor_flags, doctor_)}


def _found(call: Call) -> Iterator[Finding]:
    session = call.session
    file = config_path(os.environ)
    problems = config_problems(file, call.own_keys())
    for problem in problems:
        yield Finding(problem, "trouble", "config")
    if not problems:
        yield Finding(in_order(file), "fine", "config")
    yield from modes(file, 0o644)
    yield from examine(session.path, private_dir=session.private_dir, today=session.clock.today())


def _mend(call: Call) -> list[Finding]:
    """What was done; what could not be is trouble of its own, and found again."""
    done: list[Finding] = []
    for finding in [finding for finding in _found(call) if finding.mend is not None]:
        assert finding.mend is not None
        try:
            sentence = mended(finding.mend)
        except StoreProblem as problem:
            done.append(Finding(problem.words, "trouble", finding.topic))
            continue
        if sentence is not None:
            done.append(Finding(sentence, "fine", finding.topic))
    return done
