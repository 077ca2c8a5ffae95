"""Writings whose words and names go otherwise than in Latin letters."""

import re

HAN = re.compile("[\u3400-\u9fff]")
"""Chinese characters: a name in them begins with the family's, and has no space in it."""
UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Chinese characters and Japanese kana, which no space parts into words."""
