"""A fault of the program: its details are in a file, all of them."""

from textual.worker import WorkerFailed

from tui.terminal.crash import write_fault


def test_a_fault_behind_the_door_of_work_is_written_with_the_line_it_came_from() -> None:
    """Textual hands on that a worker failed, and not where."""

    def broken() -> None:
        raise AssertionError("of its own")

    try:
        broken()
    except AssertionError as error:
        path = write_fault(WorkerFailed(error))
    assert path is not None
    written = path.read_text("utf-8")
    assert "in broken" in written and "AssertionError: of its own" in written
    assert path.stat().st_mode & 0o777 == 0o600
