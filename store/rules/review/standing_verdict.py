"""Which verdicts still stand: what they silence, until when, and how often in a row something was put off."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from store.records.verdict import Judged
from store.rules.review.reasons.reason import SEVERITIES, Reason
from store.values.frozen import frozen


@frozen
class StandingVerdict:
    """The standing verdict on a record. `answers`: the severity each rule had then; `rev`: the record's revision as
    the verdict left it; `snoozes`: how often in a row it was put off. `on`: the day of the last verdict of any sort,
    `told`: it was that somebody was told, `left`: the revision that it left, `newest`: its id, which tells the later of
    one day."""

    until: date | None = None
    answers: tuple[tuple[str, str], ...] = ()
    rev: int | None = None
    snoozes: int = 0
    on: date | None = None
    told: bool = False
    left: int | None = None
    newest: int = 0

    def covers(self, reason: Reason, today: date, talk: bool = False) -> bool:
        """Whether the reason was answered: by its rule, until a day to come, on the record as it is, no heavier now;
        and no record comes twice a morning, but for whoever else has to be told. `talk`: one of today needs it, so that
        what was seen on days before comes again as long as it is not told."""
        if self.on == today and self.left in (None, reason.record.rev):
            if not (self.told and reason.untold) and not self._heavier(reason):
                return True
        elif talk and reason.untold and self.snoozes == 0:
            return False
        if self.until is None or today >= self.until or self.rev not in (None, reason.record.rev):
            return False
        then = dict(self.answers).get(reason.rule)
        return then is not None and SEVERITIES.index(reason.severity) >= SEVERITIES.index(then)

    def answered(self, reasons: Iterable[Reason]) -> bool:
        """Whether all these were answered before, and nothing happened to the record since."""
        then = dict(self.answers)
        return all(
            self.rev == one.record.rev
            and (known := then.get(one.rule)) is not None
            and SEVERITIES.index(one.severity) >= SEVERITIES.index(known)
            for one in reasons
        )

    def _heavier(self, reason: Reason) -> bool:
        """Whether it was answered when it weighed less."""
        then = dict(self.answers).get(reason.rule)
        return then is not None and SEVERITIES.index(reason.severity) < SEVERITIES.index(then)


def answers(reasons: Iterable[Reason], rev: int) -> str:
    """What a verdict answers, as it is kept: `untold:red moved:amber @3`."""
    return " ".join((*(f"{reason.rule}:{reason.severity}" for reason in reasons), f"@{rev}"))


def standing_verdicts(verdicts: Iterable[Judged]) -> dict[int, StandingVerdict]:
    """By record, from its latest verdict that has an end: one without an end says what was done, and that takes its
    reason away by itself."""
    by_record: dict[int, list[Judged]] = {}
    for verdict in sorted(verdicts, key=lambda one: (one.on, one.id)):
        by_record.setdefault(verdict.subject, []).append(verdict)
    return {id: _standing_verdict(found) for id, found in by_record.items()}


def merged(
    one: Mapping[int, StandingVerdict], other: Mapping[int, StandingVerdict]
) -> dict[int, StandingVerdict]:
    """The project's and my own: of both on one record, the one that lasts longer."""
    found = dict(one)
    for id, standing in other.items():
        known = found.get(id)
        if known is None or (standing.until or date.min) > (known.until or date.min):
            found[id] = standing
        if known is not None:
            last = max(known, standing, key=lambda one: (one.on or date.min, one.newest))
            found[id] = replace(found[id], on=last.on, told=last.told, left=last.left, newest=last.newest)
    return found


def _standing_verdict(verdicts: list[Judged]) -> StandingVerdict:
    last = next((one for one in reversed(verdicts) if one.until is not None), verdicts[-1])
    snoozes = 0
    for verdict in reversed(verdicts):
        if verdict.decided != "snoozed":
            break
        snoozes += 1
    pairs, rev = _read(last.reasons)
    newest = verdicts[-1]
    _, left = _read(newest.reasons)
    return StandingVerdict(
        last.until, pairs, rev, snoozes, newest.on, newest.decided == "told", left, newest.id
    )


def _read(text: str) -> tuple[tuple[tuple[str, str], ...], int | None]:
    """What `answers` wrote; words that it did not write are passed over."""
    pairs: list[tuple[str, str]] = []
    rev = None
    for word in text.split():
        rule, colon, severity = word.partition(":")
        if colon and severity in SEVERITIES:
            pairs.append((rule, severity))
        elif word.startswith("@") and word[1:].isdigit():
            rev = int(word[1:])
    return tuple(pairs), rev
