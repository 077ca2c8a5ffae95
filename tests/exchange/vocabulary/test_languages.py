"""A small register of each language comes in whole: every column finds its field, every word its meaning."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.exchange import vocabulary
from store.exchange.vocabulary.choices import is_blank
from store.exchange.vocabulary.word_tables import read_table
from store.records import Milestone, Person, Risk

PACKAGE = Path(vocabulary.__file__).parent
REGISTERS = {
    "es": "ID;Riesgo;Causa;Probabilidad;Impacto;Estrategia;Plan de accion;Responsable;Fecha límite;Estado\n"
    "R1;Retraso;Proveedor;Alta;Muy alto;Mitigar;Segundo proveedor;Ana;2027-01-31;Abierto\n",
    "fr": "N°;Risque;Cause;Probabilité;Gravité;Stratégie;Plan d'action;Responsable;Échéance;Statut\n"
    "R1;Retard;Fournisseur;Élevée;Critique;Réduire;Second fournisseur;Ana;2027-01-31;En cours\n",
    "pt": "Código;Risco;Causa;Probabilidade;Impacto;Resposta;Plano de Ação;Responsável;Prazo;Situação\n"
    "R1;Atraso;Fornecedor;Alta;Muito alto;Mitigar;Segundo fornecedor;Ana;2027-01-31;Aberto\n",
    "it": "Codice;Rischio;Causa;Probabilità;Gravità;Strategia;Contromisure;Responsabile;Scadenza;Stato\n"
    "R1;Ritardo;Fornitore;Alta;Molto alto;Ridurre;Secondo fornitore;Ana;2027-01-31;Aperto\n",
    "ja": "管理番号;リスク;原因;発生確率;影響度;対応方針;対応策;担当者;期限;ステータス\n"
    "R1;遅延;供給者;高い;非常に高い;軽減;二社購買;Ana;2027-01-31;対応中\n",
    "ru": "Код;Риск;Причина;Вероятность;Влияние;Стратегия;Мероприятия;Ответственный;Срок;Статус\n"
    "R1;Задержка;Поставщик;Высокая;Очень высокое;Снижение;Второй поставщик;Ana;2027-01-31;Открыт\n",
    "zh_Hant": "編號;風險;原因;機率;衝擊;應對策略;因應措施;負責人;期限;狀態\n"
    "R1;延誤;供應商;高;極高;減輕;第二供應商;Ana;2027-01-31;處理中\n",
    "de": "Nr;Risiko;Ursache;Eintrittswahrscheinlichkeit;Schwere;Strategie;Maßnahme;Verantwortlich;Termin;Status\n"
    "R1;Verzug;Lieferant;hoch;sehr hoch;vermindern;Zweiter Lieferant;Ana;2027-01-31;offen\n",
    "nl": "Nr;Risico;Oorzaak;Kans;Gevolg;Strategie;Maatregel;Verantwoordelijke;Einddatum;Status\n"
    "R1;Vertraging;Leverancier;hoog;zeer hoog;verminderen;Tweede leverancier;Ana;2027-01-31;lopend\n",
}


@pytest.mark.parametrize("language", REGISTERS)
def test_a_register_of_another_language(
    language: str, bring: Callable[..., Any], workspace: Workspace
) -> None:
    bring(Risk, REGISTERS[language], save=True)
    (risk,) = workspace.live(Risk)
    assert not risk.remark
    assert risk.code == "R1" and risk.title and risk.cause and risk.plan and risk.owner and risk.due
    assert (risk.impact, risk.response, risk.state) == (5, "mitigate", "open")
    assert (risk.probability or 0) >= 4


@pytest.mark.parametrize(
    ("title", "category", "word", "value"),
    [
        ("Risk", "Category", "Technical", "technical"),
        ("风险描述", "风险类别", "技术风险", "technical"),
        ("风险描述", "类别", "管理", "management"),
        ("風險", "風險類別", "專案管理", "management"),
        ("Risiko", "Kategorie", "Markt", "market"),
        ("Risque", "Catégorie", "Organisationnel", "management"),
        ("Riesgo", "Categoría", "Técnico", "technical"),
        ("Risco", "Categoria do risco", "Externo", "external"),
        ("Rischio", "Categoria", "Mercato", "market"),
        ("Risico", "Categorie", "Techniek", "technical"),
        ("リスク", "リスク分類", "外部要因", "external"),
        ("Риск", "Категория риска", "Организационный", "management"),
        ("Risk", "Category", "Data quality", "Data quality"),
    ],
)
def test_the_category_of_a_risk_is_its_usual_word_or_a_word_of_their_own(
    title: str, category: str, word: str, value: str, bring: Callable[..., Any], workspace: Workspace
) -> None:
    bring(Risk, f"ID;{title};{category}\nR1;A;{word}\nR2;B;{word}\n", save=True)
    assert [(risk.category, risk.remark) for risk in workspace.live(Risk)] == [(value, "")] * 2


def test_no_word_for_an_empty_cell_ends_with_a_digit() -> None:
    assert not [word for word in read_table("choices")["blank"]["words"] if word[-1].isdigit()]
    assert not is_blank("R-12345") and not is_blank("0") and is_blank("n/a") and is_blank("#DIV/0!")


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.toml")), ids=lambda file: file.stem)
def test_a_list_names_each_word_once(file: Path) -> None:
    assert not [path for path, listed in lists_in(tomllib.loads(file.read_text("utf-8"))) if repeated(listed)]


def lists_in(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """(where it stands, a list of words as the file has it)."""
    if isinstance(node, str):
        yield path, node
        return
    for name, within in node.items():
        yield from lists_in(within, f"{path}.{name}")


def repeated(listed: str) -> bool:
    words = [word.strip().removesuffix("*") for word in listed.split("|")]
    return len(words) != len(set(words))


PLANS = {
    "es": "Id.;Nombre de tarea;Comienzo;Fin;Predecesoras;Nombres de los recursos;% completado;Hito\n"
    "1;Escribir;mar 05/01/27;lun 01/02/27;;Lund;0%;No\n2;Aprobado;lun 01/02/27;lun 01/02/27;1;Berg;0%;Sí\n",
    "fr": "N°;Nom de la tâche;Début;Fin;Prédécesseurs;Noms ressources;% achevé;Jalon\n"
    "1;Rédiger;Mar 05/01/27;Lun 01/02/27;;Lund;0%;Non\n2;Validé;Lun 01/02/27;Lun 01/02/27;1;Berg;0%;Oui\n",
    "it": "Id;Nome attività;Inizio;Fine;Predecessori;Nomi risorse;% completamento;Cardine\n"
    "1;Scrivere;mar 05/01/27;lun 01/02/27;;Lund;0%;No\n2;Approvato;lun 01/02/27;lun 01/02/27;1;Berg;0%;Sì\n",
    "pt": "Id;Nome da tarefa;Início;Término;Predecessoras;Nomes dos recursos;% concluída;Marco\n"
    "1;Escrever;ter 05/01/27;seg 01/02/27;;Lund;0%;Não\n2;Aprovado;seg 01/02/27;seg 01/02/27;1;Berg;0%;Sim\n",
    "nl": "Id;Taaknaam;Begindatum;Einddatum;Voorafgaande taken;Resourcenamen;% voltooid;Mijlpaal\n"
    "1;Schrijven;di 05-01-27;ma 01-02-27;;Lund;0%;Nee\n2;Klaar;ma 01-02-27;ma 01-02-27;1;Berg;0%;Ja\n",
    "ru": "Ид.;Название задачи;Начало;Окончание;Предшественники;Названия ресурсов;% завершения;Веха\n"
    "1;Писать;Вт 05.01.27;Пн 01.02.27;;Lund;0%;Нет\n2;Готово;Пн 01.02.27;Пн 01.02.27;1;Berg;0%;Да\n",
    "ja": "ID,タスク名,開始日,終了日,先行タスク,リソース名,達成率,マイルストーン\n"
    "1,設計,2027/01/05,2027/02/01,,Lund,0%,いいえ\n2,設計完了,2027/02/01,2027/02/01,1,Berg,0%,はい\n",
    "zh": "标识号,任务名称,开始时间,完成时间,前置任务,资源名称,完成百分比,里程碑\n"
    "1,编写,2027年1月5日,2027年2月1日,,Lund,0%,否\n2,评审,2027年2月1日,2027年2月1日,1,Berg,0%,是\n",
    "zh_Hant": "識別碼,任務名稱,開始時間,完成時間,前置任務,資源名稱,完成百分比,里程碑\n"
    "1,撰寫,2027/1/5,2027/2/1,,Lund,0%,否\n2,審查,2027/2/1,2027/2/1,1,Berg,0%,是\n",
}


@pytest.mark.parametrize("language", PLANS)
def test_a_plan_of_a_planning_tool(language: str, bring: Callable[..., Any], workspace: Workspace) -> None:
    """Its milestones alone, each on the day it ends and with who does it."""
    bring(Milestone, PLANS[language], save=True)
    (found,) = workspace.live(Milestone)
    (owner,) = [one.name for one in workspace.live(Person) if one.id == found.owner]
    assert (found.baseline, owner) == (date(2027, 2, 1), "Berg")
