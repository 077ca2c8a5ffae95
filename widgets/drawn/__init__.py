"""How things look, as pieces of text and tone: nothing here knows a screen."""
