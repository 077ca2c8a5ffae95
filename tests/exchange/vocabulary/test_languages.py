"""A small register of each language comes in whole: every column finds its field, every word its meaning."""

from collections.abc import Callable
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Risk

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
