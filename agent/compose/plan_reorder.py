"""Tell what to order: the quantity first, then how it comes about."""

from __future__ import annotations

from agent.compose.page import Page, Section
from core.fact import Fact
from core.message import Listed
from tools.plan_reorder import PlanReorderResult
from tools.reorder_line import ReorderLine, TransferLine


def write(result: PlanReorderResult, page: Page) -> Section:
    """Write the section of an order plan; nothing where stock is unknown."""
    if result.order_count is None:
        return Section(())
    if len(result.lines) == 1 and page.number(result.order_count) <= 1:
        lines = _single(result, result.lines[0], page)
        return Section(tuple(lines[: page.lines]), (page.choice_of_place("ask_stockout"),))
    moves = [_move(line, page) for line in result.transfers]
    if not page.number(result.order_count):
        lines = [_none(result, page), *moves]
        lines += [_line(line, page) for line in result.lines]
        if not result.lines and not moves and result.checked is not None:
            lines.append(page.say("items_checked", n=page.number(result.checked), count=result.checked))
        return Section(tuple(lines[: page.lines]))
    footer = _footer(result, page)
    room = max(1, page.lines - 1 - len(footer))
    whole = 1 + len(moves) + len(result.lines) + len(footer) if page.arguments.get("limit") else 0
    room = max(room, whole - 1 - len(footer))
    few = max(1, room - len(result.lines))  # what moves comes first, but an order plan is about orders
    lines = [*moves[:few], *(_line(line, page) for line in result.lines)]
    told = [*result.transfers[:few], *result.lines][:room]
    return Section(
        (_header(result, page), *lines[:room], *footer),
        (
            *page.rest_of_list(len(lines[:room]) - len(moves[:few]), result.order_count, file=_file_of(page)),
            page.choice_of_place("ask_stockout"),
        ),
        tuple(_listed(line, page) for line in told),
        whole,
    )


def _file_of(page: Page) -> str:
    """Return the request for the list's file; one within a budget or at a level of its own has none."""
    bound = page.arguments.get("budget") or page.arguments.get("service_level")
    return "" if bound else "ask_file_reorder"


def _none(result: PlanReorderResult, page: Page) -> str:
    """Say that nothing is to be ordered; of a budget that buys none of what is needed, that it does not."""
    if result.budget is not None and any(note.code == "budget_reached" for note in result.notes):
        return page.say("reorder_budget_none", budget=result.budget, place=page.place)
    return page.say("reorder_move_only" if result.transfers else "reorder_none", place=page.place)


def _listed(line: ReorderLine | TransferLine, page: Page) -> Listed:
    store = line.to_store if isinstance(line, TransferLine) else line.store
    return page.listed(line.product, store, "ask_order_of")


def _footer(result: PlanReorderResult, page: Page) -> list[str]:
    parts: list[str] = []
    if result.protected_sales is not None and _positive(result.protected_sales):
        parts.append(page.say("reorder_saves", amount=result.protected_sales))
    if result.stock_as_of is not None:
        parts.append(page.say("stock_as_of", day=result.stock_as_of))
    return [" ".join(parts)] if parts else []


def _move(line: TransferLine, page: Page) -> str:
    return page.say(
        "reorder_move", units=line.quantity, product=line.product, giver=line.from_store, store=line.to_store
    )


def _single(result: PlanReorderResult, line: ReorderLine, page: Page) -> list[str]:
    coming = [one for one in result.transfers if one.to_store.subject == line.store.subject]
    moved = coming[0] if len(coming) == len(result.transfers) == 1 else None
    saved = moved is not None and not _positive(line.quantity)  # what another store spares is enough
    lines = [] if saved else [_move(one, page) for one in result.transfers]
    lines += [
        _moved_instead(line, moved, page) if saved and moved else _ordered(line, page),
        page.say(
            "reorder_why",
            on_hand=line.on_hand,
            coming="".join(
                [
                    page.say("on_the_way", units=line.in_transit) if line.in_transit else "",
                    page.say("with_the_move", units=moved.quantity) if moved else "",
                ]
            ),
            reorder_point=line.reorder_point,
        ),
        page.say(
            "reorder_parts",
            demand=line.lead_time_demand,
            days=line.lead_time_days,
            safety=line.safety_stock,
        ),
    ]
    return [*lines, *_footer(result, page)]


def _ordered(line: ReorderLine, page: Page) -> str:
    code = "reorder_one" if _positive(line.quantity) else "reorder_one_none"
    if code == "reorder_one" and line.order_by is not None:
        code = "reorder_one_by"
    return page.say(
        code,
        units=line.quantity,
        product=line.product,
        store=line.store,
        day=line.order_by or "",
        cost=page.say("for_about", amount=line.cost) if line.cost and _positive(line.quantity) else "",
    )


def _moved_instead(line: ReorderLine, move: TransferLine, page: Page) -> str:
    return page.say(
        "reorder_one_move", product=line.product, store=line.store, units=move.quantity, giver=move.from_store
    )


def _header(result: PlanReorderResult, page: Page) -> str:
    cost = page.say("for_about", amount=result.total_cost) if result.total_cost else ""
    count = result.order_count
    if page.about_one_product and result.total_units is not None:
        return page.say(
            "reorder_product",
            units=result.total_units,
            product=result.lines[0].product,
            place=page.where,
            cost=cost,
        )
    return page.say(
        "reorder_some" if result.budget is None else "reorder_within",
        budget=result.budget or "",
        n=page.number(count) if count else 0,
        count=count or "",
        units=result.total_units or "",
        place=page.place,
        cost=cost,
    )


def _line(line: ReorderLine, page: Page) -> str:
    if not _positive(line.quantity):
        return page.say("reorder_line_none", product=line.product, store=line.store, on_hand=line.on_hand)
    cost = page.say("for_about", amount=line.cost) if line.cost else ""
    values: dict[str, Fact | str] = {
        "product": line.product,
        "store": line.store,
        "units": line.quantity,
        "cost": cost,
    }
    count = page.number(line.quantity)
    if line.order_by is None:
        return page.say("reorder_line", n=count, **values)
    return page.say("reorder_line_by", n=count, day=line.order_by, **values)


def _positive(fact: Fact) -> bool:
    return fact.value is not None and float(str(fact.value)) > 0
