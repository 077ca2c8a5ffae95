"""Whether what was shown shall be saved."""

from store.cli.console import tell
from store.cli.parser import Call, at_terminal
from store.cli.parts.prompt import answered
from store.values.reader import NO, YES
from store.values.text import fold
from store.values.words import N_, words


def confirmed(call: Call, coming: int) -> bool:
    """By flag, by answer, or, where nobody can answer, not."""
    if call.options.yes:
        return True
    if call.options.dry_run:
        tell(call, words(N_("nothing saved (--dry-run)")))
        return False
    if not at_terminal():
        tell(call, words(N_("nothing saved: not a terminal, nobody to confirm; add --yes to save")))
        return False
    question = words(N_("save {n}? (yes/no)"), n=coming)
    while True:
        answer = fold(answered(call, question) or "no")
        if answer in YES:
            return True
        if answer in NO:
            tell(call, words(N_("nothing saved")))
            return False
