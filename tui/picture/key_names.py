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


def written(key: str) -> str:
    """A Textual key name as people write it."""
    return NAMES.get(key, key)
