"""A plan's column `Finish`: beside its baseline and its forecast it says on which day each milestone was met."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.columns.date_order import Order, read_day
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.titles import Target, title_key, words_of_titles
from store.values.reader import Unreadable
from store.values.words import N_, Words, words

_PROMISED = ("baseline", "forecast")


def finish_as_met(
    mapping: Mapping, met_on: Target, texts: Iterable[str], order: Order, today: date
) -> Mapping:
    """The mapping with the finish as the day met, where another day is promised and another expected, and no day of it
    is still to come; `texts`: its cells."""
    finish = mapping.of("finish")
    if finish is None or finish.by_hand or not all(map(mapping.of, _PROMISED)) or mapping.of("met_on"):
        return mapping
    if not _is_end(mapping, finish) or not _all_past(texts, order, today):
        return mapping
    mapped = (replace(one, target=met_on) if one is finish else one for one in mapping.mapped)
    return replace(mapping, mapped=tuple(mapped))


def finish_said(mapping: Mapping) -> tuple[Words, ...]:
    """What was made of such a column, and how to say that it is the other."""
    forecast, finish, met_on = mapping.of("forecast"), mapping.of("finish"), mapping.of("met_on")
    if forecast is None:
        return ()
    if met_on is not None and not met_on.by_hand and _is_end(mapping, met_on):
        sentence = N_(
            "{column}: read as the day each was met, since {baseline} and {forecast} stand beside it;"
            " if it is planned: --map finish={column}"
        )
        baseline = mapping.of("baseline")
        beside = mapping.shown(baseline) if baseline is not None else ""
        shown = {"column": mapping.shown(met_on), "baseline": beside, "forecast": mapping.shown(forecast)}
        return (words(sentence, **shown),)
    if finish is not None and not finish.by_hand and met_on is None and _is_end(mapping, finish):
        sentence = N_(
            "{column}: only kept in the remark where {forecast} says a day;"
            " if it is the day each was met: --map met_on={column}"
        )
        return (words(sentence, column=mapping.shown(finish), forecast=mapping.shown(forecast)),)
    return ()


def _is_end(mapping: Mapping, one: Mapped) -> bool:
    """Whether its title says only that something ends, neither that it is planned nor that it came true."""
    return title_key(mapping.shown(one)) in words_of_titles("ends")


def _all_past(texts: Iterable[str], order: Order, today: date) -> bool:
    days = [day for text in texts if not is_blank(text) and (day := _day(text, order, today)) is not None]
    return bool(days) and max(days) <= today


def _day(text: str, order: Order, today: date) -> date | None:
    try:
        return read_day(text, order, today).day
    except Unreadable:
        return None
