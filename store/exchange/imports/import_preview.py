"""A plan as lines of text: what is read as what, how many rows come to what, and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.exchange.columns.column_fit import LOOSELY
from store.exchange.columns.column_mapping import Mapped, Mapping
from store.exchange.imports.import_plan import LEFT_OUT, STATUSES, Plan, PlannedRow, Reason
from store.exchange.imports.register_names import title_of
from store.exchange.tables.sheet_grid import SheetNumber
from store.records import Risk
from store.records.milestone import MOVED
from store.records.risk import score
from store.values.dates import full_date
from store.values.width import cell_width, cut, pad
from store.values.words import N_, Words, say, words
from store.values.wrapping import wrapped

MOST_ROWS = 8  # row numbers that a note names
FIRST_NEW = 8  # new rows that are shown
MOST = 200  # changed rows and causes that are shown
NAME = 24  # cells of a field's or a column's name
SAMPLE = 24  # cells of a sample
VALUE = 40  # cells of a value before and after
INDENT = "  "
MOVED_ROWS, GONE = N_("{n} of them moved"), N_("{n} gone")


def preview_lines(plan: Plan, language: str, width: int) -> list[str]:
    """The plan in at most `width` cells a line: mapping, conversions, questions, counts, rejected, changed, new."""
    preview = _Preview(plan, language, max(width, 40))
    return [cut(line, preview.width) for line in preview.lines()]


class _Preview:
    def __init__(self, plan: Plan, language: str, width: int) -> None:
        self.plan, self.language, self.width = plan, language, width

    def lines(self) -> Iterator[str]:
        plan = self.plan
        projects = plan.projects or ((plan.project,) if plan.project else ())
        place = tuple(project.code for project in projects)
        kind = Words(title_of(plan.called))
        heading = (
            N_("{file} as {kind} of {project}; rows: {n}") if place else N_("{file} as {kind}; rows: {n}")
        )
        yield self.say(
            words(heading, file=plan.file, n=len(plan.rows) + len(plan.left_out), kind=kind, project=place)
        )
        yield from self._mapping()
        for note in plan.notes:
            yield from self._wrapped(note, "")
        yield ""
        counts = [words(STATUSES[status], n=n) for status, n in plan.counts.items()]
        counts += [words(LEFT_OUT, n=len(plan.left_out))] if plan.left_out else []
        counts += [words(MOVED_ROWS, n=n)] if (n := sum(bool(row.moves) for row in plan.rows)) else []
        counts += [words(GONE, n=len(plan.gone))] if plan.gone else []
        yield say(N_(", "), self.language).join(map(self.say, counts))
        if plan.people:
            names = tuple(person.name for person in plan.people)
            yield from self._wrapped(words(N_("new people: {names}"), names=names), "")
        yield from self._causes(N_("Waiting"), plan.of("waiting"))
        yield from self._causes(N_("Rejected"), plan.of("rejected"))
        yield from self._moved()
        yield from self._section(N_("Changed"), plan.of("changed"))
        yield from self._section(N_("New"), plan.of("new"), FIRST_NEW)
        yield from self._kept()
        yield from self._gone()
        yield from self._remarkable()
        yield from self._contradictions()
        if plan.asks:
            yield ""
            yield self.say(N_("Before it can be saved"))
            for ask in plan.asks:
                yield from self._wrapped(ask, INDENT)

    def _mapping(self) -> Iterator[str]:
        for part in self.plan.parts:
            if len(self.plan.parts) > 1:
                plural = Words(part.kind.plural)
                named = words(N_("{sheet}: {kind}"), sheet=part.sheet, kind=plural)
                yield self.say(named if part.sheet else plural)
            yield from self._part(part.mapping)
        left = dict.fromkeys(column for part in self.plan.parts for column in part.mapping.left_out)
        if left:
            yield from self._wrapped(words(N_("left out: {columns}"), columns=tuple(left)), INDENT)
        explained = {p.mapping.headers[n] for p in self.plan.parts for n in p.mapping.why}
        if columns := tuple(column for column in self.plan.kept if column not in explained):
            kept = words(N_("kept as text in the remark: {columns}"), columns=columns)
            yield from self._wrapped(kept, INDENT)

    def _part(self, mapping: Mapping) -> Iterator[str]:
        taken = [one for one in mapping.mapped if not one.target.derived]
        titles = [self.say(one.target.title) for one in taken]
        shown = [mapping.shown(one) for one in taken]
        title_width = min(max(map(cell_width, titles), default=0), NAME)
        column_width = min(max(map(cell_width, shown), default=0), NAME)
        for title, column, one in zip(titles, shown, taken, strict=True):
            line = f"{INDENT}{pad(title, title_width)}  <- {pad(column, column_width)}  {self._samples(one)}"
            yield line.rstrip()
        if derived := tuple(mapping.shown(one) for one in mapping.mapped if one.target.derived):
            follows = words(N_("not imported, since it follows from the rest: {columns}"), columns=derived)
            yield from self._wrapped(follows, INDENT)
        for place, why in mapping.why.items():
            header = mapping.headers[place]
            left = (
                N_("{column}: {why}; it is left out")
                if place in mapping.counting
                else N_("{column}: {why}; it is kept in the remark")
            )
            yield from self._wrapped(words(left, column=header, why=why), INDENT)

    def _samples(self, one: Mapped) -> str:
        """Two of a column's values, and how much of it reads where that is not all."""
        values = " | ".join(cut(" ".join(text.split()), SAMPLE) for text in one.samples)
        if not one.samples or one.fit >= 1 or one.fit == LOOSELY:
            return values
        share = words(N_("{percent} % reads"), percent=round(one.fit * 100))
        return f"{self.say(share)}: {values}"

    def _causes(self, title: str, rows: Sequence[PlannedRow]) -> Iterator[str]:
        """Rows that do not come in, once for each cause."""
        if not rows:
            return
        yield ""
        yield self.say(title)
        causes: dict[str, list[PlannedRow]] = {}
        for row in rows:
            cause = self.say(N_("; ")).join(map(self._reason, row.reasons))
            causes.setdefault(cause, []).append(row)
        for cause, same in list(causes.items())[:MOST]:
            yield from self._wrapped(cause, INDENT)
            for row in same[:MOST_ROWS]:
                number = self.say(_row(row.number))
                yield f"{INDENT * 3}{number}  {row.label}"
            if (more := len(same) - MOST_ROWS) > 0:
                yield INDENT * 3 + self.say(words(N_("{n} more"), n=more))
        if len(causes) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(causes) - MOST))

    def _section(self, title: str, rows: Sequence[PlannedRow], most: int = MOST) -> Iterator[str]:
        if not rows:
            return
        yield ""
        yield self.say(title)
        for row in rows[:most]:
            number = self.say(_row(row.number))
            weight = _weight(row) if row.status == "new" else ""
            yield f"{INDENT}{number}  {row.label}{weight}"
            for change in row.changes:
                before, after = (
                    cut(" ".join(text.split()), VALUE) or "-" for text in (change.before, change.after)
                )
                yield f"{INDENT * 3}{self.say(change.field)}  {before} -> {after}"
        if len(rows) > most:
            yield INDENT + self.say(words(N_("{n} more"), n=len(rows) - most))

    def _moved(self) -> Iterator[str]:
        """Forecasts that move, and baselines."""
        rows = [(row, move) for row in self.plan.rows for move in row.moves]
        if not rows:
            return
        yield ""
        yield self.say(N_("Moved"))
        for row, move in rows[:MOST]:
            later = move.moved_from and move.moved_to and move.moved_to > move.moved_from
            sentence = (
                N_("{what} {before} -> {after}, later")
                if later
                else N_("{what} {before} -> {after}, earlier")
            )
            days = {"before": _day(move.moved_from), "after": _day(move.moved_to)}
            moved = self.say(words(sentence, what=Words(MOVED[move.what]), **days))
            yield f"{INDENT}{self.say(_row(row.number))}  {row.label}  {moved}"
        if len(rows) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(rows) - MOST))

    def _kept(self) -> Iterator[str]:
        """Fields that stay as they were edited here, a line each, and how to take the file's."""
        kept = [one for row in self.plan.rows for one in row.kept]
        if not kept:
            return
        yield ""
        yield self.say(N_("Newer here than in the file"))
        for one in kept[:MOST]:
            sentence = N_("{name}: yours of {day} is newer: kept ({field} {here}; the file: {said})")
            here = cut(" ".join(one.here.split()), VALUE) or "-"
            said = cut(" ".join(one.said.split()), VALUE) or "-"
            field, day = Words(one.field), _day(one.on)
            shown = words(sentence, name=one.name, day=day, field=field, here=here, said=said)
            yield from self._wrapped(shown, INDENT)
        if len(kept) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(kept) - MOST))
        names = tuple(dict.fromkeys(one.target for one in kept))
        hint = N_("to take what the file says: --take-file {field}, or --take-file all")
        yield from self._wrapped(words(hint, field=names[0]), INDENT)

    def _gone(self) -> Iterator[str]:
        """What the register listed before and does not list now."""
        gone = self.plan.gone
        if not gone:
            return
        yield ""
        yield self.say(N_("Gone from the file, and open here as before"))
        for record in gone[:MOST]:
            yield INDENT + " ".join(f"{getattr(record, 'code', '')} {record.label}".split())
        if len(gone) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(gone) - MOST))

    def _remarkable(self) -> Iterator[str]:
        """Notes on rows that are imported, equal ones together."""
        rows: dict[tuple[str, str], list[int]] = {}
        for row in self.plan.rows:
            for reason in row.reasons if row.status not in ("waiting", "rejected") else ():
                rows.setdefault((self._reason(reason), reason.column), []).append(row.number)
        if not rows:
            return
        yield ""
        yield self.say(N_("Please note"))
        for (text, _), numbers in list(rows.items())[:MOST]:
            shown: tuple[object, ...] = tuple(numbers[:MOST_ROWS])
            if (more := len(numbers) - MOST_ROWS) > 0:
                shown += (words(N_("{n} more"), n=more),)
            named = N_("rows {rows}: {note}") if len(numbers) > 1 else N_("row {rows}: {note}")
            yield from self._wrapped(words(named, rows=shown, note=text), INDENT)
        if len(rows) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(rows) - MOST))

    def _contradictions(self) -> Iterator[str]:
        """Each with its rows, and what is done about it unless somebody decides."""
        asked = [one for one in self.plan.questions if one.about == "row" or one.taken != "make"]
        if not asked:
            return
        yield ""
        yield self.say(N_("Conflicts"))
        for one in asked[:MOST]:
            rows = ", ".join(map(str, one.rows[:MOST_ROWS]))
            sentence = (
                N_("rows {rows}: {note}; {taken}") if len(one.rows) > 1 else N_("row {rows}: {note}; {taken}")
            )
            done = words(N_("{answer}: {does}"), answer=one.taken, does=one.answers[one.taken])
            yield from self._wrapped(words(sentence, rows=rows, note=one.words, taken=done), INDENT)
        if len(asked) > MOST:
            yield INDENT + self.say(words(N_("{n} more"), n=len(asked) - MOST))
        hint = N_("to decide otherwise: --on-conflict first|last|skip and --unknown-people make|leave|skip")
        yield from self._wrapped(hint, INDENT)
        if doubted := next((one for one in asked if one.likely), None):
            said = N_('to say who is meant: --person "{name}={person}"; the same name twice is somebody new')
            name, person = str(doubted.key), doubted.likely[0].name
            yield from self._wrapped(words(said, name=name, person=person), INDENT)

    def _reason(self, reason: Reason) -> str:
        if not reason.column:
            return self.say(reason.words)
        return self.say(words(N_("{column}: {note}"), column=reason.column, note=reason.words))

    def say(self, sentence: Words | str) -> str:
        return say(sentence, self.language)

    def _wrapped(self, sentence: Words | str, indent: str) -> Iterable[str]:
        """The later lines stand two cells further in, but where they are set in far already."""
        text = " ".join((sentence if isinstance(sentence, str) else self.say(sentence)).split())
        further = INDENT * (len(indent) < 8)
        lines = wrapped(text, self.width - cell_width(indent), cell_width(further))
        return (indent + further * (n > 0) + line for n, line in enumerate(lines))


def _day(day: date | None) -> Words | str:
    return full_date(day) if day is not None else "-"


def _row(number: int) -> Words:
    """Which row it is; of several sheets with the sheet's name."""
    if isinstance(number, SheetNumber):
        return words(N_("row {sheet} {n}"), sheet=number.sheet, n=number.row)
    return words(N_("row {n}"), n=number)


def _weight(row: PlannedRow) -> str:
    """Probability × impact of a new risk, since a scale may have been converted; of an issue the impact."""
    risk = next((record for record in row.records if isinstance(record, Risk)), None)
    if risk is None or risk.impact is None:
        return ""
    value = score(risk)
    return f"  {risk.impact}" if value is None else f"  {risk.probability}×{risk.impact}={value}"
