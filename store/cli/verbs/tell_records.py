"""Who heard of what, or need not hear of it: `tell`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.acts.carry_out import carry_out
from store.acts.react import react
from store.acts.tell import need_not, not_with_it, tell_each, waits
from store.cli.console import print_json, remark
from store.cli.console import tell as say_done
from store.cli.parser import Call, Options, Parser
from store.cli.parts.flag_value import flag_value
from store.cli.parts.json_records import records_json
from store.cli.parts.leading_records import BETWEEN, is_reference
from store.cli.parts.project_named import project_named
from store.cli.parts.record_named import subject_named
from store.disk.workspace import Saved, Workspace
from store.queries.people.people_together import people_called, people_together
from store.queries.record_history import reader_for
from store.queries.reference import by_name
from store.records import Project, Seat, Told
from store.trouble import NotAllowed, UsageProblem
from store.values.outcome import Save
from store.values.record import own_project
from store.values.words import N_, Words, words

COMMAS = re.compile(r"[,;，；、]")
AND = ("and", "&", "和", "与", "及")
FIELDS = {"on": "on", "by": "channel", "state": "state", "reaction": "reaction"}
"""The field of a Told behind each flag."""


def tell_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`tell REF …`."""
    parser.word(
        "refs",
        N_("what was told: one code or several (R-14 M3 C-02), a seat by its name; and who heard of it"),
        many=True,
    )
    parser.project()
    parser.repeated(
        "--to",
        "NAME",
        N_("who heard of it, a series, a team; several times for several; without it who hears next"),
    )
    parser.flag("--by", "HOW", N_("call, meeting, visit, video, e-mail, message"))
    parser.flag("--on", "DAY", N_("when; today without it"))
    parser.flag("--state", "STATE", N_("told, sent, or elsewhere: they heard it elsewhere"))
    parser.flag(
        "--reaction", "TEXT", N_("what they said; a line `Li: …` is of Li alone, `> …` a promise to them")
    )
    parser.flag("--need-not", "WHY", N_("they need not hear of it until it gets worse, and why"))
    parser.json()


def tell_(call: Call) -> int:
    """One act, whatever was told to however many."""
    options = call.options
    if not options.refs:
        raise UsageProblem(words(N_("what was told? forewarn tell R-14 M3 --to Chen")))
    with call.session.workspace() as workspace:
        project = project_named(workspace, options.project)
        refs = _how_and_when(options)
        codes, named = _apart(workspace, refs, project)
        if not codes:
            raise UsageProblem(words(N_("what was told? forewarn tell R-14 M3 --to Chen")))
        records = [subject_named(workspace, one, project) for one in codes]
        within = own_project(records[0]) or (project.id if project else None)
        reader = reader_for(workspace, within, call.session.language)
        together = people_together(workspace, within, records) if within else ()
        people = [
            person
            for name in (*options.to, *named)
            for person in people_called(together, name) or (flag_value(reader, Told, "person", name, "--to"),)
        ]
        people = list(dict.fromkeys(people))
        if options.need_not is not None:
            if not options.need_not.strip():
                raise UsageProblem(words(N_("--need-not wants its reason")))
            if len(people) > 1:
                raise UsageProblem(words(N_("who need not hear is said of one person at a time")))
            whom = people[0] if people else None
            answers = {"need_not": options.need_not}
            done = need_not(workspace, records, answers, project=within, person=whom)
        else:
            flags = {flag: getattr(options, flag) for flag in FIELDS if getattr(options, flag) is not None}
            values = {
                FIELDS[flag]: flag_value(reader, Told, FIELDS[flag], text, f"--{flag}")
                for flag, text in flags.items()
            }
            done = tell_each(workspace, records, people, values)
            if isinstance(done, Save):
                said = tuple(one for one in done.records if isinstance(one, Told))
                done = replace(done, records=react(workspace, said, call.session.language))
        if isinstance(done, Words):
            raise NotAllowed(done)
        saved = carry_out(workspace, done)
        assert isinstance(saved, Saved)
        tolds = [one for one in saved.records if isinstance(one, Told)]
        waiting: dict[str, None] = {}
        for told, record in ((one, r) for one in tolds for r in records if r.id == one.subject):
            if after := not_with_it(workspace, record, told):
                remark(call, after)
            elif still := waits(workspace, record, told):
                waiting[still] = None
        for still in waiting:
            remark(call, words(N_("{name} has not heard of it yet"), name=still))
        if options.json:
            print_json(records_json(workspace, Told.kind, tolds))
        else:
            say_done(call, saved.act.name)
    return 0


COMMANDS = {"tell": (tell_flags, tell_)}


def _how_and_when(options: Options) -> list[str]:
    """The words without `by mail` and `on monday`, which are put among the options."""
    left: list[str] = options.refs
    for name in ("by", "on"):
        at = next((n for n, word in enumerate(left[:-1]) if word.casefold() == name), None)
        if at is not None and getattr(options, name) is None:
            setattr(options, name, left[at + 1])
            left = [*left[:at], *left[at + 2 :]]
    return left


def _apart(
    workspace: Workspace, typed: Sequence[str], project: Project | None
) -> tuple[list[str], list[str]]:
    """What was told, and the names that stand between: `Chen R-14`, `R-14 to Mei Chen`, `Data owner Chen`."""
    codes: list[str] = []
    named: list[list[str]] = [[]]
    for word in typed:
        if is_reference(word):
            codes.append(word)
            named.append([])
        elif word.casefold() in (*BETWEEN, *AND):
            named.append([])
        else:
            first, *others = COMMAS.split(word)
            named[-1].append(first)
            named += [[one] for one in others]
    within = project.id if project else None
    seats: list[str] = []
    people: list[str] = []
    for one in named:
        seat, left = _seat_of(workspace, one, within)
        seats += [seat] if seat else []
        people += [left] if left else []
    return [*codes, *seats], people


def _seat_of(workspace: Workspace, typed: Sequence[str], project: int | None) -> tuple[str, str]:
    """(the seat that words of a name mean, what is left of them), the longest name of one first."""
    for n in range(len(typed), 0, -1):
        for seat, left in ((typed[:n], typed[n:]), (typed[-n:], typed[:-n])):
            if by_name(workspace, Seat, " ".join(seat), project):
                return " ".join(seat), " ".join(left)
    return "", " ".join(typed).strip()
