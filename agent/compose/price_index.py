"""Tell how our prices stand against competitors': in all, then the dearest or the cheapest of them."""

from __future__ import annotations

from collections.abc import Sequence

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.kpi import KpiRow, PriceBand, QueryKpiResult


def write(result: QueryKpiResult, page: Page) -> Section:
    """Write the section of a question about prices against competitors'; nothing where none is known."""
    (total,) = result.totals
    if total.value.value is None:
        return Section(())
    if result.band is not None:
        return Section(_of_product(result.band, total.value, page))
    head = page.say("price_index_head", place=page.about, index=index_said(total.value, page))
    if result.row_count is None:
        return Section((head,))
    return _with_rows(head, result, result.row_count, page)


def index_said(index: Fact, page: Page, *, short: bool = False) -> str:
    """Say on which side of the competitors a price lies, and how far; `short` where it is said whose."""
    value = float(str(index.value or 0))
    code = "price_index_above" if value > 0 else "price_index_below" if value < 0 else "price_index_level"
    return page.say(f"{code}.short" if short else code, pct=page.without_sign(index))


def _of_product(band: PriceBand, index: Fact, page: Page) -> tuple[str, ...]:
    """Return our price of one product, and the band of the others."""
    product = page.named("sku_id", band.low.subject["sku_id"])
    one_price = band.own_low.value == band.own_high.value
    own = page.say(
        "price_index_own" if one_price else "price_index_own_from_to",
        product=product,
        where=page.where,
        price=band.own_low,
        high=band.own_high,
        index=index_said(index, page),
    )
    if band.low.value == band.high.value:
        number = page.number(band.count)
        others = page.say("price_competitors_one", n=number, count=band.count, low=band.low)
    else:
        others = page.say("price_competitors", count=band.count, low=band.low, high=band.high)
    return own, others


def _with_rows(head: str, result: QueryKpiResult, count: Fact, page: Page) -> Section:
    """Write the rows on the side that was asked for, the farthest first."""
    low = page.end in ("low", "good")
    rows = _beyond(result, low=low)
    most = page.rows or max(1, page.lines - 2)
    code = ("price_index_cheapest" if low else "price_index_dearest") if rows else "price_index_none"
    side = "low" if low else "high"
    lines = [head, page.say(code, count=count, side=side)]
    lines += [_row(row, page) for row in rows[:most]]
    more = page.rest_of_list(min(most, len(rows)), count) if page.rows is None and len(rows) > most else ()
    return Section(tuple(lines), more, asked=len(lines) if page.rows is not None else 0)


def _beyond(result: QueryKpiResult, *, low: bool) -> Sequence[KpiRow]:
    """Return the rows that lie below the competitors, the lowest first, or above them, the highest first."""

    def index(row: KpiRow) -> float:
        return float(str(row.values[0].value.value or 0))

    known = [*result.rows, *(row for row in result.lowest[::-1] if row not in result.rows)]
    if low:
        return sorted((row for row in known if index(row) < 0), key=index)
    return [row for row in known if index(row) > 0]


def _row(row: KpiRow, page: Page) -> str:
    keys = ", ".join(page.say("kpi_key", key=_called(key, page)) for key in row.keys)
    return page.say("kpi_row", keys=keys, values=index_said(row.values[0].value, page, short=True))


def _called(key: Fact, page: Page) -> Fact:
    category = key.subject.get("category")
    return page.named("category", category) if category is not None and category == key.value else key
