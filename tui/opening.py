"""Opens the store, runs the app on it, and closes both."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from store.cli.session import Session
from store.config import ConfigProblem, check_keys, config_path
from store.disk.workspace import Workspace
from store.queries.projects import project_to_open
from store.values.words import say
from tui.app import Forewarn
from tui.keeper import Keeper
from tui.keys import default_keys
from tui.pane import Pane
from tui.screens.dashboard import Dashboard
from tui.store_thread import StoreThread
from widgets.rows import Rows


def check_config(session: Session) -> None:
    """Raises ConfigProblem for a key that nothing has, or that would mean two things in one place."""
    chosen, path = session.config.keys, config_path(os.environ)
    if not chosen:
        return
    from tui.screens.briefing import BriefingScreen

    places = [default_keys(Forewarn, Dashboard, Pane, Rows), default_keys(Forewarn, BriefingScreen, Rows)]
    every = {id: key for place in places for id, key in place.items()}
    unknown = {id: key for id, key in chosen.items() if id not in every}
    problems = list(check_keys(replace(session.config, keys=unknown), every, path))
    for place in places:
        here = {id: key for id, key in chosen.items() if id in place}
        problems += check_keys(replace(session.config, keys=here), place, path)
    for problem in problems:
        raise ConfigProblem(problem)


def open_screen(session: Session) -> int:
    """Run the dashboard until the user leaves.

    Raises StoreProblem when the store cannot be opened, ConfigProblem for keys that cannot be.
    """
    check_config(session)

    def open_workspace() -> Workspace:
        return Workspace.open(
            session.path, who=session.who, clock=session.clock, private_dir=session.private_dir
        )

    def start(workspace: Workspace) -> tuple[int | None, Path, Path]:
        project = project_to_open(workspace, session.project)
        return project.id if project else None, workspace.drafts, workspace.private_path

    store = StoreThread(open_workspace)
    try:
        store.opened.result()
        project, folder, private = store.submit(start).result()
        app = Forewarn(session, store, project, folder)
        app.hangup.install()
        keeper = Keeper(session.path, private)
        code = app.run() or 0
        if app._exception is not None:
            from tui.fault import sentence

            print(say(sentence(app.fault), session.language), file=sys.stderr)
            code = 1
    finally:
        store.close()
    keeper.close()
    if keeper.problem is not None:
        raise keeper.problem
    return code
