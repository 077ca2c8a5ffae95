"""Money of a project: `money` prints it, `money B-01 31000/46500` and `--sheet FILE` have the end of a month in."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from store.acts.carry_out import carry_out
from store.acts.month_end import last_month_end, month_end
from store.cli.console import print_json, print_lines, remark, table, tell
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.act_done import tell_done, tell_nothing_done
from store.cli.parts.flag_value import flag_value
from store.cli.parts.json_records import records_json
from store.cli.parts.project_named import one_project
from store.disk.workspace import Workspace
from store.exchange.imports.controller_sheet import figures_in_file, figures_in_text, read_pair
from store.queries.project_situation import situation
from store.queries.record_history import reader_for
from store.records import MoneyLine
from store.rules.briefing.money_lines import MONEY_HEADS, funding_lines, money_rows, money_title
from store.rules.readership import Reader
from store.rules.situation import Situation
from store.trouble import Trouble, UsageProblem
from store.values.reader import Unreadable
from store.values.text import clean_line, fold
from store.values.words import N_, Words, say, words

Found = Mapping[int, Mapping[str, Decimal]]
"""Figures by the id of their line."""


def money_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`money B-01 31000/46500 B-02 60000 --as-of "31 oct"`."""
    parser.word("figures", N_("a line's code, then spent/expected: B-01 31000/46500"), many=True)
    parser.project()
    parser.flag("--as-of", "DAY", N_("the day of the figures (default: the last month end)"))
    parser.flag("--sheet", "FILE", N_("rows of the controller's sheet; - reads what is piped in"))
    parser.switch("--dry-run", N_("preview only; save nothing"))
    parser.json()


def money(call: Call) -> int:
    """Without figures as it stands; with them as one act."""
    options, language = call.options, call.session.language
    with call.session.workspace() as workspace:
        project = one_project(workspace, options.project)
        now = situation(workspace, project.id)
        if options.figures or options.sheet:
            found = dict(_sheet(call, now))
            for line, figures in _typed(options.figures, now).items():
                found[line] = {**found.get(line, {}), **figures}
            as_of = last_month_end(now.day.date)
            if options.as_of:
                reader = reader_for(workspace, project.id, language)
                as_of = flag_value(reader, MoneyLine, "as_of", options.as_of, "--as-of")
            _save(call, workspace, now, found, as_of)
            if options.json:
                return 0
            now = situation(workspace, project.id)
        elif options.json:
            print_json(records_json(workspace, MoneyLine.kind, now.money))
            return 0
        _print(call, now)
    return 0


COMMANDS = {"money": (money_flags, money)}


def _save(call: Call, workspace: Workspace, now: Situation, found: Found, as_of: date) -> None:
    done = month_end(now.money, found, as_of, now.day.date)
    if isinstance(done, Words):
        raise Trouble(done)
    if call.options.dry_run:
        tell_nothing_done(call, words(N_("{what}: nothing saved (--dry-run)"), what=done.act))
        return
    tell_done(call, workspace, carry_out(workspace, done))


def _typed(said: Sequence[str], now: Situation) -> Found:
    """Codes and figures by turns; what stands between two codes are the figures of the first."""
    lines = {fold(line.code): line for line in now.costs}
    texts: dict[str, list[str]] = {}
    code = ""
    for word in said:
        if fold(word) in lines:
            code = fold(word)
            texts[code] = []
        elif not code:
            sentence = (
                N_("{text} is no line of cost in {project}; there are: {codes}")
                if lines
                else N_("no line of cost in {project}; forewarn add money makes one")
            )
            codes = tuple(line.code for line in lines.values())
            raise UsageProblem(words(sentence, text=clean_line(word), project=now.project.code, codes=codes))
        else:
            texts[code].append(word)
    found = {}
    for code, parts in texts.items():
        try:
            found[lines[code].id] = read_pair(" ".join(parts), now.project.currency)
        except Unreadable as problem:
            raise UsageProblem(
                words(N_("{name}: {problem}"), name=lines[code].code, problem=problem.words)
            ) from None
    return found


def _sheet(call: Call, now: Situation) -> Found:
    """The figures of the rows; what is none of the lines is said, what cannot be read refused."""
    named = call.options.sheet
    if not named:
        return {}
    if named == "-":
        sheet = figures_in_text(sys.stdin.read(), now.costs, now.project.currency)
    else:
        sheet = figures_in_file(call.session.file(named), now.costs, now.project.currency)
    if sheet.problems:
        raise Trouble(sheet.problems[0])
    if sheet.unknown:
        remark(call, words(N_("no line here is called {names}"), names=sheet.unknown))
    return sheet.found


def _print(call: Call, now: Situation) -> None:
    """As the weekly report has it for those within."""
    language, reader = call.session.language, Reader(now, "internal")
    rows, funding = money_rows(reader), funding_lines(reader)
    if not rows and not funding:
        tell(call, words(N_("no money lines in {code}; forewarn add money makes one"), code=now.project.code))
        return
    tell(call, money_title(reader))
    if rows:
        cells = [tuple(say(head, language) for head in MONEY_HEADS)]
        cells += [tuple(say(cell, language) for cell in row.cells) for row in rows]
        numbers = frozenset(range(1, 5))
        print_lines(table(cells, right=numbers, flex=0, width=terminal_width(100)))
    print_lines(say(line.words, language) for line in funding)
