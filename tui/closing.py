"""`x` on risks and issues: they occurred, were replied to, or are closed, an issue with its disposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from store.records import Risk
from store.records.risk import DISPOSITIONS, Disposition, reply
from store.values.words import N_, words
from tui.pane import Pane

KEYS: dict[str, Disposition] = {"n": "now", "v": "next_version", "w": "wont", "e": "explain"}


async def finish_risks(pane: Pane, risks: Sequence[Risk]) -> None:
    """Ask what became of them, and save it as one act."""
    from tui.screens.question import Question

    host, today, day = pane.host, pane.board.day.date, pane.board.day
    say = host.say
    live = [risk for risk in risks if risk.state == "open"]
    owed = [risk for risk in risks if reply(risk, day) is not None]
    answers = {"o": say(N_("occurred: it is an issue"))} if live else {}
    answers |= {"r": say(N_("replied"))} if owed else {}
    answers |= {"c": say(N_("closed")), "escape": say(N_("leave it"))}
    question = Question(say(words("{name}", name=pane.names(risks))), answers)
    match await host.push_screen_wait(question):
        case "o":
            occurred = [replace(risk, state="occurred", occurred_on=today) for risk in live]
            await pane.keep(occurred, N_("occurred: {name}"))
        case "r":
            await pane.keep([replace(risk, replied_on=today) for risk in owed], N_("replied: {name}"))
        case "c":
            await _close(pane, risks, today)


async def _close(pane: Pane, risks: Sequence[Risk], today: date) -> None:
    """Close them; of issues that have no disposition yet it is asked for."""
    from tui.screens.question import Question

    say = pane.host.say
    open_ended = [risk for risk in risks if risk.state == "occurred" and risk.disposition is None]
    disposition: Disposition | None = None
    if open_ended:
        answers = {key: say(DISPOSITIONS[value]) for key, value in KEYS.items()}
        asked = words(N_("What was agreed about {name}?"), name=pane.names(open_ended))
        answer = await pane.host.push_screen_wait(Question(say(asked), answers))
        if answer not in KEYS:
            return
        disposition = KEYS[answer]
    closed = [
        replace(
            risk,
            state="closed",
            closed_on=today,
            disposition=disposition if risk in open_ended else risk.disposition,
        )
        for risk in risks
    ]
    await pane.keep(closed, N_("close {name}"))
