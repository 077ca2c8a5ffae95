"""What a picture is drawn for."""

from store.values.frozen import frozen
from store.values.words import Words, say


@frozen
class Canvas:
    """The language, and whether there is room for what only wide screens show."""

    language: str
    wide: bool = False

    def say(self, sentence: Words | str) -> str:
        """The sentence in the language."""
        return say(sentence, self.language)
