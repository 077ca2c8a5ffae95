"""A gate that was met is looked back on: what was met in its phase, open points, lessons, thanks."""

from dataclasses import replace

from store.disk.workspace import Workspace
from store.queries.project_situation import situation
from store.records import Milestone
from store.records.names import Called, name_of
from store.rules.plan.gates import looked_back, phase_of
from store.values.outcome import Answers, Explain, Save
from store.values.words import N_, Clauses, Words, words


def review_gate(
    workspace: Workspace, gate: Milestone, answers: Answers, called: Called = name_of
) -> Save | Explain:
    """Asks what the `review` says, beside what is on record of the phase, which stands in the question."""
    now = situation(workspace, gate.project)
    name = called(gate)
    if said := str(answers.get("review", "")).strip():
        reviewed = replace(gate, gate_review_on=now.day.date, gate_review=said)
        return Save((reviewed,), words(N_("review of {name}"), name=name))
    phase = phase_of(now, gate)
    on_record = looked_back(now, phase) if phase is not None else ()
    asked: Words = words(N_("{name}: what does its review say?"), name=name)
    if on_record:
        asked = words(N_("{asked} On record: {parts}"), asked=asked, parts=Clauses(on_record))
    return Explain(
        "review",
        asked,
        N_("a review says what was met, what is open, what was learned, whom we thank; Esc leaves it"),
        of=gate.id,
        label=N_("Review"),
    )
