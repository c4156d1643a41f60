"""Tell what will run out: the riskiest first, each with its day and its order."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from tools.stockout import AssessStockoutRiskResult, StockoutRiskLine
from tools.uncounted_stock import UncountedLine


def write(result: AssessStockoutRiskResult, page: Page) -> Section:
    """Write the section of a stockout assessment; nothing where stock is unknown."""
    if result.unknown is not None and result.at_risk is None:
        return _uncounted(result, result.unknown, page)
    if result.at_risk is None or result.end is None:
        return Section(())
    if page.end == "empty" and result.none_left is not None:
        return _none_left(result, result.none_left, page)
    footer = _footer(result, page)
    if not result.lines:
        lines = [page.say("stockout_none", place=page.place, end=result.end)]
        if result.checked is not None:
            lines.append(page.say("items_checked", n=page.number(result.checked), count=result.checked))
        return Section((*lines, *footer))
    named = bool(page.arguments.get("sku_ids"))  # its own lines say it: of the rest nothing was asked
    lines = [] if named and not result.at_risk.value else [_head(result, result.at_risk, page)]
    whole = 1 + len(result.lines) + len(footer) if page.arguments.get("limit") else 0
    room = max(1, page.lines - 1 - len(footer), whole - 1 - len(footer))
    if whole and len(result.lines) < page.number(result.at_risk):  # all of it was asked for
        lines.append(page.say("stockout_most_urgent", count=page.mint("Shown", len(result.lines), "count")))
        whole += 1
    lines += [_line(line, page) for line in result.lines[:room]]
    listed = tuple(page.listed(line.product, line.store, "ask_order_of") for line in result.lines[:room])
    rest = page.rest_of_list(len(listed), result.at_risk)
    return Section((*lines, *footer), (*rest, page.choice_of_place("ask_reorder")), listed, whole)


def _none_left(result: AssessStockoutRiskResult, count: Fact, page: Page) -> Section:
    """List what there is none left of now, what would sell best first; what will run out is not asked."""
    counted = [page.say("stock_as_of", day=result.stock_as_of)] if result.stock_as_of is not None else []
    more = page.choice_of_place("ask_stockout")
    if not page.number(count):
        return Section((page.say("none_left_nothing", place=page.place), *counted), (more,))
    lines = [line for line in (*result.lines, *result.empty) if line.level == "out"]
    room = len(lines) if page.arguments.get("limit") else max(1, page.lines - 1 - len(counted))
    shown = lines[:room]
    head = page.say("none_left_head", n=page.number(count), count=count, place=page.place)
    told = (head, *(_line(line, page) for line in shown), *counted)
    listed = tuple(page.listed(line.product, line.store, "ask_order_of") for line in shown)
    rest = page.rest_of_list(len(shown), count)
    whole = len(told) if page.arguments.get("limit") else 0
    return Section(told, (*rest, page.choice_of_place("ask_reorder"), more), listed, whole)


def _head(result: AssessStockoutRiskResult, at_risk: Fact, page: Page) -> str:
    levels = {line.level for line in result.lines}
    if not at_risk.value:
        return page.say("stockout_none", place=page.place, end=result.end)
    code = "stockout_some" if levels & {"out", "high"} else "stockout_possible"
    return page.say(code, n=page.number(at_risk), count=at_risk, place=page.place, end=result.end)


def _uncounted(result: AssessStockoutRiskResult, count: Fact, page: Page) -> Section:
    """List what has no stock figure to go by."""
    number = page.number(count)
    if number == 0:
        return Section((page.say("uncounted_none", place=page.place),))
    shown = result.uncounted if page.arguments.get("limit") else result.uncounted[: max(1, page.lines - 2)]
    lines = [page.say("uncounted_head", n=number, count=count, place=page.place)]
    lines += [_uncounted_line(line, result, page) for line in shown]
    whole = len(shown) + 2 if page.arguments.get("limit") else 0
    return Section((*lines, page.say("uncounted_next")), page.rest_of_list(len(shown), count), asked=whole)


def _uncounted_line(line: UncountedLine, result: AssessStockoutRiskResult, page: Page) -> str:
    said = page.say(
        "uncounted_never" if line.last_counted is None else "uncounted_old",
        product=line.product,
        store=line.store,
        day=line.last_counted,
    )
    if line.demand is None or result.end is None:
        return said
    return said + page.say("uncounted_sells", units=line.demand, end=result.end)


def _line(line: StockoutRiskLine, page: Page) -> str:
    named = bool(page.arguments.get("sku_ids"))
    if line.level == "low":
        return _lasting(line, page)
    code = f"stockout_{line.level}"
    if line.level == "medium" and line.stockout_date is None:
        code = "stockout_medium_chance"
    said = page.say(
        code,
        product=line.product,
        store=line.store,
        day=line.stockout_date or "",
        chance=line.probability,
    )
    left = page.say("stock_left", units=line.on_hand) if named and line.level != "out" else ""
    ordered = _order(line, page)
    return said + left + ordered + _move(line, page, goes_on=bool(ordered))


def _lasting(line: StockoutRiskLine, page: Page) -> str:
    """Say of what was asked by name and does not run out how much there is, and for how long."""
    code = "stockout_low" if line.days_of_cover is not None else "stockout_unsold"
    if line.on_hand.value == 0:
        code = "stockout_out_unsold"
    return page.say(
        code, product=line.product, store=line.store, on_hand=line.on_hand, days=line.days_of_cover or ""
    )


def _order(line: StockoutRiskLine, page: Page) -> str:
    if line.order_quantity is None:
        return _coming(line, page)
    if line.order_by is None:
        return page.say("order_quantity", units=line.order_quantity)
    return page.say("order_quantity_by", units=line.order_quantity, day=line.order_by)


def _coming(line: StockoutRiskLine, page: Page) -> str:
    """Say what is on the way, and since when it should have been here."""
    if line.on_the_way is None:
        return ""
    if line.due_on is None:
        return page.say("arriving_units", units=line.on_the_way)
    return page.say("arriving_units_late", units=line.on_the_way, day=line.due_on)


def _move(line: StockoutRiskLine, page: Page, *, goes_on: bool) -> str:
    """Say what another store can spare; last, since what follows would seem to be of that store."""
    if line.transfer_quantity is None or line.transfer_from is None:
        return ""
    code = "move_quantity_too" if goes_on else "move_quantity"
    return page.say(code, units=line.transfer_quantity, giver=line.transfer_from)


def _footer(result: AssessStockoutRiskResult, page: Page) -> list[str]:
    parts: list[str] = []
    if result.sales_at_risk is not None and result.sales_at_risk.value:
        parts.append(page.say("sales_at_risk", amount=result.sales_at_risk))
    if result.stock_as_of is not None:
        parts.append(page.say("stock_as_of", day=result.stock_as_of))
    return [" ".join(parts)] if parts else []
