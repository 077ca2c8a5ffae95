"""Opens the store, runs the app on it, and closes both."""

import os
import sys

from store.config import ConfigProblem, check_keys, config_path
from store.disk.file.user_files import failure_note
from store.disk.workspace import Workspace
from store.session import Session
from store.trouble import Trouble
from store.values.words import say
from tui.app import Forewarn
from tui.dashboard.dashboard import Dashboard
from tui.dashboard.milestones_pane import Milestones
from tui.dashboard.pane import Pane
from tui.dashboard.review_pane import ReviewPane
from tui.dashboard.risks_pane import Risks
from tui.frame.keys import default_keys
from tui.picture.first_picture import Opening
from tui.terminal.backup_thread import BackupThread
from tui.terminal.store_thread import StoreThread
from tui.terminal.stray_bytes import tolerate_stray_bytes
from widgets.rows import Rows


def own_keys() -> dict[str, str]:
    """The ids that `[keys]` may name, with their default keys."""
    from tui.briefing.briefing_screen import BriefingScreen

    return default_keys(Forewarn, Dashboard, Pane, ReviewPane, Risks, Milestones, Rows, BriefingScreen)


def check_config(session: Session) -> None:
    """Raises ConfigProblem for a key that nothing has, or that would mean two things."""
    if session.config.keys:
        for problem in check_keys(session.config, own_keys(), config_path(os.environ)):
            raise ConfigProblem(problem)


def open_screen(session: Session, opening: Opening) -> int:
    """Run the dashboard until the user leaves, on the store that was opened.

    Raises StoreProblem when the store cannot be opened, ConfigProblem for keys that cannot be.
    """
    check_config(session)
    opened = [opening.workspace]

    def open_workspace() -> Workspace:
        if opened:
            return opened.pop()
        return session.open()

    folder, private = opening.workspace.drafts, opening.workspace.private_path
    common = session.common and _is_common(opening.workspace)
    store = StoreThread(open_workspace)
    try:
        store.opened.result()
        store.audience = session.audience
        app = Forewarn(session, store, opening.project, folder, opening)
        if failure_note(private).exists():
            from store.disk.care.backup_process import last_failure

            app.left_over = last_failure(session.path, private)
        if common and app.left_over is None:
            app.left_over = session.notes_are_common
        tolerate_stray_bytes()
        if opening.guard is None or not opening.guard.holds:
            app.hangup.install()
        backups = BackupThread(session.path, private)
        code = app.run() or 0
        opening.give_back()
        if app._exception is not None:
            from tui.terminal.crash import sentence

            print(say(sentence(app.fault), session.language), file=sys.stderr)
            code = 1
    finally:
        store.close()
    backups.close()
    if backups.problem is not None:
        raise Trouble(backups.problem)
    return code


def _is_common(workspace: Workspace) -> bool:
    # Only where somebody goes by another name than their account's.
    from store.queries.common_account import is_common

    return is_common(workspace)
