"""Importing risks, actions and people: previewed row by row, saved as one act, taken back as one."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.disk.undo import redo, undo
from store.disk.workspace import Workspace
from store.exchange.columns.column_mapping import OptionProblem
from store.exchange.imports.conflicts import Decisions
from store.exchange.imports.import_plan import Plan, PlannedRow
from store.exchange.imports.incoming_file import Options
from store.exchange.imports.register_import import IMPORTERS, plan_import
from store.exchange.tables.decoding import SheetProblem
from store.records import Action, Milestone, Person, Project, Reforecast, Risk, Stakeholder
from store.values.record import Record
from store.values.words import say, words

Bring = Callable[..., Plan]

TODAY = date(2026, 11, 26)
REGISTER = (
    '"risk_id","title","asset_id","scenario","L_1to5","I_1to5","score","level","residual_L_1to5",'
    '"treatment","actions","owner","target_date","status","notes"\n'
    '"R01","Phishing","A01","clicks a link","4","4","16","Critical","3","Reduce","train; filter","IT",'
    '"2026-12-31","Open","top"\n'
    '"R02","Invoice fraud","A02","fake invoice","3","4","12","High","2","Share","two persons","Dev/IT",'
    '"2026-02-28","Open",""\n'
)


def reasons(row: PlannedRow) -> list[str]:
    return [f"{reason.column}: {say(reason.words)}" for reason in row.reasons]


def rejected(plan: Plan) -> dict[int, list[str]]:
    return {row.number: reasons(row) for row in plan.of("rejected")}


def waiting(plan: Plan) -> dict[int, list[str]]:
    return {row.number: reasons(row) for row in plan.of("waiting")}


def notes(plan: Plan) -> list[str]:
    return [say(note) for note in plan.notes]


def statuses(plan: Plan) -> list[str]:
    return [row.status for row in plan.rows]


def only(workspace: Workspace, kind: type[Record]) -> Record:
    (record,) = workspace.live(kind)
    return record


def test_a_register_becomes_risks_and_nothing_of_it_is_lost(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Risk, REGISTER, save=True)
    assert plan.counts == {"new": 2, "changed": 0, "unchanged": 0, "waiting": 0, "rejected": 0}
    assert [person.name for person in plan.people] == ["IT", "Dev"]
    first, second = workspace.live(Risk)
    people = {person.id: person.name for person in workspace.live(Person)}
    assert (first.code, first.title, first.probability, first.impact) == ("R01", "Phishing", 4, 4)
    assert (first.response, first.plan, first.cause) == ("mitigate", "train; filter", "clicks a link")
    assert (people[first.owner or 0], first.due, first.state) == ("IT", date(2026, 12, 31), "open")
    assert (first.remark, first.residual_probability) == ("top\nasset_id: A01", 3)
    assert (second.response, people[second.owner or 0]) == ("transfer", "Dev")
    assert (second.remark, second.residual_probability) == ("asset_id: A02\nowner: Dev/IT", 2)
    assert reasons(plan.rows[1]) == ["owner: Dev is taken, IT is kept in the remark"]
    assert notes(plan) == [
        "L_1to5: numbers from 1 to 5, as they are",
        "I_1to5: numbers from 1 to 5, as they are",
        "residual_L_1to5: numbers from 1 to 5, as they are",
        "treatment: read Reduce as mitigate, Share as transfer",
    ]


def test_again_nothing_changes(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, REGISTER, save=True)
    plan = bring(Risk, REGISTER)
    assert statuses(plan) == ["unchanged", "unchanged"] and plan.people == ()
    assert [reasons(row) for row in plan.rows] == [[], []]
    assert plan.save(workspace).records == ()


def test_one_act_one_undo_and_after_it_all_is_new_again(bring: Bring, workspace: Workspace) -> None:
    saved = bring(Risk, REGISTER).save(workspace)
    assert say(saved.act.name) == "import list.csv: 2 risks" and saved.kinds == {"risk", "person"}
    undo(workspace)
    assert workspace.live(Risk) == [] and workspace.live(Person) == []
    assert statuses(bring(Risk, REGISTER, save=True)) == ["new", "new"]
    assert [risk.code for risk in workspace.live(Risk)] == ["R01", "R02"]


def test_an_import_brought_back_is_known(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, REGISTER, save=True)
    undo(workspace)
    redo(workspace)
    assert statuses(bring(Risk, REGISTER)) == ["unchanged", "unchanged"]


def test_saving_the_same_plan_twice_is_one_act(bring: Bring, workspace: Workspace) -> None:
    plan = bring(Risk, REGISTER)
    plan.save(workspace)
    plan.save(workspace)
    assert len(workspace.live(Risk)) == 2


def test_what_was_archived_by_hand_stays_so(bring: Bring, workspace: Workspace) -> None:
    from dataclasses import replace

    bring(Risk, REGISTER, save=True)
    workspace.save(replace(workspace.live(Risk)[0], archived=True), act=words("archive"))
    plan = bring(Risk, REGISTER)
    assert statuses(plan) == ["unchanged", "unchanged"]
    assert reasons(plan.rows[0]) == [": it is archived here: restore it here if it counts again"]


def test_news_changes_a_record_and_what_was_edited_here_stays(bring: Bring, workspace: Workspace) -> None:
    from dataclasses import replace

    bring(Risk, REGISTER, save=True)
    first = workspace.live(Risk)[0]
    edited = replace(first, impact=5, remark=f"{first.remark}\nseen by Chen")
    workspace.save(edited, act=words("edit"))
    same = bring(Risk, REGISTER)
    assert statuses(same) == ["unchanged", "unchanged"]
    assert [tuple(one) for one in same.rows[0].kept] == [("R01", "impact", "Impact", "5", "4", TODAY)]
    later = REGISTER.replace('"A01"', '"A09"').replace('"4","4","16"', '"4","3","12"')
    stays = bring(Risk, later)
    assert [one.said for one in stays.rows[0].kept] == ["3"], "mine is newer, whatever the file says by now"
    news = bring(Risk, later, save=True, decisions=Decisions(take={"impact"}))
    assert statuses(news) == ["changed", "unchanged"]
    assert tuple(news.rows[0].changes[0]) == ("Impact", "5", "3")
    after = workspace.get(Risk, first.id)
    assert after is not None and after.impact == 3
    assert (after.remark, after.residual_probability) == ("top\nseen by Chen\nasset_id: A09", 3)


def test_an_empty_cell_takes_nothing_away(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, "id,title,impact,plan\n1,late,4,hurry\n", save=True)
    assert statuses(bring(Risk, "id,title,impact,plan\n1,late,N/A,\n")) == ["unchanged"]


def test_codes_match_whatever_their_case_and_titles_without_codes(bring: Bring) -> None:
    bring(Risk, "id,title,impact\nr1,late,4\n", save=True)
    assert statuses(bring(Risk, "id,title,impact\nR1,later,4\n")) == ["changed"]
    assert statuses(bring(Risk, "title,impact\n LATE,4\nnew one,4\n")) == ["unchanged", "new"]


def test_the_same_code_or_title_twice(bring: Bring) -> None:
    plan = bring(Risk, "id,title\nR1,late\nR1,other\n,late\n,again\n,Again\n")
    assert rejected(plan) == {} and waiting(plan) == {3: ["id: R1 is already in row 2"]}
    assert (plan.rows[4].status, reasons(plan.rows[4])) == (
        "unchanged",
        [": says the same as row 5 and is taken once"],
    )


def test_two_rows_about_one_record(bring: Bring) -> None:
    bring(Risk, "id,title\nR1,late\n", save=True)
    plan = bring(Risk, "id,title\nR1,later\n,late\n")
    assert waiting(plan) == {3: [": the same record as row 2"]}


def test_no_row_is_lost_for_a_word_and_each_word_is_said_once(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Risk,
        "id;title;likelihood;impact;owner;due;status;response\n"
        "1;fine;Low;High;Wang;2027-01-31;Open;Mitigate\n"
        "2;;Low;High;;;;\n"
        "3;money;Low;EUR 40.000;;;;\n"
        "4;range;Low;High;;Oct 1 – Nov 30;;\n"
        "5;word;Low;High;;;Flibber;\n"
        "6;number;Low;High;;44197;;perhaps\n"
        "7;wide;Low;High;;;;;;more\n"
        f"8;long;Low;High;{'x' * 300};;;\n"
        f"9;{'x' * 10_001};Low;High;;;;\n"
        "10;again;Low;High;;;Flibber;\n",
        save=True,
    )
    assert rejected(plan) == {
        3: ["title: needed"],
        10: ["title: at most 10000 characters; these are 10001"],
    }
    assert waiting(plan) == {
        8: [": 10 cells under 8 titles: quote text that contains the separator"],
    }
    kept = {risk.title: risk.remark for risk in workspace.live(Risk)}
    assert kept == {
        "fine": "",
        "money": "impact: EUR 40.000",
        "range": "",
        "word": "status: Flibber",
        "number": "response: perhaps",
        "long": f"owner: {'x' * 300}",
        "again": "status: Flibber",
    }
    assert [person.name for person in workspace.live(Person)] == ["Wang"]
    said = notes(plan)
    assert (
        'status: kept in the remark, since it does not read: Flibber (2); --value "Flibber=open" settles it,'
        " with one of: open, occurred, closed"
    ) in said
    assert sum("Flibber" in note for note in said) == 1


def test_a_day_that_has_not_come_is_refused_before_saving(bring: Bring) -> None:
    plan = bring(Risk, "title,closed on\nlate,2027-01-31\nlater,2026-11-01\n")
    assert statuses(plan) == ["new", "new"]
    assert [risk.remark for row in plan.rows for risk in row.records] == ["closed on: 2027-01-31", ""]  # type: ignore[attr-defined]
    assert (
        "closed on: kept in the remark, since it is not possible: 2027-01-31 (1); not after today"
        in "\n".join(notes(plan))
    )


def test_a_score_that_does_not_follow_is_told(bring: Bring) -> None:
    plan = bring(Risk, "title,P,I,score\na,4,4,16\nb,4,4,12\nc,4,,9\n")
    assert [reasons(row) for row in plan.rows] == [
        [],
        ["score: the file says 12, but 4 × 4 is 16; the product counts"],
        [],
    ]


def test_words_of_other_registers(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Risk,
        "title,status,strategy\n"
        "a,In progress,Retain\nb,Mitigated,Eliminate\nc,Occurred,升级\nd,已关闭,规避\n"
        "e,geschlossen,vermindern\nf,TBD,-\n",
        save=True,
    )
    assert [(risk.state, risk.response) for risk in workspace.live(Risk)] == [
        ("open", "accept"),
        ("closed", "avoid"),
        ("occurred", "escalate"),
        ("closed", "avoid"),
        ("closed", "mitigate"),
        ("open", None),
    ]
    assert notes(plan)[0] == (
        "status: read In progress as open, Mitigated as closed, 已关闭 as closed, geschlossen as closed"
    )


def test_a_column_of_prose_is_no_level_and_no_choice(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Risk,
        "title,impact,impact rating,treatment\n"
        "a,customers cannot order for a whole day,4,call the supplier every week\n"
        "b,the launch would have to be moved to spring,5,reserve a second machine\n",
        save=True,
    )
    assert [(risk.impact, risk.plan) for risk in workspace.live(Risk)] == [
        (4, "call the supplier every week"),
        (5, "reserve a second machine"),
    ]
    assert plan.kept == ("impact",)
    assert [say(why) for why in plan.parts[0].mapping.why.values()] == ["its cells do not read as Impact"]


def test_a_register_in_gb18030(bring: Bring, workspace: Workspace) -> None:
    text = (
        "编号,风险描述,概率,影响,责任人,应对策略,状态,截止日期\n"
        "R1,数据负责人离职,高,中,王伟,减轻,开放,2026年12月18日\n"
    )
    plan = bring(Risk, text.encode("gb18030"), save=True, language="zh_CN")
    risk = only(workspace, Risk)
    assert isinstance(risk, Risk)
    assert (risk.title, risk.probability, risk.impact, risk.response) == ("数据负责人离职", 5, 3, "mitigate")
    assert (risk.due, only(workspace, Person).label) == (date(2026, 12, 18), "王伟")
    assert notes(plan)[0] == "the text was read as GB18030"


def test_a_german_register_under_a_title(bring: Bring, workspace: Workspace) -> None:
    text = (
        "Risikoregister;;;;;;\n;;;;;;\n"
        "Nr.;Risiko;Eintrittswahrscheinlichkeit;Auswirkung;Maßnahme;Verantwortlich;Termin\n"
        "1;Lieferant verspätet;70 %;sehr hoch;prüfen;Hans Müller;31.12.2026\n"
    )
    plan = bring(Risk, text.encode("utf-16"), save=True)
    risk = only(workspace, Risk)
    assert isinstance(risk, Risk)
    assert (risk.code, risk.probability, risk.impact, risk.due) == ("R-01", 4, 5, date(2026, 12, 31))
    assert notes(plan)[0] == "the header is row 3; the rows above it are not imported"


def test_hostile_text_is_kept_as_text(bring: Bring, workspace: Workspace) -> None:
    hostile = "[/nope][@click=app.quit]x[/]\x1b]0;x\x07\u202e\x00=1+1"
    bring(Risk, f"title,notes,owner\n{hostile},{hostile},{hostile}\n", save=True)
    risk = only(workspace, Risk)
    clean = "[/nope][@click=app.quit]x[/]]0;x=1+1"
    assert isinstance(risk, Risk) and (risk.title, risk.remark.splitlines()[0]) == (clean, clean)


def test_days_that_can_be_read_in_two_ways_are_asked_about(bring: Bring, workspace: Workspace) -> None:
    text = "title,due\nlate,1/2/2027\n"
    plan = bring(Risk, text)
    assert len(plan.asks) == 1
    with pytest.raises(OptionProblem) as caught:
        plan.save(workspace)
    assert say(caught.value.words).startswith("1/2/2027 in row 2 can be read in two ways")
    bring(Risk, text, dates="dmy", save=True)
    assert workspace.live(Risk)[0].due == date(2027, 2, 1)


def test_a_missing_title_is_asked_for(bring: Bring) -> None:
    plan = bring(Risk, "Zonk,owner\nx,Wang\n")
    assert [say(ask) for ask in plan.asks] == [
        "no column is read as Title; add --map title=COLUMN; the file has: Zonk, owner"
    ]
    assert statuses(bring(Risk, "Zonk,owner\nx,Wang\n", "title=Zonk")) == ["new"]


def test_a_remark_by_hand_is_only_that(bring: Bring, workspace: Workspace) -> None:
    bring(Risk, "title,notes,asset\nlate,top,A1\n", "remark=notes", save=True)
    assert workspace.live(Risk)[0].remark == "top"


def test_options_that_do_not_do(workspace: Workspace, project: Project, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("title\nx\n")
    for kind, place, dates, sentence in (
        (
            Reforecast,
            project,
            "",
            "reforecast is not imported from CSV; these are: risk, milestone, action, person, stakeholder,"
            " change, decision, lesson, deliverable, goal, money, quality_check, seat, reading, series, meeting,"
            " contact",
        ),
        (Risk, None, "", "say which project it belongs to: --project CODE"),
        (Risk, project, "ymd", "--dates is dmy (day before month) or mdy, not ymd"),
    ):
        with pytest.raises(OptionProblem) as caught:
            plan_import(workspace, kind, file, project=place, options=Options(dates=dates))
        assert say(caught.value.words) == sentence


def test_owners_are_found_by_their_whole_name(bring: Bring, workspace: Workspace) -> None:
    wang = Person(name="Wang Wei", email="wang@example.com")
    workspace.save(wang, Person(name="Li"), Person(name="Li"), act=words("add"))
    plan = bring(
        Risk,
        'title,owner\na,wang wei\nb,wang@example.com\nc,"Wei, Wang"\nd,Wang\ne,Li\nf,TBD\n',
        save=True,
    )
    owners = {risk.title: risk.owner for risk in workspace.live(Risk)}
    assert owners["a"] == owners["b"] == owners["c"] == wang.id and owners["f"] is None
    assert owners["d"] == wang.id and not plan.people
    (doubt,) = [one for one in plan.questions if one.key == "Wang"]
    assert (say(doubt.words), doubt.taken) == ("Wang is read as Wang Wei", "1")
    assert owners["e"] is None and workspace.live(Risk)[4].remark == "owner: Li"
    assert notes(plan)[-1] == (
        "owner: kept in the remark, since it does not read: Li (1);"
        " 2 people are called Li; write their organisation or the e-mail address in the file"
    )


def test_a_person_named_only_in_refused_rows_is_not_made(bring: Bring) -> None:
    assert bring(Risk, "title,owner\n,Wang\n").people == ()


def test_an_action_list(bring: Bring, workspace: Workspace) -> None:
    plan = bring(
        Action,
        "Action,Assigned To,Due Date,Status,Completed\n"
        "send,Me,2026-11-20,Done,\ncall,Me,2026-12-20,Open,\nold,Me,2026-12-20,Cancelled,\n"
        "thing,Me,,Done,2026-11-01\nwait,Me,,Awaiting client,\n",
        save=True,
    )
    assert [(one.title, one.done_on, one.dropped_on, one.remark) for one in workspace.live(Action)] == [
        ("send", date(2026, 11, 20), None, ""),
        ("call", None, None, ""),
        ("old", None, date(2026, 11, 26), ""),
        ("thing", date(2026, 11, 1), None, ""),
        ("wait", None, None, "Status: Awaiting client"),
    ]
    assert reasons(plan.rows[0]) == ["Status: closed without its day: Fri 20 Nov 2026 is taken"]
    assert set(statuses(bring(Action, "Action,Status\nsend,Done\nold,Cancelled\n"))) == {"unchanged"}


def test_people_by_name_and_organisation(bring: Bring, workspace: Workspace) -> None:
    workspace.save(Person(name="Li", organisation="ACME"), Person(name="Chen"), act=words("add"))
    plan = bring(
        Person,
        "First Name,Last Name,Company,E-mail\n,Li,ACME,li@a\n,Li,Beta,\n,Chen,ACME,\nHans,Müller,,\n,Li,Beta,\n",
        save=True,
    )
    assert statuses(plan) == ["changed", "new", "changed", "new", "unchanged"]
    found = sorted((one.name, one.organisation, one.email) for one in workspace.live(Person))
    assert found == [
        ("Chen", "ACME", ""),
        ("Hans Müller", "", ""),
        ("Li", "ACME", "li@a"),
        ("Li", "Beta", ""),
    ]
    assert say(plan.act) == "import list.csv: 4 people"


def test_stakeholders_bring_their_persons(bring: Bring, workspace: Workspace, project: Project) -> None:
    chen = Person(name="Chen", organisation="ACME")
    qian = Person(name="Qian")
    workspace.save(chen, qian, Stakeholder(person=qian.id, project=project.id), act=words("add"))
    text = (
        "Name,Organisation,Role,Power,Attitude,Class,E-mail\n"
        "Chen,ACME,Sponsor,High,Supporter,A,c@a\nZhao,,Finance lead,Low,Blocker,,\nQian,,Supplier,Medium,,C,\n"
        "Chen,ACME,Executive,,,,\n"
    )
    plan = bring(Stakeholder, text, save=True)
    assert statuses(plan) == ["new", "new", "changed", "waiting"]
    people = {person.id: person for person in workspace.live(Person)}
    found = {people[one.person].name: one for one in workspace.live(Stakeholder)}
    assert sorted(found) == ["Chen", "Qian", "Zhao"]
    assert (found["Chen"].role, found["Chen"].power, found["Chen"].engagement) == ("sponsor", 5, "supportive")
    assert (found["Chen"].client_class, found["Chen"].classed_on) == ("A", date(2026, 11, 26))
    assert (people[chen.id].email, found["Qian"].role, found["Zhao"].role) == ("c@a", "supplier", "core")
    assert people[found["Zhao"].person].title == "Finance lead"
    assert reasons(plan.rows[1]) == ["Role: no role of that name: it is kept as job title"]
    assert waiting(plan) == {5: ["Name: Chen is already in row 2"]}
    assert statuses(bring(Stakeholder, text)) == ["unchanged", "unchanged", "unchanged", "waiting"]
    undo(workspace)
    assert statuses(bring(Stakeholder, text)) == ["new", "new", "changed", "waiting"]


@pytest.mark.parametrize("kind", [Risk, Milestone])
def test_five_thousand_rows(kind: type[Record], bring: Bring, workspace: Workspace) -> None:
    lines = (
        f"T-{n},Title {n},{n % 5 + 1},Owner {n % 40},{n % 12 + 1}/{n % 28 + 1}/2027,cell {n},T-{n - 1}"
        for n in range(5000)
    )
    text = "id,title,impact,owner,due date,other,predecessors\n" + "\n".join(lines)
    began = time.process_time()
    plan = bring(kind, text)
    assert time.process_time() - began < 6  # 1.5 s on an idle machine
    assert plan.counts["new"] == 5000 and len(plan.people) == 40
    ids = [record.id for row in plan.rows for record in row.records]
    assert ids == sorted(set(ids))


def test_the_number_of_statements_does_not_grow_with_the_rows(bring: Bring, workspace: Workspace) -> None:
    def asked(n: int) -> int:
        statements: list[str] = []
        workspace.store.connection.set_trace_callback(statements.append)
        bring(Risk, "id,title,owner\n" + "".join(f"{i},t{i},o{i}\n" for i in range(n)))
        workspace.store.connection.set_trace_callback(None)
        return len(statements)

    bring(Risk, "id,title,owner\n" + "".join(f"{i},t{i},o{i}\n" for i in range(200)), save=True)
    assert asked(5) == asked(200)


cell = st.text(max_size=12) | st.sampled_from(
    ["1/2/2027", "High", "-", "R1", "2027-01-01", "Done", "44197", "50%", "\ud800"]
)
TITLES = "id title name status probability impact owner due finish baseline predecessors role power notes #"
titles = st.sampled_from(TITLES.split())


@settings(max_examples=60)
@given(
    st.sampled_from([importer.kind for importer in IMPORTERS]),
    st.lists(titles, min_size=1, max_size=6),
    st.lists(st.lists(cell, max_size=7), max_size=6),
    st.binary(max_size=20),
)
def test_no_file_does_more_than_refuse(
    bring: Bring,
    workspace: Workspace,
    kind: type[Record],
    header: list[str],
    rows: list[list[str]],
    junk: bytes,
) -> None:
    text = "\n".join(",".join(row) for row in [header, *rows])
    try:
        plan = bring(kind, text.encode("utf-8", "surrogatepass") + junk)
    except SheetProblem:
        return
    numbers = [row.number for row in plan.rows]
    assert numbers == sorted(set(numbers))
    if not plan.asks:
        plan.save(workspace)
        undo(workspace)
    assert workspace.live(Reforecast) == []


def test_a_circle_of_people_is_not_closed_and_no_row_is_lost(bring: Bring, workspace: Workspace) -> None:
    text = "Name,Role,Via\nAn,Outer team,Bo\nBo,Outer team,Cy\nCy,Outer team,An\nDo,Outer team,An\n"
    plan = bring(Stakeholder, text, save=True)
    assert statuses(plan) == ["new", "new", "new", "new"]
    names = {one.id: one.name for one in workspace.live(Person)}
    found = {names[one.person]: one for one in workspace.live(Stakeholder)}
    assert (found["Cy"].via, found["Cy"].remark) == (None, "Via: An")
    assert notes(plan)[-1].endswith("An (1); this would go in a circle: Cy → An → Bo → Cy")
