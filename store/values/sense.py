"""Whether settings make sense together: a band below another, an interval of nothing."""

from collections.abc import Iterator

from store.values.day import Settings
from store.values.words import N_, Words, words

LEAST: dict[str, int] = {
    "score_amber": 2,
    "unconfirmed_wd": 1,
    "unconfirmed_far_wd": 1,
    "review_red_wd": 1,
    "review_amber_wd": 1,
    "review_green_wd": 1,
    "unreviewed_wd": 1,
    "call_a": 1,
    "call_b": 1,
    "call_c": 1,
    "visit_a": 1,
    "visit_b": 1,
    "visit_c": 1,
    "call_sponsor": 1,
    "core_silence_days": 1,
    "key_node_wd": 1,
    "next_days_wd": 1,
}
"""The smallest value that means something; an amber band from 1 on would leave no score green."""
MOST: dict[str, int] = {"score_red": 25, "hypercare_weeks": 52}
"""The largest value that means something: no score is above 5 × 5, and a year of hypercare is operations."""
RISING: tuple[tuple[str, str, bool], ...] = (
    ("score_amber", "score_red", True),
    ("review_red_wd", "review_amber_wd", False),
    ("review_amber_wd", "review_green_wd", False),
    ("unconfirmed_wd", "unconfirmed_far_wd", False),
)
"""(lower, upper, whether they must differ): the bands, and what is looked at more often the more it matters."""


def nonsense(settings: Settings) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Every rule that the settings break, as one sentence, with the settings it is about."""
    for name, least in LEAST.items():
        if getattr(settings, name) < least:
            yield (name,), words(N_("{name} is at least {n}"), name=name, n=least)
    for name, most in MOST.items():
        if getattr(settings, name) > most:
            yield (name,), words(N_("{name} is at most {n}"), name=name, n=most)
    for lower, upper, apart in RISING:
        low, high = getattr(settings, lower), getattr(settings, upper)
        if low > high or (apart and low == high):
            form = (
                N_("{lower} ({low}) must be below {upper} ({high})")
                if apart
                else N_("{lower} ({low}) must not be above {upper} ({high})")
            )
            yield (lower, upper), words(form, lower=lower, low=low, upper=upper, high=high)
