"""jq and node read what `--json` prints, and what they pick out of it names the records to `show` again."""

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.peers
LISTS = ("list risk", "list milestone", "list action", "find data", "week", "today")
PICK = 'def ids: .. | objects | select(has("id") and has("code")) | .id; [ids] | unique | .[]'
NODE = """
const seen = new Set();
const walk = (one) => {
  if (one && typeof one === "object") {
    if ("id" in one && "code" in one) seen.add(one.id);
    Object.values(one).forEach(walk);
  }
};
walk(JSON.parse(require("fs").readFileSync(0, "utf8")));
console.log([...seen].sort().join("\\n"));
"""


@pytest.mark.parametrize("typed", LISTS)
def test_the_records_of_a_document_are_shown_again(
    demo: Path, needs: Callable[[str], str], typed: str, tmp_path: Path
) -> None:
    shutil.copytree(demo, home := tmp_path / "home")

    def forewarn(*words: str) -> str:
        env = {"FOREWARN_TODAY": "2026-11-26", "HOME": str(home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-m", "tui", "--store", str(home / "store.db"), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout

    document = forewarn(*shlex.split(typed), "--json")
    assert json.loads(document)["schema"] == 2
    picked = subprocess.run(
        [needs("jq"), "-r", PICK], input=document, capture_output=True, text=True, check=True
    ).stdout.split()
    read = subprocess.run(
        [needs("node"), "-e", NODE], input=document, capture_output=True, text=True, check=True
    ).stdout.split()
    # Ids are whole numbers beyond 2^53: as numbers both would have rounded them.
    assert picked == read and picked
    for id in picked[:5]:
        assert json.loads(forewarn("show", id, "--json"))["id"] == id
