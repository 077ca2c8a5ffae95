"""What the keys of a screen are called: one declaration (`BINDINGS`), read by footer, help and palette."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from store.values.frozen import frozen
from store.values.words import N_
from tui.frame.glossary import Explained
from tui.picture.footer_keys import FOOTER
from tui.picture.key_names import written

CHART = Binding(
    "percent_sign",
    "chart",
    N_("chart"),
    id="chart",
    show=False,
    tooltip=N_("risk heat map or milestone trend"),
)
"""Of the two panes that have a picture."""


def footer_binding(id: str, action: str) -> Binding:
    """One of those that stand in the footer of the first picture, too."""
    key = FOOTER[id]
    return Binding(key.key, action, key.label, id=id, tooltip=key.tooltip)


@frozen
class Key:
    """One thing a key does here: how the key is written, what it does, the longer sentence, how to run it."""

    key: str
    written: str
    label: str
    tooltip: str
    shown: bool
    action: str


def default_keys(*places: type[DOMNode]) -> dict[str, str]:
    """The public ids declared in these classes with their keys: what `[keys]` may change."""
    bindings = (binding for place in places for binding in place.BINDINGS)
    return {b.id: b.key for b in bindings if isinstance(b, Binding) and b.id is not None}


def keys_of(screen: Screen[Any]) -> Iterator[Key]:
    """Every key that works now, nearest first; twins of one action only once.

    In the order of declaration, which a key of the user's own would otherwise lose.
    """
    seen: set[tuple[str, str]] = set()
    chain = (screen.focused or screen).ancestors_with_self
    declared = [id for node in chain for place in type(node).__mro__ for id in _ids(place)]
    foreign = {b.action for node in (*chain, screen.app) for b in _bindings(type(node), "textual")}
    foreign -= {b.action for node in (*chain, screen.app) for b in _bindings(type(node), "")}
    order = {id: place for place, id in reversed(list(enumerate(declared)))}
    own = screen.labels() if isinstance(screen, Explained) else {}
    at = 0
    ranked = []
    for active in screen.active_bindings.values():
        at = order.get(active.binding.id or "", at)
        ranked.append((at, active))
    for _, active in sorted(ranked, key=lambda entry: entry[0]):
        binding = active.binding
        what = (binding.action, binding.description)
        ours = binding.action not in foreign
        if binding.description and ours and active.enabled and what not in seen:
            seen.add(what)
            yield Key(
                binding.key,
                written(binding.key),
                own.get(binding.action, binding.description),
                "" if binding.action in own else binding.tooltip,
                binding.show,
                binding.action,
            )


def _ids(place: type) -> list[str]:
    return [b.id for b in place.__dict__.get("BINDINGS", ()) if isinstance(b, Binding) and b.id]


def _bindings(node: type, package: str) -> Iterator[Binding]:
    """What the classes of Textual, or those that are not Textual's, bind on a node; its texts are English only."""
    for place in node.__mro__:
        if place.__module__.startswith("textual") == (package == "textual"):
            yield from (b for b in place.__dict__.get("BINDINGS", ()) if isinstance(b, Binding))


def keyline_entries(
    screen: Screen[Any], say: Callable[[str], str], without: Collection[str] = ()
) -> list[tuple[str, str]]:
    """What the footer shows: (key, word), but for the actions `without`."""
    return [
        (key.written, say(key.label)) for key in keys_of(screen) if key.shown and key.action not in without
    ]
