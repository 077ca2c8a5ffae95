"""What happens in one project of the large store, week by week for four years."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.records import (
    Action,
    Contact,
    Milestone,
    Morale,
    Person,
    Project,
    Reading,
    Reforecast,
    Risk,
    Seat,
    Stakeholder,
    Told,
)
from store.records.action import ActionType
from store.records.stakeholder import ClientClass, Role
from store.values.words import words

if TYPE_CHECKING:
    from large import Book

WEEKS = 208
USUAL = 30
"""Rows of journal that one week of a project makes beside its reviews."""
PEOPLE, CONTACTS, RISKS, BACKLOG, ACTIONS, TOLD, MILESTONES, NOTES = 100, 4_000, 400, 120, 200, 100, 20, 40
MANY: dict[Role, int] = {"sponsor": 1, "client_pm": 1, "executive": 4, "core": 14, "outer": 40, "ours": 20}
ROLES = tuple(role for role, many in MANY.items() for _ in range(many))
CLASSES: tuple[ClientClass, ...] = ("A", "A", "B", "B", "B", "B", "C", "C", "C", "C")
"""As often as they are given."""
TYPES: tuple[ActionType, ...] = ("action", "action", "promise", "ask")
"""Of what is to be done: half of it is owed to nobody."""
CHANNELS = ("call", "call", "call", "email", "meeting", "message", "video", "visit")
SAID = {
    "en": (
        "asked about the price list; told that the interface comes in two weeks",
        "wants the training in two shifts, and a list of open defects by Friday",
        "agreed to the acceptance date; doubts the data of the old system",
        "no answer on the contract amendment, will call back after the steering meeting",
        "thanked for the quick repair, asked who is on call over the holidays",
    ),
    "zh": (
        "询问价格清单，已告知接口两周后交付",
        "希望培训分两班进行，周五前要遗留缺陷列表",
        "同意验收日期，但担心旧系统的数据质量",
        "合同补充协议尚无答复，指导会后回电",
        "感谢快速修复，询问节假日谁值班",
    ),
}
RISK = {
    "en": (
        "Supplier late with {}",
        "Key user for {} leaves",
        "Data quality of {}",
        "Budget of {} not approved",
    ),
    "zh": ("供应商交付{}延迟", "{}关键用户离职", "{}数据质量不足", "{}预算未获批准"),
}
AREA = {
    "en": ("the price list", "warehouse", "finance interface", "cut-over", "training", "reports", "archive"),
    "zh": ("价格清单", "仓库", "财务接口", "系统切换", "培训", "报表", "归档"),
}
GIVEN = {
    "en": ("Ann", "Ben", "Carla", "Dirk", "Eva", "Finn", "Greta", "Hugo", "Ines", "Jan", "Karla", "Lars"),
    "zh": ("伟", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "杰", "娟", "涛"),
}
FAMILY = {
    "en": ("Weber", "Wagner", "Becker", "Schulz", "Hoffmann", "Koch", "Richter", "Klein", "Wolf"),
    "zh": ("李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周"),
}


class Years:
    """One project."""

    def __init__(self, number: int, store: "Book", secret: "Book", dice: random.Random, today: date) -> None:
        self._store, self._secret, self._dice, self._today = store, secret, dice, today
        self._tongue = "zh" if number % 2 else "en"
        self._start = year_days(0, today)[0]
        self._risks = self._actions = 0
        self._open: list[int] = []
        self._todo: list[int] = []
        self._at = 0
        self._begin(number)

    def _begin(self, number: int) -> None:
        book, dice = self._store, self._dice
        book.act(self._start, words("begun"))
        meeting = self._today + timedelta(days=number % 9)
        self.project = book.make(
            Project(
                id=book.id(),
                code=f"P{number + 1:02}",
                name=f"Programme {number + 1}",
                sponsor_meeting=meeting,
            )
        )
        self._people = [self._person(number, place) for place in range(PEOPLE)]
        for place, person in enumerate(self._people):
            role: Role = ROLES[place] if place < len(ROLES) else "supplier"
            letter = dice.choice(CLASSES) if role in ("client_pm", "executive", "supplier") else None
            book.make(
                Stakeholder(
                    id=book.id(),
                    project=self.project,
                    person=person,
                    role=role,
                    client_class=letter,
                    classed_on=self._start if letter else None,
                    since=self._start,
                )
            )
        for title in (
            "data owner",
            "key user finance",
            "key user sales",
            "translator",
            "client project manager",
        ):
            book.make(
                Seat(
                    id=book.id(),
                    project=self.project,
                    title=title,
                    key=True,
                    holder=dice.choice(self._people),
                )
            )
        self._milestones = [self._milestone(place) for place in range(MILESTONES)]
        for _ in range(BACKLOG):
            self._risk(self._start)

    def contacts(self, week: int, on: date, place: int, days: int) -> None:
        """The touches of one day, which is the `place`th of `days` in its week."""
        for _ in range(place, _share(CONTACTS, week), days):
            self._contact(on)

    def meeting(self, week: int, on: date) -> None:
        """What is unchangeable a week, but for the reviews."""
        self._store.act(on, words("noted"))
        for _ in range(_share(RISKS - BACKLOG, week)):
            self._risk(on)
        for _ in range(_share(ACTIONS, week)):
            self._action(on)
        for _ in range(_share(TOLD, week)):
            self._told(on)
        if week % 4 == 3:
            for area in ("scope", "cost", "quality"):
                self._reading(area, on)
        for milestone in self._milestones:
            self._watch(milestone, on)
        while len(self._todo) > 30:
            self._store.change(self._todo.pop(0), done_on=on)
        for _ in range(_share(NOTES, week)):
            self._note(on)

    def review(self, on: date, rows: int) -> None:
        """That many rows of journal from reviewing open risks, in meetings of the whole register."""
        left = rows
        while left > 0:
            self._store.act(on, words("risk review"))
            meeting = min(left, len(self._open))
            for _ in range(meeting):
                self._review(self._open[self._at % len(self._open)], on, left)
                self._at += 1
                left -= 1

    def _review(self, id: int, on: date, left: int) -> None:
        book, dice = self._store, self._dice
        changed: dict[str, object] = {"reviewed_on": on, "remark": f"{on}: {dice.choice(SAID[self._tongue])}"}
        if dice.random() < 0.1:
            changed |= {"probability": dice.randint(1, 5), "impact": dice.randint(1, 5)}
        before = book.rows
        book.change(id, **changed)
        if book.rows == before:
            book.change(id, remark=f"{on}: {left}")

    def _person(self, number: int, place: int) -> int:
        tongue, dice = self._tongue, self._dice
        family, given = dice.choice(FAMILY[tongue]), dice.choice(GIVEN[tongue])
        name = (
            f"{family}{given}{dice.choice(GIVEN[tongue])}"
            if tongue == "zh"
            else f"{given} {family} {number}-{place}"
        )
        return self._store.make(
            Person(
                id=self._store.id(),
                name=name,
                organisation=f"Firm {number % 7}",
                phone=f"+49 30 {number:03}{place:04}",
            )
        )

    def _milestone(self, place: int) -> int:
        baseline = self._start + timedelta(weeks=11 * (place + 1))
        return self._store.make(
            Milestone(
                id=self._store.id(),
                project=self.project,
                code=f"M{place + 1}",
                title=f"Stage {place + 1}",
                owner=self._dice.choice(self._people),
                baseline=baseline,
            )
        )

    def _risk(self, on: date) -> None:
        dice, tongue = self._dice, self._tongue
        self._risks += 1
        title = dice.choice(RISK[tongue]).format(dice.choice(AREA[tongue])) + f" {self._risks}"
        risk = Risk(
            id=self._store.id(),
            project=self.project,
            code=f"R-{self._risks:02}",
            title=title,
            probability=dice.randint(1, 5),
            impact=dice.randint(1, 5),
            owner=dice.choice(self._people),
            response=dice.choice(("mitigate", "accept", "transfer", None)),
            plan=dice.choice(SAID[tongue]),
            due=on + timedelta(weeks=dice.randint(2, 60)),
            cause=dice.choice(AREA[tongue]),
            detected_on=on,
        )
        self._open.append(self._store.make(risk))
        if len(self._open) > 150:
            closed = self._open.pop(dice.randrange(100))
            self._store.change(closed, state="closed", closed_on=on)

    def _action(self, on: date) -> None:
        dice = self._dice
        self._actions += 1
        action = Action(
            id=self._store.id(),
            project=self.project,
            code=f"A-{self._actions:02}",
            title=dice.choice(SAID[self._tongue])[:40],
            type=dice.choice(TYPES),
            owner=dice.choice(self._people),
            owed_to=dice.choice(self._people),
            due=on + timedelta(days=dice.randint(3, 30)),
        )
        self._todo.append(self._store.make(action))

    def _told(self, on: date) -> None:
        told = Told(
            id=self._store.id(),
            project=self.project,
            subject=self._dice.choice(self._open),
            subject_kind="risk",
            person=self._people[0],
            on=on,
            entered_on=on,
        )
        self._store.make(told)

    def _reading(self, area: str, on: date) -> None:
        colour = self._dice.choice(("green", "green", "amber", "red"))
        reading = Reading(project=self.project, area=area, colour=colour, sentence="as reported", on=on)  # type: ignore[arg-type]
        self._store.make(replace(reading, id=self._store.id()))

    def _watch(self, id: int, on: date) -> None:
        book = self._store
        if book.value(id, "met_on") is not None:
            return
        expected = date.fromisoformat(book.value(id, "forecast") or book.value(id, "baseline"))
        if expected <= on:
            book.change(id, met_on=on)
        elif self._dice.random() < 0.01:
            moved = expected + timedelta(weeks=1)
            book.change(id, forecast=moved, confirmed_on=on)
            move = Reforecast(
                project=self.project,
                milestone=id,
                on=on,
                moved_from=expected,
                moved_to=moved,
                reason=self._dice.choice(SAID[self._tongue]),
            )
            book.make(replace(move, id=book.id()))
        elif expected - on < timedelta(weeks=20):
            book.change(id, confirmed_on=on)

    def _contact(self, on: date) -> None:
        dice = self._dice
        self._store.act(on, words("contact"))
        contact = Contact(
            id=self._store.id(),
            person=dice.choice(self._people),
            on=on,
            channel=dice.choice(CHANNELS),  # type: ignore[arg-type]
            two_way=dice.random() < 0.9,
            summary=f"{dice.choice(SAID[self._tongue])}; {dice.choice(AREA[self._tongue])} {dice.randint(1, 9999)}",
            projects=(self.project,),
        )
        self._store.make(contact)

    def _note(self, on: date) -> None:
        self._secret.act(on, words("note"))
        note = Morale(
            id=self._secret.id(),
            project=self.project,
            on=on,
            mood=self._dice.randint(1, 5),
            about="team",
            text="tired",
        )
        self._secret.make(note)


def _share(total: int, week: int) -> int:
    """How many of `total` fall into that week."""
    return total * (week + 1) // WEEKS - total * week // WEEKS


def year_days(week: int, today: date) -> tuple[date, ...]:
    """The working days of one of the weeks, the last of which is this one and ends today."""
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1 - week)
    days = tuple(monday + timedelta(days=day) for day in range(5))
    return tuple(day for day in days if day <= today)
