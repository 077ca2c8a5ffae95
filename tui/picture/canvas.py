"""What a picture is drawn for."""

from store.values.frozen import frozen
from store.values.words import Words, say


@frozen
class Canvas:
    """The language, whether there is room for what only wide screens show, and whether others look at the screen."""

    language: str
    wide: bool = False
    looked_at: bool = False

    def say(self, sentence: Words | str) -> str:
        """The sentence in the language."""
        return say(sentence, self.language)
