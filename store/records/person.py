"""A person: a human being, once per store."""

from datetime import date
from typing import Annotated, ClassVar

from store.values.fields import CodeOf, Limit, Line, LinksTo, Prose, Shown
from store.values.record import Record, Ref, kind_of_record
from store.values.words import N_


@kind_of_record
class Person(Record):
    """Contacts, what was told, and the clocks belong to the person, over all projects."""

    kind: ClassVar[str] = "person"
    singular: ClassVar[str] = N_("Person")
    plural: ClassVar[str] = N_("People")
    named_by: ClassVar[str] = "name"

    name: Annotated[Line, Limit(min_length=1), Shown(N_("Name"))]
    address: Annotated[Line, Shown(N_("Form of address"), N_("how you speak to them: Dr. Weber, 王总"))] = ""
    also: Annotated[
        Line, Shown(N_("Also called"), N_("other names, a semicolon between them: J. Petersen; JP"))
    ] = ""
    pinyin: Annotated[Line, Shown(N_("Pinyin"), asked=False)] = ""
    """How the name is read aloud; it follows from the name whenever the person is saved."""
    organisation: Annotated[Line, Shown(N_("Organisation"))] = ""
    title: Annotated[Line, Shown(N_("Job title"))] = ""
    phone: Annotated[Line, Shown(N_("Phone"))] = ""
    email: Annotated[Line, Shown(N_("E-mail"))] = ""
    chat: Annotated[Line, Shown(N_("Chat"))] = ""
    language: Annotated[Line, Shown(N_("Language"), N_("for what is written to them: en, zh"))] = ""
    calendar: Annotated[
        Line, CodeOf("calendar"), Shown(N_("Calendar"), N_("e.g. CN or DE-BY; empty: the project's"))
    ] = ""
    away_since: Annotated[date | None, Shown(N_("Away since"), N_("first day away"))] = None
    away_until: Annotated[date | None, Shown(N_("Away until"), N_("last day away"))] = None
    stand_in: Annotated[
        int | None, LinksTo("person"), Shown(N_("Stand-in"), N_("who hears of news meanwhile"))
    ] = None
    mail_counts: Annotated[
        bool, Shown(N_("A mail counts"), N_("they read it: what is written to them is told, unanswered too"))
    ] = False
    greet_on: Annotated[
        date | None, Shown(N_("Greet on"), N_("a birthday or feast; it comes round every year"))
    ] = None
    remark: Annotated[Prose, Shown(N_("Remark"))] = ""
    ref: Ref = ""
