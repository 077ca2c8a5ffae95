"""The keys that act on one record, for screens that have one under the cursor or show nothing else."""

from store.records import Note, Risk, Stakeholder
from store.records.names import name_of
from store.rules.registers.lifecycle import FINISH, STAND
from store.values.record import Record
from store.values.words import N_, words
from tui.host import Host, Verb

OF_A_RECORD = frozenset(
    ("edit", "tell", "need_not", "contact", "stand", "finish", "archive", "history", "mark")
)
NO_RECORD = N_("no record stands under the cursor")


def idle(kind: type[Record]) -> frozenset[str]:
    """The actions that do no more with a record of that kind than say why not: a footer leaves them out."""
    nothing = {
        "stand": kind.kind not in STAND,
        "finish": kind.kind not in FINISH and kind not in (Risk, Note),
        "tell": kind.home == "private" or kind is Stakeholder,
    }
    return frozenset(action for action, idle in nothing.items() if idle)


OWN = frozenset({"new", "edit", "stand", "finish", "archive"})
"""What is saved where the record is: in the store, or in one's own file."""
SAVING = OWN | {"tell", "need_not", "contact", "action", "place('meeting')"}


def refused(host: Host, private: bool = False) -> frozenset[str]:
    """The actions that say no more than that the store may not be written, where it is so; `private`: what stands here
    is saved in one's own file."""
    if not host.reads_only:
        return frozenset()
    return SAVING - OWN if private else SAVING


def act_on(host: Host, verb: Verb, record: Record | None, name: str = "") -> None:
    """Do it with the record, or say that there is none; `name`: what it is called, if not by its own."""
    if record is None:
        host.report(words(NO_RECORD), "amber")
    else:
        host.actions.do(verb, record, name or name_of(record))


class RecordVerbs:
    """A screen binds those of the keys that make sense on it, and says what is done with each."""

    def act(self, verb: Verb) -> None:
        """Do it with the record, if there is one."""
        raise NotImplementedError

    def action_edit(self) -> None:
        self.act("edit")

    def action_tell(self) -> None:
        self.act("tell")

    def action_need_not(self) -> None:
        self.act("need_not")

    def action_contact(self) -> None:
        self.act("contact")

    def action_stand(self) -> None:
        self.act("stand")

    def action_finish(self) -> None:
        self.act("finish")

    def action_archive(self) -> None:
        self.act("archive")

    def action_history(self) -> None:
        self.act("history")
