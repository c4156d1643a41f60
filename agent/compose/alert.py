"""Tell what needs attention: one line an alert, the gravest first, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from agent.compose.page import Page, Section
from agent.compose.setting import said_setting
from agent.facts import reference
from core.alert import mark_of
from core.fact import Fact
from core.message import Choice, Listed
from engines.alerting.document import MATTER
from tools.alert_form import said_values
from tools.alert_line import AlertLine
from tools.list_alerts import ListAlertsResult
from tools.update_alert import UpdateAlertResult

_MARKS = {"critical": "🔴", "high": "🔴", "medium": "🟠", "low": "•"}
_DECIDES = frozenset({"order", "move", "clear", "price"})
"""Advice whose reference is a recommendation that a person accepts."""

_DONE = {"acknowledge": "alert_acknowledged", "resolve": "alert_done", "snooze": "alert_snoozed"}
_MOST_ON_A_BUTTON = 12
"""So many ids fit what WhatsApp lets a button say, 200 characters; of more it carries their mark."""

_ABOUT_PRICE = frozenset({"price_anomaly"})


def write_list(result: ListAlertsResult, page: Page) -> Section:
    """Write the section of a list of alerts; one alone has its own buttons."""
    number = page.number(result.found)
    if number == 0:
        return _none(result, page)
    if page.arguments.get("why"):
        return _why(result, page)
    if len(result.lines) == 1 and number == 1:
        (line,) = result.lines
        return Section((_said(line, page),), _choices(line, page), (_listed((line,), page),))
    named = bool(page.arguments.get("alert_ids"))
    folded = _folded(result.lines, apart=not named)
    left = number - len(result.lines) if named else 0
    footer = _footer(result, left, page)
    asked = len(folded) + 1 + len(footer) if page.arguments.get("limit") else 0
    room = max(1, page.lines - 1 - len(footer), asked - 1 - len(footer))
    shown = folded[:room]
    told = [line for lines in shown for line in lines]
    head = page.say("alert_list_head", n=number, count=result.found, place=page.place)
    said = [_said(lines[0], page) + _elsewhere(lines[1:], page) for lines in shown]
    listed = tuple(_listed(lines, page) for lines in shown)
    rest = (page.choice("ask_alerts"),) if left else page.rest_of_list(len(told), result.found)
    return Section((head, *said, *footer), (*rest, *_of_all(told, page)), listed, asked)


def _why(result: ListAlertsResult, page: Page) -> Section:
    """Say by which lines alerts were found, and how to move them; the alerts stay those spoken of."""
    folded = _folded(result.lines, apart=False)
    said = [_said(folded[0][0], page)] if len(folded) == 1 else []
    said += [page.say("alert_why_head")] if result.drawn else []
    said += [page.say("alert_why_line", line=said_setting(one, page)) for one in result.drawn]
    if result.own:
        said.append(page.say("alert_why_own"))
    if result.drawn:
        said.append(page.say("alert_why_change"))
    elif not result.own:
        said.append(page.say("alert_why_always"))
    said.append(page.say("alert_why_less"))
    return Section(tuple(said), (), tuple(_listed(lines, page) for lines in folded))


def _folded(lines: Sequence[AlertLine], *, apart: bool) -> list[tuple[AlertLine, ...]]:
    """Return what each line tells: a product's alerts in several stores together, the gravest first.

    With `apart` those of one product alone are told store by store: that is what was asked for.
    """
    together = [tuple(same) for _, same in groupby(lines, lambda line: (line.told_with, line.status))]
    return [(line,) for line in lines] if apart and len(together) == 1 else together


def _elsewhere(lines: Sequence[AlertLine], page: Page) -> str:
    """Say in which other stores the same holds."""
    stores = ", ".join(reference(line.store) for line in lines if line.store is not None)
    return page.say("alert_elsewhere", stores=stores) if stores else ""


def _footer(result: ListAlertsResult, left: int, page: Page) -> tuple[str, ...]:
    """Say what all of it is worth; of a notice also how many came with those it names."""
    said: list[str] = []
    if left:
        said.append(page.say("alert_list_more", count=page.mint("Alerts beyond these", left, "count")))
    if result.at_stake is not None:
        said.append(page.say("alert_list_worth", amount=result.at_stake))
    return (" ".join(said),) if said else ()


def _of_all(lines: Sequence[AlertLine], page: Page) -> tuple[Choice, ...]:
    """Return the buttons for all that is shown; what each one advises is said of it by its place."""
    ids = [reference(line.id) for line in lines if line.status == "open"]
    if not ids or len(lines) > len(ids) > _MOST_ON_A_BUTTON:
        return ()
    opened = " ".join(ids)
    if len(ids) > _MOST_ON_A_BUTTON:
        mark = page.mint("What was shown", mark_of(line.alert_id for line in lines), "text")
        opened = page.to_planner.say("alerts_as_shown", mark=mark)
    return page.choice("ask_acknowledge", id=opened), page.choice("ask_snooze", id=opened)


def _none(result: ListAlertsResult, page: Page) -> Section:
    if page.arguments.get("alert_ids"):
        return Section((page.say("alert_gone"),))
    if result.others is not None:
        grave = page.arguments.get("severity")
        code = f"alert_none_{grave}" if grave in ("critical", "high") else "alert_none_such"
        said = page.say(code, place=page.place, count=result.others, n=page.number(result.others))
        return Section((said,), (page.choice("ask_alerts"),))
    if page.number(result.waiting):
        return Section((page.say("alert_none_waiting", place=page.place, count=result.waiting),))
    return Section((page.say("alert_none", place=page.place),))


def write_update(result: UpdateAlertResult, page: Page) -> Section:
    """Write the section of alerts that were taken note of, done or put off; the list stays the list."""
    if not page.number(result.changed):
        said = page.say("alert_update_same")
    else:
        said = page.say(_DONE[result.action], until=result.until, n=len(result.lines))
    folded = _folded(result.lines, apart=False)
    lines = [_said(lines[0], page, state=False) + _elsewhere(lines[1:], page) for lines in folded]
    return Section((said, *lines[: page.lines - 1]))


def _said(line: AlertLine, page: Page, *, state: bool = True) -> str:
    """Return an alert in one line: its mark, what is the matter, and what to do."""
    said = page.say(f"alert_{line.form}", **_filled(line, f"alert_{line.form}", page))
    settled = page.say(f"alert_state_{line.status}") if state and line.status != "open" else ""
    doing = ""
    if line.doing_form and line.status == "open" and state:
        doing = page.say(line.doing_form, **_filled(line, line.doing_form, page))
    return f"{_MARKS[line.severity]} {said}{doing}{settled}"


def _filled(line: AlertLine, code: str, page: Page) -> dict[str, Fact | int]:
    """Return what a sentence takes, from the alert's facts."""
    known: dict[str, Fact | None] = {
        **line.values,
        "product": line.product,
        "store": line.store,
        "category": line.category,
        "matter": line.values.get(f"{MATTER}{page.language}") or line.values.get(f"{MATTER}en"),
    }
    filled: dict[str, Fact | int] = {
        name: fact for name in said_values(code) if (fact := known.get(name)) is not None
    }
    if "n" in said_values(code):
        filled["n"] = page.number(line.values["problems"])
    return filled


def _choices(line: AlertLine, page: Page) -> tuple[Choice, ...]:
    """Return the buttons of an alert: do it, take note of it, be reminded."""
    if line.status != "open":
        return ()
    choices: list[Choice] = []
    if line.reference is not None:
        choices.append(
            page.choice("ask_do_it" if line.doing in _DECIDES else "ask_about_document", id=line.reference)
        )
    elif line.product is not None and line.store is not None and line.doing in ("order", "price"):
        code = "ask_price_of" if line.doing == "price" else "ask_order_of"
        name = page.to_planner.say("listed_name", product=line.product, store=line.store)
        choices.append(
            Choice(label=page.say(f"alert_ask_{line.doing}"), message=page.to_planner.say(code, name=name))
        )
    return (*choices, page.choice("ask_acknowledge", id=line.id), page.choice("ask_snooze", id=line.id))


def _listed(lines: Sequence[AlertLine], page: Page) -> Listed:
    """Return what a line stands for, to be pointed at: what is said of it is said of all it tells."""
    say, first = page.to_planner.say, lines[0]
    ids = " ".join(reference(line.id) for line in lines)
    if first.product is not None and first.store is not None:
        about = "ask_price_of" if first.type in _ABOUT_PRICE else "ask_order_of"
        entry = page.listed(first.product, first.store, about)
        others = [
            say("listed_name", product=first.product, store=one.store) for one in lines[1:] if one.store
        ]
        entry = entry.model_copy(update={"name": ", ".join([entry.name, *others])})
    else:
        entry = Listed(name=say("listed_alert", id=first.id), about=say("ask_about_alert", id=first.id))
    accept = (
        say("ask_do_it", id=first.reference) if first.reference and first.doing in _DECIDES else ""
    ) or say("ask_acknowledge", id=ids)
    return entry.model_copy(update={"accept": accept, "reject": say("ask_resolve", id=ids)})
