"""What the shop's own product list says of a good's GST rate, where no text that is searched does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from core.fact import Fact
from core.identity import Scope
from core.tool import ToolContext
from language.sound import sound
from language.tokens import stem, words
from tools.naming import product_name

MOST_NAMED = 3
_TAX = re.compile(r"\bgst\b|\btax(?:es)?\b|जीएसटी|टैक्स", re.IGNORECASE)


class OwnTaxRate(BaseModel):
    """One rate, and the products that the list gives it; `more` counts those that are not named."""

    model_config = ConfigDict(frozen=True)

    rate: Fact
    products: tuple[Fact, ...]
    more: Fact | None = None


def own_tax_rates(query: str, thing: str, context: ToolContext) -> tuple[OwnTaxRate, ...]:
    """Return the rates that the products called by a name have in the list, the commonest first.

    Args:
        query: What was asked; where it asks of no tax there is nothing to tell.
        thing: What it was asked of, in the question's words; empty where a text answers.
        context: The call's: only products of the caller's own are told.
    """
    wanted = {_key(word) for word in words(thing)} - {""}
    if not wanted or not _TAX.search(query):
        return ()
    answer = context.lake.products(Scope(context.principal.tenant_id))
    source = answer.source.model_copy(update={"method": "GST rates of the product list"})
    by_rate: dict[float, list[Mapping[str, Any]]] = {}
    for row in answer.frame.iter_rows(named=True):
        rate = row["gst_rate_pct"]
        if rate is None or not context.principal.may_see_sku(row["sku_id"]):
            continue
        if wanted <= _keys((row["name"], row["name_hi"])):
            by_rate.setdefault(float(rate), []).append(row)

    def told(rate: float, rows: list[Mapping[str, Any]]) -> OwnTaxRate:
        left = len(rows) - MOST_NAMED
        names = [(one["sku_id"], product_name(one["sku_id"], one["name"], one["pack_size"])) for one in rows]
        return OwnTaxRate(
            rate=Fact(label="GST rate in the product list", value=rate, unit="pct", source=source),
            products=tuple(
                Fact(label="Product", value=name, unit="text", subject={"sku_id": sku}, source=source)
                for sku, name in names[:MOST_NAMED]
            ),
            more=Fact(label="More products", value=left, unit="count", source=source) if left > 0 else None,
        )

    return tuple(told(rate, by_rate[rate]) for rate in sorted(by_rate, key=lambda one: -len(by_rate[one])))


def _keys(texts: Iterable[str | None]) -> set[str]:
    return {_key(word) for text in texts if text for word in words(text)}


def _key(word: str) -> str:
    """Return how a word sounds without its ending: "atta", आटा and आटे are one."""
    return re.sub(r"(?<=.)[aeiou]+$", "", sound(stem(word)))
