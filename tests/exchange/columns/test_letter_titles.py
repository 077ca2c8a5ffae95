"""Titles of one letter are levels where a column of products says so."""

from collections.abc import Callable
from typing import Any

import pytest

from store.disk.workspace import Workspace
from store.records import Risk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Risiko;W;A;RZ\nVerzug;4;5;20\nBrand;2;3;6\n", [(4, 5), (2, 3)]),
        ("Risiko;Bi;Ai;Ei;RPZ\nLeck;8;9;5;360\nRiss;9;2;4;72\n", [(5, 4), (1, 5)]),
        ("Risk,Pi,Si,Product\nLeak,5,2,10\nCrack,3,4,12\n", [(5, 2), (3, 4)]),
        ("Risiko Nr.,Risiko,Risiko Si,Risiko Pi,R\nA,Leak,5,2,10\nB,Crack,3,4,12\n", [(2, 5), (4, 3)]),
        ("Risk,P,S,Score\nLeak,5,2,10\nCrack,3,4,12\n", [(5, 2), (3, 4)]),
        ("Risk,W,A,RZ\nLeak,5,2,11\nCrack,3,4,12\n", [(None, None)] * 2),
        ("Risk,W,A\nLeak,5,2\nCrack,3,4\n", [(None, None)] * 2),
    ],
)
def test_letters_that_multiply_are_probability_and_impact(
    text: str, expected: list[tuple[int | None, int | None]], bring: Callable[..., Any], workspace: Workspace
) -> None:
    bring(Risk, text, save=True)
    assert [(risk.probability, risk.impact) for risk in workspace.live(Risk)] == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("Risk,Pi,Si,Ri,Pi',Si',Ri'", [(5, 2, 2, 1), (3, 4, 1, 3)]),
        ("Risk,P,S,Score,P2,S2,Score after", [(5, 2, 2, 1), (3, 4, 1, 3)]),
        ("Risk,L,I,R,L',I',R'", [(5, 2, 2, 1), (3, 4, 1, 3)]),
        ("Risk,P,S,Score,P2,S2,Note", [(5, 2, None, None), (3, 4, None, None)]),
    ],
)
def test_the_same_letters_once_more_are_what_is_left(
    titles: str, expected: list[tuple[int | None, ...]], bring: Callable[..., Any], workspace: Workspace
) -> None:
    last = ("as agreed", "as told") if titles.endswith("Note") else (2, 3)
    bring(Risk, f"{titles}\nLeak,5,2,10,2,1,{last[0]}\nCrack,3,4,12,1,3,{last[1]}\n", save=True)
    assert [
        (risk.probability, risk.impact, risk.residual_probability, risk.residual_impact)
        for risk in workspace.live(Risk)
    ] == expected
