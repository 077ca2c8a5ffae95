"""How well a column's title and cells fit a field."""

from store.exchange.columns.column_fit import counts_rows


def test_a_legend_below_the_table_does_not_make_a_running_number_a_code() -> None:
    assert counts_rows("#", ["1", "2", "3", "6", "Legend: R = red, A = amber"])
    assert not counts_rows("#", ["1", "2", "R-14", "R-15", "R-16"])
