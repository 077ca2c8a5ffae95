"""What of the private file a paper is looked through for."""

from datetime import date

from store.disk.workspace import Workspace
from store.queries.briefing.briefing_checks import private_texts
from store.records import Morale, Note, PrivateVerdict, Project
from store.values.words import words

DAY = date(2026, 11, 26)


def test_only_what_a_person_wrote_is_private_text(workspace: Workspace, project: Project) -> None:
    """The name of a kind that a verdict is about stands in any paper."""
    note = Note(project=project.id, text="Sun wants to leave", on=DAY)
    (note,) = workspace.save(note, act=words("add")).records  # type: ignore[assignment]
    verdict = PrivateVerdict(
        project=project.id,
        subject=project.id,
        subject_kind="project",
        on=DAY,
        decided="stands",
        reasons="sponsor silent",
        why="she told me so",
    )
    tired = Morale(project=project.id, on=DAY, mood=2, text="tired of it", follow_up="take her out of M3")
    workspace.save(verdict, tired, act=words("add"))
    texts = private_texts(workspace)
    assert set(texts) == {"Sun wants to leave", "she told me so", "tired of it", "take her out of M3"}
