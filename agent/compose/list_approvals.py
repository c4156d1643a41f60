"""Tell what waits for a manager, and of one request all that a decision needs, or what came of it."""

from __future__ import annotations

from agent.compose.page import Page, Section
from agent.compose.propose_price_change import effect_lines
from core.message import Choice, Listed
from tools.list_approvals import Approval, ListApprovalsResult


def write(result: ListApprovalsResult, page: Page) -> Section:
    """Write the section of what waits, or of the one that was asked for."""
    if result.alone:
        return _alone(result, result.lines[0], page)
    if not result.lines:
        return Section((page.say("approvals_none", place=page.place),))
    lines = [page.say("approvals_head", n=page.number(result.count), count=result.count, place=page.place)]
    listed: list[Listed] = []
    for place, one in enumerate(result.lines[: max(1, page.lines - 1)], 1):
        number = page.say("list_number", place=page.mint("Place in the list", place, "count"))
        lines.append(f"{number} {_what('approvals_line', one, page)}")
        listed.append(_listed(one, page, decides=result.may_decide))
    choices = tuple(
        Choice(
            label=page.say("approval_show.label", place=page.mint("Place in the list", place, "count")),
            message=page.to_planner.say("approval_show", id=one.reference),
        )
        for place, one in enumerate(result.lines[: len(listed)], 1)
    )
    return Section(tuple(lines), choices, tuple(listed))


def _listed(one: Approval, page: Page, *, decides: bool) -> Listed:
    say = page.to_planner.say
    return Listed(
        name=say("listed_name", product=one.product, store=one.store),
        accept=say("accept_change", id=one.reference) if decides else "",
        reject=say("reject_change", id=one.reference) if decides else "",
        about=say("approval_show", id=one.reference),
    )


def _alone(result: ListApprovalsResult, one: Approval, page: Page) -> Section:
    if one.status != "waiting" or result.effect is None:
        return Section(tuple(_outcome(result, one, page)), tuple(_afterwards(result, one, page)))
    mine = "approval_own" if result.is_requester else "approval_asks"
    lines = [
        _what(mine, one, page),
        *effect_lines(result.effect, page),
        page.say("approval_until", day=one.open_until),
    ]
    return Section(tuple(lines), _decisions(result, one, page) if result.may_decide else (), asked=len(lines))


def _decisions(result: ListApprovalsResult, one: Approval, page: Page) -> tuple[Choice, ...]:
    """Return the buttons: each says to the planner what is decided, and what was seen of it."""
    say = page.to_planner.say
    seen, refused = (page.mint("Mark", mark, "text") for mark in (result.shown, result.shown_refusal))
    approve = say("approve_shown", id=one.reference, price=one.price, mark=seen)
    refuse = say("reject_shown", id=one.reference, mark=refused)
    edit = say("edit_change", id=one.reference)
    return (
        Choice(label=page.say("approve_shown.label"), message=approve),
        Choice(label=page.say("edit_change.label"), message=edit),
        Choice(label=page.say("reject_shown.label"), message=refuse),
    )


def _outcome(result: ListApprovalsResult, one: Approval, page: Page) -> list[str]:
    """Return what became of the request."""
    if one.status == "applied" and one.decided_by is None:
        return [_what("approval_alone", one, page)]
    if one.status == "applied" and one.price_asked is not None:
        lines = [_what("approval_edited", one, page)]
    else:
        lines = [_what(f"approval_{one.status}", one, page)]
    if one.reason is not None and one.status in {"applied", "rejected"}:
        lines.append(page.say("approval_reason", why=one.reason))
    if one.status == "applied":
        lines.append(page.say("approval_file"))
    return lines


def _afterwards(result: ListApprovalsResult, one: Approval, page: Page) -> list[Choice]:
    if result.may_undo:
        return [page.choice("undo_price", product=one.product, store=one.store)]
    if one.status == "expired" and result.is_requester:
        return [page.choice("ask_price_again", product=one.product, store=one.store, price=one.price)]
    return []


def _what(code: str, one: Approval, page: Page) -> str:
    return page.say(
        code,
        product=one.product,
        store=one.store,
        current=one.price_before,
        price=one.price,
        asked=one.price_asked or one.price,
        who=one.asked_by,
        by=one.decided_by or one.asked_by,
        back=one.taken_back_by or one.asked_by,
        until=one.open_until,
    )
