"""ctrl+p "bring in a register": the file is chosen, then its screen stands until it is saved or kept as a draft."""

from collections.abc import Sequence
from pathlib import Path

from store.disk.draft_files import Draft
from store.disk.workspace import Saved
from store.exchange.imports.import_choices import Choices, Incoming, saved_counts
from store.exchange.imports.register_names import CALENDAR
from store.records import Project
from store.values.words import N_, Words, words
from tui.bring_in.bring_in_screen import BringIn
from tui.forms.draft_offer import BRING_IN
from tui.host import Host


def said_of(saved: Saved, incoming: Incoming) -> Words:
    """What is said once it is saved."""
    return words(N_("{act}: {counts}. u undoes it."), act=saved.act.name, counts=saved_counts(incoming.plan))


async def bring_in(host: Host, project: int) -> None:
    """Choose a file, then its columns and answers, then save; a draft of choices goes on where it was left."""
    from tui.bring_in.file_choice_screen import FileChoice
    from tui.forms.draft_offer import draft_chosen

    if (going_on := await draft_chosen(host, BRING_IN, project)) is not None:
        await going_on
        return
    chosen = await FileChoice.opened(host)
    if chosen is None:
        return
    path, registers = chosen
    await _shown(host, path, project, registers, Choices(registers[0]))


async def resume_bring_in(host: Host, draft: Draft) -> None:
    """Go on with the choices of a draft."""
    try:
        choices = Choices.unpacked(draft.extra["choices"])
        registers = [str(called) for called in draft.extra["registers"]]
        path = Path(draft.fields["file"])
    except (KeyError, TypeError, ValueError, AttributeError):
        host.report(words(N_("the draft {title} was written by another version"), title=draft.title), "amber")
        return
    await _shown(host, path, draft.project or host.project, registers, choices, draft)


async def _shown(
    host: Host,
    path: Path,
    project: int,
    registers: Sequence[str],
    choices: Choices,
    draft: Draft | None = None,
) -> None:
    place = await host.store.run(lambda w: w.get(Project, project))
    if place is None:
        host.report(words(N_("no project is open; g opens or creates one")), "amber")
        return
    if choices.called != CALENDAR:
        screen = BringIn(path, place, registers, choices, draft)
        result = await host.push_screen_wait(screen)
        if isinstance(result, Saved):
            host.done(result)
            if screen.incoming is not None:
                host.report(said_of(result, screen.incoming), "dim")
        if result != CALENDAR:
            return
    from tui.bring_in.calendar_screen import CalendarImport

    await CalendarImport.opened(host, path)
