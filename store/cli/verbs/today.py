"""The morning as plain text: `today`."""

import os
from collections.abc import Iterator, Sequence

from store.cli.console import print_json, print_lines, remark
from store.cli.parser import Call, Parser
from store.cli.parts.as_of import as_of_day, as_of_flag
from store.cli.parts.project_named import project_named, projects_shown
from store.cli.parts.review_lines import queue_lines
from store.cli.parts.today_sections import Sections
from store.cli.remote_command import confined
from store.disk.workspace import Workspace
from store.queries.boards.project_header import Header, header
from store.queries.project_situation import situations
from store.queries.review.my_projects import my_projects
from store.queries.review.review_board import review
from store.records import Project
from store.rules.registers.areas import Area, shown
from store.trouble import DONE, TROUBLE, NotAllowed, Trouble, UsageProblem
from store.values.date_display import show_day
from store.values.words import N_, Words, say, words


def today_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`today`."""
    parser.project(N_("only this project"))
    parser.switch("--quiet-if-empty", N_("print nothing when the review has nothing to ask"))
    parser.switch(
        "--mail", N_("mail each manager how much wants them, by codes alone; nothing where nothing does")
    )
    parser.switch("--titles", N_("with --mail: the queue as it is printed, instead of codes"))
    parser.switch("--dry-run", N_("with --mail: print the mails instead of sending them"))
    parser.json()
    as_of_flag(parser)


def today(call: Call) -> int:
    """The queue of the review, then every active project, or the named one; a blank line between two."""
    if call.options.mail:
        return _mailed(call)
    if call.options.titles or call.options.dry_run:
        raise UsageProblem(words(N_("--titles and --dry-run go with --mail")))
    with call.session.workspace(as_of=as_of_day(call)) as workspace:
        chosen = projects_shown(workspace, call.options.project)
        if isinstance(chosen, Words):
            if call.options.json:
                raise Trouble(chosen)
            if not call.options.quiet_if_empty:
                print_lines([say(chosen, call.session.language)])
            return 0
        ids = [project.id for project in chosen]
        mine = ids if call.options.project else my_projects(workspace)
        situations(workspace, (*dict.fromkeys((*ids, *mine)),))  # in one reading
        # What is mine alone has no place in what may be piped.
        board = review(workspace, mine, private=False)
        if call.options.quiet_if_empty and not board.lines:
            return 0
        language = call.session.language
        if call.options.json:
            from store.cli.parts.today_json import today_json

            headers = [header(workspace, project.id) for project in chosen]
            print_json(today_json(board, headers, language))
            return 0
        mornings = [list(_morning(workspace, project, language)) for project in chosen]
    print_lines(queue_lines(board, language))
    for lines in mornings:
        print_lines(["", *lines])
    return 0


COMMANDS = {"today": (today_flags, today)}


def _mailed(call: Call) -> int:
    """A mail to everybody who has something to look at; 1 where somebody cannot be reached."""
    from store.cli.parts.morning_mail import NoAddress, mail, mornings, send

    options, unreached = call.options, False
    if options.json or options.as_of:
        raise UsageProblem(words(N_("--mail says what is now, and to people: neither --json nor --as-of")))
    if not options.dry_run and confined(call.session.config, os.environ):
        raise NotAllowed(words(N_("this account is kept to one folder, and sends no mail")))
    with call.session.workspace() as workspace:
        found = list(mornings(workspace, project_named(workspace, options.project)))
    for morning in found:
        try:
            message = mail(morning, call.session.language, titles=options.titles)
        except NoAddress as problem:
            unreached = True
            remark(call, problem.words)
            continue
        if options.dry_run:
            print_lines(
                [*(f"{name}: {value}" for name, value in message.items()), "", message.get_content(), ""]
            )
        else:
            send(message)
    return TROUBLE if unreached else DONE


def _morning(workspace: Workspace, project: Project, language: str) -> Iterator[str]:
    """How the project stands, then what of it wants to be looked at."""
    yield from _header(header(workspace, project.id), language)
    yield from Sections(workspace, project.id, language).all()


def _header(head: Header, language: str) -> Iterator[str]:
    parts = [head.project.code, show_day(head.day.date, language), _letters(head.state), _letters(head.house)]
    if head.sponsor:
        parts.append(say(_sponsor(head.sponsor, head), language))
    yield "  ".join(part for part in parts if part)
    for notice in head.notices:
        yield f" {say(notice.full, language)}"


def _letters(areas: Sequence[Area]) -> str:
    return " ".join(map(shown, areas))


def _sponsor(name: str, head: Header) -> Words:
    if head.meeting is None:
        return words(N_("sponsor {name}"), name=name)
    day: object = words(N_("today")) if head.meeting == head.day.date else head.meeting
    return words(N_("sponsor {name} {day} {time}"), name=name, day=day, time=head.meeting_time)
