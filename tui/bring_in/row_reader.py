"""The rows of a file, read beside the keys: what is chosen anew meanwhile takes over, and how far it is is known."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from store.disk.workspace import Workspace
from store.exchange.imports.import_choices import Choices, Incoming, read_incoming
from store.exchange.imports.import_plan import Status
from store.exchange.tables.sheet_memory import SheetMemory
from store.records import Project
from tui.bring_in.planned_lines import planned_rows
from tui.host import Host
from tui.terminal.collector import uncollected
from widgets.rows import Row


class RowReader:
    """Reads as often as it is asked; `share` is how much of it is done, from 0 to 1."""

    def __init__(self, path: Path, project: Project) -> None:
        self._path = path
        self._project = project
        self._turn = 0
        self._memory = SheetMemory()
        self.share = 0.0

    def give_up(self) -> None:
        """Nobody waits for it any longer."""
        self._turn += 1

    async def read(
        self, host: Host, choices: Choices, stood: Mapping[int, Status]
    ) -> tuple[Incoming, list[Row]]:
        """(what comes in by these choices, a line for each row); `stood` as of `planned_rows`."""
        self.give_up()
        turn, language = self._turn, host.language
        self.share = 0.0

        def progress(done: int, total: int) -> None:
            if turn != self._turn:
                raise asyncio.CancelledError  # something else was chosen meanwhile
            self.share = done / total if total else 0.0

        def read(workspace: Workspace) -> tuple[Incoming, list[Row]]:
            project = workspace.get(Project, self._project.id) or self._project
            with uncollected():
                incoming = read_incoming(
                    workspace, self._path, project, choices, language, progress, self._memory
                )
                # Of tens of thousands of rows even their sorting is felt between two keys.
                return incoming, planned_rows(incoming.plan, host.say, stood)

        return await host.store.read(read)
