"""What concerns one person's own data: `private erase NAME`, `private accept`."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from store.acts.permission import refuse_erasing, refuse_reader
from store.cli.console import print_lines, tell
from store.cli.parser import Call, Parser
from store.cli.parts.person_named import person_named
from store.cli.parts.prompt import agreed
from store.disk.database_file import open_file
from store.disk.erasure import erase
from store.disk.file.account import owner_called
from store.disk.file.known_stores import know
from store.disk.file.record_rows import plain
from store.disk.file.user_files import private_folder, private_path
from store.queries.people.erasure_preview import SHOWN, Erasure, erasure_of
from store.records import Person
from store.rules.people.personal_data import ERASED, IDENTIFYING, blank, erased, kinds_about, personal
from store.trouble import TROUBLE, UsageProblem
from store.values.record import Record
from store.values.text import fold
from store.values.words import N_, NN_, Words, say, words


def private_flags(parser: Parser, typed: Sequence[str]) -> None:
    """`private erase NAME`, `private accept`."""
    parser.word(
        "what",
        N_(
            "erase: permanently blank one person's personal data; accept: accept a store that was "
            "replaced on purpose"
        ),
    )
    parser.word("name", N_("the person: a name or an id"))
    parser.switch("--yes", N_("erase without asking"))


def private(call: Call) -> int:
    """One of the two."""
    return _accept(call) if fold(call.options.what or "") == "accept" else _erase(call)


def _accept(call: Call) -> int:
    """From now on the store that lies there goes with the private file that its id names."""
    session = call.session
    with closing(open_file(session.path, "store")) as opened:
        know(session.path, opened.uuid, private_folder(session.private_dir))
        file = private_path(opened.uuid, session.private_dir)
    sentence = N_(
        "{path} is your store from now on; its private notes are in {file}, older ones are kept next to it"
    )
    tell(call, words(sentence, path=str(session.path), file=str(file)))
    return 0


def _erase(call: Call) -> int:
    """Show what would be erased, ask, and erase it; no undo brings it back."""
    options = call.options
    if fold(options.what or "") != "erase" or not options.name:
        raise UsageProblem(words(N_("whose data? forewarn private erase NAME")))
    with call.session.workspace() as workspace:
        person = person_named(workspace, options.name)
        refuse_reader(workspace)
        refuse_erasing(workspace, person.id)
        found = erasure_of(workspace, person)
        print_lines(_preview(found, call.session.language))
        question = words(N_("erase this permanently? It cannot be undone. (yes/no)"))
        nobody = words(N_("nothing was erased: not a terminal, nobody to confirm; add --yes to erase"))
        if not agreed(call, question, nobody):
            tell(call, words(N_("nothing was erased")))
            return 0
        pairs = [(record, erased(record)) for record in found.records]
        kinds: tuple[type[Record], ...] = (Person, *kinds_about())
        blanks = {kind.kind: {f.name: plain(blank(f)) for f in personal(kind)} for kind in kinds}
        done = erase(workspace, pairs, blanks, IDENTIFYING, ERASED, found.fields)
        tell(call, words(N_("erased; the log says by whom, when and which fields")))
        if done.drafts:
            tell(
                call,
                words(
                    NN_(
                        "{n} draft that mentioned them was removed",
                        "{n} drafts that mentioned them were removed",
                    ),
                    n=done.drafts,
                ),
            )
        for path in done.backups:
            tell(
                call,
                words(N_("still in the backup {path}: delete it once you no longer need it"), path=str(path)),
            )
        for path in done.closed:
            sentence = N_("perhaps still in {path}, which you cannot read: {owner} or root deletes it")
            tell(call, words(sentence, path=str(path), owner=owner_called(path.lstat().st_uid)))
        if done.replicated is not None:
            sentence = N_(
                "still in {path} and in the replica that Litestream makes of it: delete both and have it start anew"
            )
            tell(call, words(sentence, path=str(done.replicated)))
        if not done.rewritten:
            sentence = N_(
                "the store is open elsewhere, and its free pages may still hold it: close it there and erase again"
            )
            tell(call, words(sentence))
            return TROUBLE
    return 0


COMMANDS = {"private": (private_flags, private)}


def _preview(found: Erasure, language: str) -> Iterator[str]:
    """Whose, what, and what stays all the same."""

    def tongue(sentence: Words) -> str:
        return say(sentence, language)

    yield f"{found.person.name} #{found.person.id}"
    if found.fields:
        yield "  " + tongue(words(N_("fields: {fields}"), fields=found.fields))
    if found.counts:
        yield "  " + tongue(words(N_("in {kinds}, and in the history of each"), kinds=found.counts))
    if found.naming:
        named = (*found.naming[:SHOWN], *(["…"] if len(found.naming) > SHOWN else []))
        yield "  " + tongue(words(N_("stays: the text of others that name them: {records}"), records=named))
    yield "  " + tongue(words(N_("stays: the private notes of other users, who can do the same")))
    elsewhere = N_(
        "stays: copies in other places (backup --to, dump, rsync, Litestream): delete them yourself"
    )
    yield "  " + tongue(words(elsewhere))
