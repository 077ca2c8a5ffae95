"""Rows of a risk register: the score the file states is checked, not imported."""

from store.exchange.columns.level_cells import number_in
from store.exchange.imports.import_row import ImportRow
from store.exchange.imports.importer import Importer
from store.records import Risk
from store.values.words import N_, words


class Risks(Importer):
    """Rows of a risk register."""

    kind = Risk

    def settle(self, row: ImportRow) -> None:
        """The score."""
        check_score(row)


class Issues(Risks):
    """Rows of an issue log: risks that have occurred."""

    def prepare(self, row: ImportRow) -> None:
        """The state, and no probability."""
        occur(row)


def occur(row: ImportRow) -> None:
    """An issue that is not closed has occurred; what happened has no probability."""
    if row.values.get("state", "open") == "open":
        row.values["state"] = "occurred"
    if row.values.pop("probability", None) is not None:
        row.keep("probability")


def check_score(row: ImportRow) -> None:
    """A note where the file's own score is not its probability times its impact."""
    if "score" not in row.texts:
        return
    numbers = [number_in(row.texts.get(name, "")) for name in ("probability", "impact", "score")]
    probability, impact, score = numbers
    if probability is None or impact is None or score is None or probability * impact == score:
        return
    row.note(
        "score",
        words(
            N_("the file says {score}, but {probability} × {impact} is {product}; the product counts"),
            score=f"{score:g}",
            probability=f"{probability:g}",
            impact=f"{impact:g}",
            product=f"{probability * impact:g}",
        ),
    )
