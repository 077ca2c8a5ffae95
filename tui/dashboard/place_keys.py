"""The keys of the places that are opened from the dashboard."""

from textual.binding import Binding, BindingType

from tui.picture.place_list import PLACES

KEYS: list[BindingType] = [
    Binding(
        place.key, f"place('{place.id}')", place.label, id=place.id, show=place.shown, tooltip=place.tooltip
    )
    for place in PLACES
    if place.key
]
