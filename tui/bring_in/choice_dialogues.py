"""What is asked of a register that is brought in: which field a column is, what a word means, what the file is."""

from collections.abc import Sequence

from store.exchange.imports.import_choices import Choices
from store.exchange.imports.import_plan import Plan
from store.exchange.imports.import_questions import Asked, answered
from store.exchange.imports.register_names import CALENDAR, title_of
from store.values.words import N_, Words, words
from tui.bring_in.column_lines import ColumnLine, now, ways
from tui.dialogs.answer_list import AnswerList
from tui.host import Host


async def field_chosen(host: Host, line: ColumnLine, plan: Plan, choices: Choices) -> Choices | None:
    """What becomes of a column; None: as it was."""
    offered = list(ways(line, plan, choices, host.say))
    names = [name for name, _ in offered]
    is_now = now(line)
    sentence = words(N_("{column} becomes"), column=line.header)
    at = await _chosen(
        host, sentence, [text for _, text in offered], names.index(is_now) if is_now in names else None
    )
    return None if at is None else choices.with_column(line.header, names[at])


async def answer_chosen(host: Host, asked: Asked, choices: Choices) -> Choices | None:
    """One of the answers that are offered, or a typed one; None: none."""
    answers = [host.say(does) for _, does in asked.answers]
    at: int | None = len(answers)
    if answers:
        offered = [*answers, f"{host.say(asked.typed)} …"] if asked.typed else answers
        at = await _chosen(host, asked.said, offered)
    if at is None:
        return None
    if at < len(answers):
        return answered(choices, asked, asked.answers[at][0])
    from tui.dialogs.reason_prompt import Reason

    prompt = Reason(host.say(asked.said), needs=asked.typed, back=N_("back"), label=N_("Answer"))
    typed: str | None = await host.push_screen_wait(prompt)
    return answered(choices, asked, typed) if typed else None


async def register_chosen(host: Host, registers: Sequence[str], choices: Choices) -> Choices | str | None:
    """What the file is, with nothing chosen of its columns yet; CALENDAR; None: as it was."""
    titles = [host.say(title_of(called)) for called in registers]
    is_now = registers.index(choices.called)
    at = await _chosen(host, words(N_("what is it?")), titles, is_now)
    if at is None or at == is_now:
        return None
    return CALENDAR if registers[at] == CALENDAR else Choices(registers[at], left=choices.left)


async def _chosen(host: Host, sentence: Words, answers: Sequence[str], at: int | None = None) -> int | None:
    chosen: int | None = await host.push_screen_wait(AnswerList(host.say(sentence), answers, at))
    return chosen
