"""Two entries that are one human being: `merge person A B`."""

from collections.abc import Iterator, Sequence

from store.acts.carry_out import carry_out
from store.acts.merge_entries import compared, merge_entries
from store.cli.console import print_lines, table, tell
from store.cli.parser import Call, Parser, terminal_width
from store.cli.parts.kind_words import kind_named
from store.cli.parts.person_named import person_named
from store.cli.parts.prompt import agreed
from store.queries.people.merge_preview import Merge
from store.queries.record_history import reader_for
from store.records import Person
from store.trouble import Trouble, UsageProblem
from store.values.reader import Reader
from store.values.words import N_, Words, say, words


def merge_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`merge person A B`."""
    parser.word("kind", N_("person (only people can be merged)"))
    parser.word("kept", N_("the entry to keep: a name or an id"))
    parser.word("gone", N_("the duplicate, merged into the first"))
    parser.switch("--yes", N_("merge without asking"))


def merge_(call: Call) -> int:
    """Show what would become of both, then make them one when that is wanted."""
    options = call.options
    if not options.kind or not options.kept or not options.gone:
        raise UsageProblem(words(N_("who is the same? forewarn merge person A B: A stays, B goes into A")))
    if kind_named(options.kind).kind is not Person:
        raise UsageProblem(words(N_("only persons are merged: forewarn merge person A B")))
    with call.session.workspace() as workspace:
        kept, gone = person_named(workspace, options.kept), person_named(workspace, options.gone)
        found = compared(workspace, kept.id, gone.id)
        if isinstance(found, Words):
            raise Trouble(found)
        print_lines(_preview(found, reader_for(workspace, None, call.session.language)))
        question = words(N_("merge {gone} into {kept}? (yes/no)"), gone=gone.name, kept=kept.name)
        nobody = words(N_("nothing was merged: not a terminal, nobody to confirm; add --yes to merge"))
        if not agreed(call, question, nobody):
            tell(call, words(N_("nothing was merged")))
            return 0
        saved = carry_out(workspace, merge_entries(found))
        tell(call, words(N_("{act}; forewarn undo undoes it"), act=saved.act.name))
    return 0


COMMANDS = {"merge": (merge_flags, merge_)}


def _preview(found: Merge, reader: Reader) -> Iterator[str]:
    """Who stays, field by field what of whom; then what moves."""
    pair, language = found.twins, reader.language

    def tongue(sentence: Words | str) -> str:
        return say(sentence, language)

    rows: list[tuple[str, ...]] = [
        ("", f"{pair.kept.name} #{pair.kept.id}", f"{pair.gone.name} #{pair.gone.id}", "")
    ]
    for field in (*pair.filled, *pair.disputed):
        mine, theirs = (reader.show(field, getattr(one, field.name)) for one in (pair.kept, pair.gone))
        what = tongue(N_("is filled in")) if field in pair.filled else tongue(N_("stays as it is"))
        rows.append((tongue(field.title), *(" ".join(text.split()) or "-" for text in (mine, theirs)), what))
    yield from table(rows, flex=2, width=terminal_width(100))
    if found.counts:
        moves = words(N_("hand over to {name}: {kinds}"), name=pair.kept.name, kinds=found.counts)
        yield tongue(moves)
    if found.left:
        yield tongue(words(N_("{n} cannot be changed and stay with the entry that goes"), n=len(found.left)))
