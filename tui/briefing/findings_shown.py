"""What lint found in a paper, as it is shown."""

from collections.abc import Callable, Iterator, Sequence

from store.rules.briefing.findings import Finding
from store.values.words import N_, NN_, Words, words
from tui.frame.pager import Passage


def first_of(findings: Sequence[Finding]) -> Words:
    """How much there is to look at, and the first of it."""
    form = NN_(
        "{n} thing to look at before the talk, l shows it: {what}",
        "{n} things to look at before the talk, l shows them: {what}",
    )
    return words(form, n=len(findings), what=findings[0].words)


def passages_of(findings: Sequence[Finding], say: Callable[[Words | str], str]) -> Iterator[Passage]:
    if not findings:
        yield Passage(say(N_("nothing found")), "dim")
    for one in findings:
        yield Passage(f"{'!' if one.hard else '-'} {say(one.words)}", "red" if one.hard else "text", 2)
