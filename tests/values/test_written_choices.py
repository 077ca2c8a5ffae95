"""Words for a choice beside our own read alike on screen, on the command line and in a register."""

from datetime import date

import pytest
from label_directory import Labels

from store.exchange.columns.choice_words import meaning
from store.records import Contact, Stakeholder
from store.values.day import Day
from store.values.fields import field_named
from store.values.reader import Reader, Unreadable
from store.values.record import Record

READERS = [Reader(Day(date(2026, 11, 26)), Labels(), language) for language in ("en", "zh_CN")]


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        (Contact, "channel", "微信", "message"),
        (Contact, "channel", "短信", "message"),
        (Contact, "channel", "钉钉", "message"),
        (Contact, "channel", "WhatsApp", "message"),
        (Contact, "channel", "面谈", "meeting"),
        (Contact, "channel", "上门", "visit"),
        (Contact, "channel", "当面", "visit"),
        (Contact, "channel", "电话会议", "call"),
        (Contact, "channel", "phone call", "call"),
        (Stakeholder, "role", "关键用户", "core"),
        (Stakeholder, "role", "key user", "core"),
        (Stakeholder, "role", "一把手", "executive"),
        (Stakeholder, "role", "甲方项目经理", "client_pm"),
        (Stakeholder, "role", "乙方", "ours"),
    ],
)
def test_one_list_of_words(kind: type[Record], name: str, text: str, value: str) -> None:
    assert {reader.read(field_named(kind, name), text) for reader in READERS} == {value}
    assert meaning(kind.kind, name, text) == value


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(Unreadable):
        READERS[0].read(field_named(Contact, "channel"), "鸽子")
