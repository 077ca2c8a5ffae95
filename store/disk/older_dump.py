"""What an older version dumped, put into a file as that version had it: the same steps bring it here as a store."""

from collections.abc import Mapping
from typing import Any

from store.disk.file.record_rows import plain
from store.disk.file.schema import migrate
from store.disk.file.sqlite import connect_aside, sqlite
from store.disk.full_dump import ORPHAN, TABLES, Filling, Misfit, Unknown, everything, packed
from store.disk.ledger import Ledger
from store.records import KINDS
from store.values.fields import fields_of
from store.values.words import N_, words

RECORD = {"id", "rev", "archived"}
"""Columns that tell the table of a kind."""
ITS_OWN = ("id", "act")
"""Columns of acts and changes that a file numbers itself."""
BAD = (
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    sqlite.ProgrammingError,
    sqlite.InterfaceError,
)
"""What values raise that are not as a dump has them."""


class Older:
    """Fills a file of an older schema, which lies aside, and from there the ledger's own. As `Filling`, in the caller's
    transaction; `close` when done or given up."""

    def __init__(self, ledger: Ledger, schema: int) -> None:
        self.ledger = ledger
        self.schema = schema
        self.act = 0
        self.columns: dict[str, frozenset[str]] = {}
        self.connection = connect_aside()
        try:
            migrate(self.connection, ledger.file.home, schema)
            self.connection.execute("BEGIN")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Forget the file that lies aside."""
        self.connection.close()

    def put(self, item: Mapping[str, Any]) -> None:
        """Write one item as that version would have. Raises Misfit."""
        try:
            ((name, values),) = item.items()
            if name == "record":
                kind = values["kind"]
                if not self._columns(kind) >= RECORD:
                    raise Unknown(str(kind))
                given = {name: value for name, value in values.items() if name != "kind"}
                self._insert(kind, kind, self._unsaid(kind) | given)
            else:
                self._row(name, values)
        except sqlite.IntegrityError as error:
            raise Misfit(words(N_("it conflicts with the rest: {why}"), why=str(error))) from None
        except BAD:
            raise Misfit() from None

    def finish(self) -> None:
        """Bring all of it to this version, and into the ledger. Raises Misfit, StoreProblem."""
        self.connection.execute("COMMIT")
        filling = Filling(self.ledger, older=True)
        try:
            self._update()
            for item in everything(self.connection, self.ledger.file.home):
                filling.put(item)
        except BAD:
            raise Misfit() from None
        filling.finish()

    def _update(self) -> None:
        try:
            migrate(self.connection, self.ledger.file.home)
        except sqlite.DatabaseError as error:
            raise Misfit(words(N_("it cannot be updated: {why}"), why=str(error))) from None

    def _row(self, item: str, values: Mapping[str, Any]) -> None:
        table = TABLES[item][0]
        columns = {name: packed(name, value) for name, value in values.items() if name not in ITS_OWN}
        if item == "change":
            if not self.act:
                raise Misfit(ORPHAN)
            if values["schema"] > self.schema:
                raise Unknown(f"schema {values['schema']}")
            columns["act"] = self.act
        number = self._insert(item, table, columns)
        if item == "act":
            self.act = number

    def _insert(self, item: str, table: str, values: Mapping[str, Any]) -> int:
        if more := values.keys() - self._columns(table):
            raise Unknown(f"{item}: {', '.join(sorted(more))}")
        names = ", ".join(f'"{name}"' for name in values)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})"
        return int(self.connection.execute(sql, tuple(map(_value, values.values()))).lastrowid)

    def _columns(self, table: str) -> frozenset[str]:
        if table not in self.columns:
            found = self.connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
            self.columns[table] = frozenset(name for (name,) in found)
        return self.columns[table]

    def _unsaid(self, kind: str) -> dict[str, Any]:
        """What a record holds in fields of which a dump says nothing."""
        known = self._columns(kind)
        fields = fields_of(KINDS[kind]) if kind in KINDS else ()
        return {f.name: f.empty for f in fields if f.name in known and f.empty is not None}


def _value(value: Any) -> Any:
    """As a table holds it: yes and no as numbers, a list as JSON."""
    return plain(tuple(value) if isinstance(value, list) else value)
