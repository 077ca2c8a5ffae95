"""ctrl+p "begin from a template": which one, from which day, then all that it comes to, saved as one act."""

from collections.abc import Sequence

from store.acts.apply_template import apply_template, template_begun
from store.disk.workspace import Workspace
from store.queries.project_day import day_of
from store.queries.record_history import reader_for
from store.queries.template_list import templates
from store.records import Meeting, Project
from store.rules.plan.template import Template
from store.rules.plan.template_start import Begun
from store.values.day import Day
from store.values.fields import field_named
from store.values.reader import Unreadable
from store.values.words import N_, NN_, Words, words
from tui.bring_in.template_screen import TemplateScreen
from tui.dialogs.answer_list import AnswerList
from tui.dialogs.reason_prompt import Reason
from tui.host import Host

MILESTONES = NN_("{title}: {n} milestone", "{title}: {n} milestones")
START = N_("Start")
A_DAY = N_("a day, such as 11 jan")


async def begin_from_template(host: Host, project: int) -> None:
    """Ask, show, save."""
    place = await host.store.run(lambda w: w.get(Project, project))
    if place is None:
        host.report(words(N_("no project is open; g opens or creates one")), "amber")
        return
    found = await host.store.read(lambda w: templates(w, host.language))
    chosen = await _chosen(host, found)
    if chosen is None:
        return
    begun = await _begun(host, chosen, place)
    if begun is None:
        return
    screen = TemplateScreen(*begun, place.code)
    if await host.push_screen_wait(screen):
        saved = apply_template(begun[0], place)
        await host.keep(*saved.records, act=saved.act)


async def _chosen(host: Host, found: Sequence[Template]) -> Template | None:
    say = host.say
    answers = [say(words(MILESTONES, title=one.title, n=len(one.of("milestone")))) for one in found]
    at = await host.push_screen_wait(AnswerList(say(N_("Begin from which template?")), answers))
    return None if at is None else found[at]


async def _begun(host: Host, template: Template, project: Project) -> tuple[Begun, Day] | None:
    """What it comes to from the day that is typed; asked again for one that is none. None: the user went back."""
    language = host.language
    said = host.say(
        words(N_("{template}: from which day in {code}?"), template=template.title, code=project.code)
    )
    while True:
        typed = await host.push_screen_wait(Reason(said, needs=A_DAY, back=N_("back"), label=START))
        if typed is None:
            return None

        def look(workspace: Workspace, typed: str = typed) -> tuple[Begun, Day] | Words:
            try:
                start = reader_for(workspace, project.id, language).read(field_named(Meeting, "on"), typed)
            except Unreadable as problem:
                return problem.words
            found = template_begun(workspace, template, project, start)
            return found if isinstance(found, Words) else (found, day_of(workspace, project))

        found = await host.store.run(look)
        if not isinstance(found, Words):
            return found
        said = host.say(found)
