"""What somebody chose for one file, as it can be kept and gone on with, and what the file comes to with it.

The screen asks for what the flags of `forewarn import` say; both come to the same `Options`.
"""

from collections.abc import Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from store.acts.hear_import import hear_coming
from store.acts.move_forecast import Approval, approval_named
from store.disk.workspace import Saved, Workspace
from store.exchange.columns.column_mapping import ASIDE, OUT, OptionProblem
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_names import plan_called
from store.exchange.imports.saved_mappings import maps_of, with_mapping, words_of
from store.exchange.imports.taught_words import SettlesNothing
from store.exchange.tables.sheet_grid import Progress, in_silence
from store.exchange.tables.sheet_memory import SheetMemory, Stamp, stamp_of
from store.queries.mapping_list import mappings_for
from store.records import Person, Project
from store.values.frozen import frozen
from store.values.outcome import Explain
from store.values.problem import Problem
from store.values.words import N_, Words, words


@frozen
class Choices:
    """`maps`: FIELD=COLUMN each; `values`: word → choice; `rows`, `people`, `named`, `role`, `reason`: as of Decisions;
    `left`: numbers of rows that are left out; `approver` and `heard_until`: as somebody typed them; `mapping`: the
    saved one that is used, `keep`: the name under which this one is kept."""

    called: str
    maps: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    sheet: str = ""
    rows: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[int] = frozenset()
    role: str = ""
    approver: str = ""
    reason: str = ""
    heard_until: str = ""
    mapping: str = ""
    keep: str = ""

    def with_column(self, column: str, name: str) -> "Choices":
        """With a column as the field `name`, ASIDE or OUT; an empty name: as it is read unasked.

        A field has one column.
        """

        def stays(text: str) -> bool:
            target, _, source = text.partition("=")
            return source != column and (name in ("", ASIDE, OUT) or target != name)

        kept = tuple(filter(stays, self.maps))
        return replace(self, maps=(*kept, f"{name}={column}") if name else kept)

    def decisions(self, approval: Approval | None) -> Decisions:
        """As the importers take them."""
        return Decisions(
            rows=self.rows,
            people=self.people,
            named=self.named,
            approval=approval,
            reason=self.reason,
            role=self.role,
        )

    def packed(self) -> dict[str, Any]:
        """As JSON data."""
        rows = {str(int(number)): answer for number, answer in self.rows.items()}
        return asdict(self) | {"rows": rows, "left": sorted(map(int, self.left))}

    @classmethod
    def unpacked(cls, data: Mapping[str, Any]) -> "Choices":
        """Of such data. Raises TypeError, ValueError or AttributeError for what is none."""
        rows = {int(number): str(answer) for number, answer in data.get("rows", {}).items()}
        return cls(
            **{
                **data,
                "rows": rows,
                "left": frozenset(data.get("left", ())),
                "maps": tuple(data.get("maps", ())),
            }
        )


@frozen
class Incoming:
    """What a file comes to: its plan, with what its sponsor had heard of it; `choices` without what settles nothing.

    `hears`: the question until which day they had; `trouble`: what was typed to a question and does not do; `names`:
    of people by id, as far as the choices name them; `mappings`: names of the saved ones for such a register.
    """

    plan: Plan
    choices: Choices
    stamp: Stamp
    hears: Explain | None = None
    trouble: tuple[Words, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    mappings: tuple[str, ...] = ()


def read_incoming(
    workspace: Workspace,
    path: Path,
    project: Project | None,
    choices: Choices,
    language: str,
    progress: Progress = in_silence,
    memory: SheetMemory | None = None,
) -> Incoming:
    """Read the file with these choices; nothing is written. `memory`: of the readings before. Raises SheetProblem,
    OptionProblem."""
    stamp, trouble = stamp_of(path), []
    approval = (
        approval_named(workspace, project.id, choices.approver) if choices.approver and project else None
    )
    if isinstance(approval, Words):
        trouble.append(approval)
        approval = None
    elif approval is not None and approval.change is None and not choices.reason:
        trouble.append(words(N_("a baseline moves for a reason: answer why the dates move, too")))
        approval = None
    memory = memory or SheetMemory()
    mappings = tuple(one.name for one in mappings_for(workspace, choices.called))
    # Somebody archived it meanwhile, or the file is read as something else.
    if choices.mapping not in mappings:
        choices = replace(choices, mapping="")
    while True:
        options = Options(
            maps=choices.maps,
            saved=maps_of(workspace, choices.mapping, choices.called) if choices.mapping else (),
            known=words_of(workspace, choices.mapping, choices.called) if choices.mapping else (),
            dates=choices.dates,
            language=language,
            sheet=choices.sheet,
            decisions=choices.decisions(approval),
            values=[f"{word}={value}" for word, value in choices.values.items()],
            progress=progress,
            leave_out=choices.left,
            memory=memory,
        )
        try:
            plan = plan_called(workspace, choices.called, path, project=project, options=options)
            break
        except SettlesNothing as settled:
            choices = replace(choices, values={w: v for w, v in choices.values.items() if w != settled.word})
    if choices.keep:
        try:
            plan = with_mapping(workspace, plan, choices.keep)
        except OptionProblem as problem:
            trouble.append(problem.words)
    hears = None
    if plan.called != Person.kind and project is not None and plan.coming:
        coming = [record for row in plan.rows for record in row.records]
        heard = hear_coming(workspace, project.id, coming, {"heard_until": choices.heard_until}, language)
        if isinstance(heard, Explain):
            hears = heard
        elif isinstance(heard, Words):
            trouble.append(heard)
        else:
            plan = replace(plan, alongside=(*plan.alongside, *heard))
    return Incoming(plan, choices, stamp, hears, tuple(trouble), _names(workspace, choices), mappings)


def _names(workspace: Workspace, choices: Choices) -> dict[str, str]:
    found = {}
    for said in choices.named.values():
        person = workspace.get(Person, int(said[1:])) if said.startswith("#") else None
        found[said] = person.label if person is not None else said
    return found


class FileChanged(Problem):
    """The file is another than the one that was read."""


def save_incoming(workspace: Workspace, path: Path, incoming: Incoming) -> Saved:
    """What was read, as one act. Raises FileChanged, and what Plan.save raises."""
    if stamp_of(path) != incoming.stamp:
        sentence = N_("{file} was changed after it was read; it is read again, nothing is saved")
        raise FileChanged(words(sentence, file=incoming.plan.file))
    plan = incoming.plan
    if plan.coming:
        return plan.save(workspace)
    return workspace.save(*plan.alongside, act=words(N_("teach words of registers")), uuid=plan.uuid)


def saved_counts(plan: Plan) -> Words:
    """How many rows came in, wait, were rejected."""
    counts = {"n": plan.coming, "waiting": plan.counts["waiting"], "rejected": plan.counts["rejected"]}
    if counts["waiting"]:
        return words(N_("{n} saved, {waiting} waiting, {rejected} rejected"), **counts)
    return words(N_("{n} saved, {rejected} rejected"), **counts)


def nothing_to_save(plan: Plan) -> Words:
    """Why a plan that brings nothing is not saved."""
    counts = {name: plan.counts[name] for name in ("unchanged", "waiting", "rejected")}
    if not counts["unchanged"]:
        sentence = (
            N_("nothing can be saved: {waiting} waiting, {rejected} rejected")
            if counts["waiting"]
            else N_("nothing can be saved: {rejected} rejected")
        )
        return words(sentence, **counts)
    sentence = (
        N_("nothing to save: {unchanged} unchanged, {waiting} waiting, {rejected} rejected")
        if counts["waiting"]
        else N_("nothing to save: {unchanged} unchanged, {rejected} rejected")
    )
    return words(sentence, **counts)
