"""`x` on risks and issues: they occurred, were replied to, or are closed, an issue with its disposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.queries.situation import day_within
from store.records import Risk
from store.records.risk import DISPOSITIONS, Disposition, reply
from store.rules.judging import Beside
from store.values.words import N_, words
from tui.acting import keep, names

if TYPE_CHECKING:
    from tui.app import Forewarn

KEYS: dict[str, Disposition] = {"n": "now", "v": "next_version", "w": "wont", "e": "explain"}


async def finish_risks(host: Forewarn, risks: Sequence[Risk], beside: Beside | None = None) -> bool:
    """Ask what became of them, and save it as one act, with what goes beside; whether that was done."""
    from tui.screens.question import Question

    say = host.say
    days = await host.store.run(lambda w: {risk.id: day_within(w, risk.project) for risk in risks})
    live = [risk for risk in risks if risk.state == "open"]
    owed = [risk for risk in risks if reply(risk, days[risk.id]) is not None]
    answers = {"o": say(N_("occurred: it is an issue"))} if live else {}
    answers |= {"r": say(N_("replied"))} if owed else {}
    answers |= {"c": say(N_("closed")), "escape": say(N_("leave it"))}
    question = Question(say(words("{name}", name=names(risks))), answers)
    today = {id: day.date for id, day in days.items()}
    match await host.push_screen_wait(question):
        case "o":
            occurred = [replace(risk, state="occurred", occurred_on=today[risk.id]) for risk in live]
            return await keep(host, occurred, N_("occurred: {name}"), names(live), beside)
        case "r":
            replied = [replace(risk, replied_on=today[risk.id]) for risk in owed]
            return await keep(host, replied, N_("replied: {name}"), names(owed), beside)
        case "c":
            return await _close(host, risks, today, beside)
    return False


async def _close(
    host: Forewarn, risks: Sequence[Risk], today: Mapping[int, date], beside: Beside | None
) -> bool:
    """Close them; of issues that have no disposition yet it is asked for."""
    from tui.screens.question import Question

    say = host.say
    open_ended = [risk for risk in risks if risk.state == "occurred" and risk.disposition is None]
    disposition: Disposition | None = None
    if open_ended:
        answers = {key: say(DISPOSITIONS[value]) for key, value in KEYS.items()}
        asked = words(N_("What was agreed about {name}?"), name=names(open_ended))
        answer = await host.push_screen_wait(Question(say(asked), answers))
        if answer not in KEYS:
            return False
        disposition = KEYS[answer]
    closed = [
        replace(
            risk,
            state="closed",
            closed_on=today[risk.id],
            disposition=disposition if risk in open_ended else risk.disposition,
        )
        for risk in risks
    ]
    return await keep(host, closed, N_("close {name}"), names(risks), beside)
