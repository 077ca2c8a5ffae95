"""The store as Datasette shows it: the plain views open, filter and name people."""

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from store.demo import write
from store.disk.workspace import Workspace

pytestmark = pytest.mark.peers


@pytest.fixture
def server(needs: Callable[[str], str], workspace: Workspace) -> Iterator[str]:
    """The address of a Datasette that serves the demo's store while forewarn has it open."""
    program = needs("datasette")
    write(workspace, workspace.clock.today(), "en")
    command = [program, "serve", str(workspace.path), "--host", "127.0.0.1", "--port", "0"]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    served = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    assert served.stdout is not None
    try:
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = served.stdout.readline()
            assert line, said
            said += line
        yield found[0]
    finally:
        served.terminate()
        served.wait()
        served.stdout.close()


def fetch(address: str) -> Any:
    with urlopen(address) as answer:
        return json.load(answer)


def test_the_views_open(server: str, workspace: Workspace) -> None:
    tables = fetch(f"{server}/{workspace.path.stem}.json")
    for view in tables["views"]:
        name = view["name"] if isinstance(view, dict) else view
        rows = fetch(f"{server}/{workspace.path.stem}/{name}.json?_shape=array&_size=5")
        assert isinstance(rows, list), name
    (risk,) = fetch(f"{server}/{workspace.path.stem}/risk_register.json?_shape=array&code=R-09")
    assert (risk["project"], risk["owner"], risk["score"]) == ("ERP-North", "Daniel Sun", 16)
    hidden = [view for view in tables["views"] if "morale" in str(view)]
    assert hidden == []


def test_nothing_of_it_is_changed(server: str, workspace: Workspace) -> None:
    version = workspace.store.connection.execute("PRAGMA data_version").fetchone()
    fetch(f"{server}/{workspace.path.stem}/what_changed.json?_shape=array")
    assert workspace.store.connection.execute("PRAGMA data_version").fetchone() == version
    assert Path(workspace.path).stat().st_mode & 0o777 == 0o600
