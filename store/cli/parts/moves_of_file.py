"""The promised dates that a file moves: who approved its new baselines, and why; asked once for all where somebody
sits at a terminal. Scripts say it by flags; without an approver baselines wait, without a reason the file is it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from store.acts.move_forecast import approval_named
from store.cli.console import remark
from store.cli.parser import Call, Parser, at_terminal
from store.cli.parts.prompt import answered
from store.disk.workspace import Workspace
from store.records import Milestone, Record
from store.trouble import UsageProblem
from store.values.words import N_, NN_, Words, words

if TYPE_CHECKING:
    from store.exchange.imports.conflicts import Decisions
    from store.exchange.imports.import_plan import Plan

WHO = NN_(
    "the file moves {n} baseline: who approved it? a name, or an approved change (C-03); empty: it waits",
    "the file moves {n} baselines: who approved them? a name, or an approved change (C-03); empty: they wait",
)
WHY = NN_(
    "why does {n} promised date move? empty: the file says so",
    "why do {n} promised dates move? empty: the file says so",
)


def file_moves_flags(parser: Parser) -> None:
    """Of the command that imports a plan."""
    parser.flag("--reason", "TEXT", N_("why promised dates move, one for all; without it the file's name"))
    parser.flag(
        "--approver",
        "NAME",
        N_("who approved the plan's new baselines, or an approved change (C-03); without it they wait"),
    )


def moves_typed(
    call: Call, workspace: Workspace, kind: type[Record] | None, project: int | None, decisions: "Decisions"
) -> "Decisions":
    """With what the flags say. Raises UsageProblem for an approval that does not do."""
    options = call.options
    reason, approver = (options.reason or "").strip(), (options.approver or "").strip()
    if not reason and not approver:
        return decisions
    if kind is not Milestone or project is None:
        flag = "--reason" if reason else "--approver"
        raise UsageProblem(words(N_("{flag} goes with: forewarn import milestone FILE"), flag=flag))
    approval = approval_named(workspace, project, approver) if approver else None
    if isinstance(approval, Words):
        raise UsageProblem(words(N_("{flag}: {problem}"), flag="--approver", problem=approval))
    if approval is not None and approval.change is None and not reason:
        raise UsageProblem(words(N_("a baseline moves for a reason: --approver goes with --reason TEXT")))
    return replace(decisions, approval=approval, reason=reason)


def approved(call: Call, workspace: Workspace, plan: "Plan", decisions: "Decisions") -> "Decisions":
    """With who approved the baselines that would stay, where somebody can answer."""
    while plan.held and plan.project is not None and decisions.approval is None and _asks(call):
        if not (typed := answered(call, words(WHO, n=plan.held))):
            break
        approval = approval_named(workspace, plan.project.id, typed)
        if isinstance(approval, Words):
            remark(call, approval)
            continue
        if approval.change is None and not decisions.reason:
            if not (reason := answered(call, words(N_("why do they move? empty: they wait")))):
                break
            decisions = replace(decisions, reason=reason)
        return replace(decisions, approval=approval)
    return decisions


def explained(call: Call, plan: "Plan", decisions: "Decisions") -> "Decisions":
    """With why dates move, where nobody said so and somebody can answer."""
    if plan.moves and not decisions.reason and _asks(call):
        return replace(decisions, reason=answered(call, words(WHY, n=plan.moves)))
    return decisions


def _asks(call: Call) -> bool:
    return at_terminal() and not call.options.yes and not call.options.dry_run
