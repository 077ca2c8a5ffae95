"""Keys as people write them."""

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "colon": ":",
    "grave_accent": "`",
    "percent_sign": "%",
    "asterisk": "*",
    "f2": "F2",
    "less_than_sign": "<",
    "greater_than_sign": ">",
}


PRESSED = {shown: name for name, shown in NAMES.items()}


def pressed(shown: str) -> str:
    """Textual's name of a key that is written so: a word of a footer is clicked like its key is pressed."""
    return PRESSED.get(shown, shown)


def written(key: str) -> str:
    """A Textual key name as people write it."""
    return NAMES.get(key, key)
