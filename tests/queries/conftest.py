"""Stories of what was told."""

import pytest
from told_story import Story

from store.disk.workspace import Workspace
from store.records import Project


@pytest.fixture
def story(workspace: Workspace, project: Project) -> Story:
    """It begins on 2 November."""
    return Story(workspace, project)
