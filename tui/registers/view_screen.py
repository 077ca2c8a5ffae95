"""A view of config.toml as a list: the records, the order and the columns that `forewarn list NAME` prints."""

from collections.abc import Hashable, Sequence

from store.cli.parser import Options
from store.cli.parts.list_choice import fields_called
from store.cli.parts.list_selection import selection
from store.cli.parts.list_view import view_options
from store.cli.parts.list_words import listed
from store.disk.workspace import Workspace
from store.records import Project
from store.values.record import Record
from store.values.words import N_, Words, words
from tui.host import Host
from tui.registers.register_screen import Register


class View(Register):
    """Of the project that the view names, else of the open one."""

    def __init__(self, name: str, options: Options, language: str) -> None:
        kind = listed(options, options.kind)[0].kind
        super().__init__(kind, fields_called(kind, options.columns))
        self._name, self._options, self._language = name, options, language

    @classmethod
    async def opened(cls, host: Host, name: str, text: str) -> None:
        """Raises UsageProblem for one that cannot be understood."""
        await host.push_screen(cls(name, view_options(name, text, host.language), host.language))

    @property
    def place(self) -> Hashable:
        return self._kind.kind, self._name

    @property
    def name_shown(self) -> Words:
        return words(N_("{view}: {kind}"), view=self._name, kind=super().name_shown)

    def records(self, workspace: Workspace, project: int | None) -> Sequence[Record]:
        """What `list` prints of it, within the open project where it names none."""
        options = Options(**vars(self._options))
        names_one = options.project or listed(options, options.kind)[1]
        if not names_one and (here := workspace.get(Project, project or 0)) is not None:
            options.project = here.code
        return selection(workspace, options, self._language).records
