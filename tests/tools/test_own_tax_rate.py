"""What the product list says of a good's tax, by what people call it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import polars as pl
import pytest

from core.fact import Source
from core.identity import Principal, Role, Scope
from core.ports import Answer
from core.tool import ToolContext
from tools.own_tax_rate import own_tax_rates

_LIST = (
    ("A1", "Suvarna Atta", "सुवर्णा आटा", "1 kg", 5.0),
    ("A2", "Suvarna Atta", "सुवर्णा आटा", "5 kg", 5.0),
    ("S1", "Kesar Soap", "केसर साबुन", "4-pack", 18.0),
    ("S2", "Komal Baby Soap", None, "75 g", 5.0),
    ("N1", "Plain Soap", None, "75 g", None),
)


def context(*skus: str) -> ToolContext:
    """A call's surroundings with that product list, for one who may see some of it, or all."""
    columns = ("sku_id", "name", "name_hi", "pack_size", "gst_rate_pct")
    frame = pl.DataFrame([dict(zip(columns, row, strict=True)) for row in _LIST])

    def products(_: Scope) -> Answer:
        return Answer(frame, Source(tables={"products": "1"}))

    who = Principal(tenant_id="t", user_id="u", name="U", role=Role.MANAGER, sku_ids=frozenset(skus) or None)
    return cast(ToolContext, SimpleNamespace(lake=SimpleNamespace(products=products), principal=who))


def told(query: str, thing: str, *skus: str) -> list[tuple[Any, list[Any]]]:
    found = own_tax_rates(query, thing, context(*skus))
    return [(one.rate.value, [name.value for name in one.products]) for one in found]


@pytest.mark.parametrize(
    ("query", "thing"),
    [
        ("GST on atta?", "atta"),
        ("atta pe kitna GST lagta hai", "atta"),
        ("आटे पर कितना जीएसटी लगता है", "आटे"),
    ],
)
def test_a_good_is_found_by_its_name_in_either_script(query: str, thing: str) -> None:
    assert told(query, thing) == [(5.0, ["Suvarna Atta 1 kg", "Suvarna Atta 5 kg"])]


def test_each_rate_is_told_apart_and_an_unknown_one_is_not_told() -> None:
    assert told("tax on soaps", "soaps") == [(18.0, ["Kesar Soap 4-pack"]), (5.0, ["Komal Baby Soap 75 g"])]


def test_only_ones_own_products_are_told() -> None:
    assert told("GST on atta", "atta", "S1") == []


@pytest.mark.parametrize(
    ("query", "thing"), [("HSN of atta", "atta"), ("GST on bread", "bread"), ("GST", "")]
)
def test_of_another_matter_or_good_nothing_is_told(query: str, thing: str) -> None:
    assert told(query, thing) == []
