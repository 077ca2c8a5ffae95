"""Whether somebody's class fits what they get: they are given the one that fits, or theirs is kept for this month."""

from collections.abc import Sequence
from dataclasses import replace

from store.queries.people.class_board import ClassLine
from store.records import Stakeholder, Verdict
from store.records.verdict import Decided
from store.rules.people.client_class import NAME
from store.values.day import Day
from store.values.outcome import Save
from store.values.words import N_, NN_, words


def give_class(line: ClassLine, day: Day) -> Save:
    """The class that fits; where it is the one they have, that is kept."""
    part, letter = line.judgement.part, line.judgement.fits
    if part.client_class == letter:
        return keep_classes((line,), day)
    form = N_("class of {name}: {before} → {after}")
    act = words(form, name=line.name, before=part.client_class, after=letter)
    return Save((replace(part, client_class=letter), _verdict(part, "changed", day)), act)


def keep_classes(lines: Sequence[ClassLine], day: Day) -> Save:
    """All of them as they are, in one act."""
    verdicts = tuple(_verdict(line.judgement.part, "stands", day) for line in lines)
    name = lines[0].name if len(lines) == 1 else words(NN_("{n} person", "{n} people"), n=len(lines))
    return Save(verdicts, words(N_("keep the class of {name}"), name=name))


def _verdict(part: Stakeholder, decided: Decided, day: Day) -> Verdict:
    return Verdict(
        project=part.project,
        subject=part.id,
        subject_kind=part.kind,
        on=day.date,
        decided=decided,
        reasons=NAME,
    )
