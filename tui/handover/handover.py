"""Somebody leaves: what is offered, what they own, and what was answered. Then one act saves it all."""

from dataclasses import replace

from store.acts.hand_over import HandOver, hand_over, key_of, refused
from store.queries.people.responsibility_list import ResponsibilityLine
from store.rules.people.responsibilities import LEAVE, Answer
from store.values.record import Record
from store.values.words import Words


class Leaving:
    """What was answered for one leaver, as it is answered; until then everything is left as it is."""

    def __init__(self, asked: HandOver) -> None:
        self.person = asked.person
        self.last = asked.last
        self.lines = asked.lines
        self.offers = asked.offers
        self._asked = asked
        self.wanted = [offer.wanted for offer in asked.offers]
        self._answers: dict[tuple[int, str], Answer] = {}

    def answer(self, line: ResponsibilityLine) -> Answer:
        """What becomes of a line."""
        return self._answers.get(key_of(line), LEAVE)

    def give(self, line: ResponsibilityLine, answer: Answer) -> None:
        """Answer a line. Their own part in a project is nobody else's, so that a new owner leaves it."""
        self._answers[key_of(line)] = (
            LEAVE if answer.what == "new" and line.responsibility.is_part else answer
        )

    def refused(self, to: int) -> Words | None:
        """Why somebody cannot take anything over."""
        return refused(self._asked, to)

    def take_up(self, earlier: "Leaving") -> None:
        """Answer as before, where the same things are asked; the same offers keep their ids."""
        self._answers = dict(earlier._answers)
        if len(earlier.offers) == len(self.offers):
            pairs = zip(self.offers, earlier.offers, strict=True)
            self.offers = tuple(
                new if new.record.rev else replace(new, record=replace(new.record, id=old.record.id))
                for new, old in pairs
            )
            self._asked = replace(self._asked, offers=self.offers)
            self.wanted = list(earlier.wanted)

    def records(self) -> tuple[Record, ...]:
        """What is saved along with the leaving."""
        wanted = (offer.record.id for offer, yes in zip(self.offers, self.wanted, strict=True) if yes)
        return hand_over(self._asked, self._answers, frozenset(wanted))
