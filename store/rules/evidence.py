"""What somebody really got lately: calls, answers, visits, and attempts that stayed unanswered."""

from store.values.frozen import frozen

VISIT = 3
"""Contacts that one visit is worth."""
SILENT = 3
"""Attempts from which on silence says something."""


@frozen
class Evidence:
    """Contacts of the last quarter: two-way ones begun by us, by them, and by neither, as a meeting of several is;
    visits among all of them, unanswered attempts."""

    ours: int = 0
    theirs: int = 0
    visits: int = 0
    attempts: int = 0
    neither: int = 0

    @property
    def contacts(self) -> int:
        """Two-way ones, whoever began them."""
        return self.ours + self.theirs + self.neither

    @property
    def effort(self) -> int:
        """Contacts, a visit counting three."""
        return self.contacts + (VISIT - 1) * self.visits

    @property
    def silent(self) -> bool:
        """Whether most of what we began stayed unanswered."""
        return self.attempts >= SILENT and self.attempts > self.ours
