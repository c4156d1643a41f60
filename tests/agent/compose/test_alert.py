"""What a person reads when many alerts come at once: one screen, the dearest first, and how many more."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.alert import Advice, AlertValue
from core.clock import FixedClock
from core.fact import Source
from core.notice import Notice, Told
from engines.alerting.document import Paper, failures
from tests.agent.conftest import Build, message
from tests.agent.shop import MANAGER, NOW, FakeAudit, FakeDirectory
from tests.tools.fake_alerts import LOW_MILK, MemoryAlerts
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tools.registry import Registry

ALL = replace(LOW_MILK, sku_id="MILK_500")
LATE = replace(
    ALL,
    values={
        **LOW_MILK.values,
        "on_the_way": AlertValue("Units on the way", 40, "units"),
        "due_on": AlertValue("Was due on", NOW.date(), "date"),
    },
    advice=Advice("wait"),
)


def with_alerts(lake: FakeLake, alerts: MemoryAlerts) -> Registry:
    """Return the small shop's tools over these alerts."""
    return Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=replace(memory_ledgers(), alerts=alerts),
        blobs=MemoryBlobs(),
    )


@pytest.mark.parametrize(
    ("language", "more", "ask"),
    [
        ("en", "And 7 more, in your list of alerts. At stake: about ₹", "ask the supplier"),
        ("hi", "और 7 अलर्ट आपकी सूची में हैं। दाँव पर: क़रीब ₹", "सप्लायर से पूछें"),
        ("hinglish", "Aur 7 alert aapki list me hain. Daav par: kareeb ₹", "supplier se poochein"),
    ],
)
async def test_a_first_night_is_one_screen(
    build: Build, lake: FakeLake, language: str, more: str, ask: str
) -> None:
    findings = [replace(LATE, topic=str(number), worth=Decimal(1000 + number)) for number in range(12)]
    alerts = MemoryAlerts()
    done = alerts.evaluated("demo", {"stockout_risk"}, findings, at=NOW)
    named = {"alert_ids": [one.alert_id for one in done.news], "limit": 5}
    notice = Notice("A1", "demo", MANAGER.user_id, Told("alert", "list_alerts", named))
    asked = message("", asked_by="machine", context={**notice.context, "language": language})
    reply = await build(over=with_alerts(lake, alerts)).respond(asked, MANAGER)
    lines = reply.answer.split("\n")
    assert reply.verified
    assert len(lines) == 7
    assert lines[0].startswith("12 ")
    assert lines[-1].startswith(more)
    assert all(ask in line for line in lines[1:-1])
    assert len(reply.choices) == 3


async def test_more_than_a_button_has_room_to_name_are_done_with_by_one_button(
    build: Build, lake: FakeLake
) -> None:
    findings = [replace(ALL, topic=str(number), worth=Decimal(1000 + number)) for number in range(14)]
    alerts = MemoryAlerts()
    done = alerts.evaluated("demo", {"stockout_risk"}, findings, at=NOW)
    agent = build(over=with_alerts(lake, alerts))
    listed = await agent.respond(message("show all alerts"), MANAGER)
    acknowledge = next(one.message for one in listed.choices if one.message.startswith("acknowledge"))
    assert len(listed.listed) == 14
    assert len(acknowledge) < 200  # what WhatsApp lets a button say

    await agent.respond(message(acknowledge, "m2"), MANAGER)
    after = [alerts.find("demo", one.alert_id) for one in done.news]
    assert {one.status for one in after if one is not None} == {"acknowledged"}


@pytest.mark.parametrize(
    ("language", "problems", "said"),
    [
        ("en", 1, "*GK/2231*: The check digit of 07AAACG1234A1Z9 is wrong."),
        ("hi", 2, "*GK/2231*: 2 गड़बड़ियाँ, पहली: 07AAACG1234A1Z9 का चेक अंक ग़लत है।"),
    ],
)
async def test_a_bills_alert_says_what_is_wrong(
    build: Build, lake: FakeLake, language: str, problems: int, said: str
) -> None:
    matter = {
        "en": "The check digit of 07AAACG1234A1Z9 is wrong.",
        "hi": "07AAACG1234A1Z9 का चेक अंक ग़लत है।",
    }
    paper = Paper("DOC_a", "GK/2231", True, problems, NOW.date(), frozenset({MANAGER.user_id}), matter=matter)
    alerts = MemoryAlerts()
    found = list(failures([paper], today=NOW.date(), source=Source(method="test")))
    done = alerts.evaluated("demo", {"compliance_failure"}, found, at=NOW)
    named = {"alert_ids": [one.alert_id for one in done.news]}
    notice = Notice("A1", "demo", MANAGER.user_id, Told("alert", "list_alerts", named))
    asked = message("", asked_by="machine", context={**notice.context, "language": language})
    reply = await build(over=with_alerts(lake, alerts)).respond(asked, MANAGER)
    assert reply.verified
    assert said in reply.answer


@pytest.mark.parametrize(
    ("language", "also"),
    [
        ("en", "The same in Mumbai 1."),
        ("hi", "यही हाल Mumbai 1 में भी।"),
        ("hinglish", "Yahi haal Mumbai 1 me bhi."),
    ],
)
async def test_a_product_short_in_two_stores_is_one_line_that_all_is_said_of(
    build: Build, lake: FakeLake, language: str, also: str
) -> None:
    alerts = MemoryAlerts()
    found = [
        replace(ALL, worth=Decimal(900)),
        replace(ALL, store_id="MUMBAI_01"),
        replace(ALL, topic="other"),
    ]
    done = alerts.evaluated("demo", {"stockout_risk"}, found, at=NOW)
    ids = {(one.store_id, one.topic): one.alert_id for one in done.news}
    named = {"alert_ids": list(ids.values()), "limit": 5}
    notice = Notice("A1", "demo", MANAGER.user_id, Told("alert", "list_alerts", named))
    agent = build(over=with_alerts(lake, alerts))

    def status_of(store_id: str) -> str:
        found = alerts.find("demo", ids[store_id, ""])
        return "" if found is None else found.status

    told = await agent.respond(
        message("", asked_by="machine", context={**notice.context, "language": language}), MANAGER
    )
    lines = [line for line in told.answer.split("\n") if "🔴" in line]
    assert told.verified
    assert [also in line for line in lines] == [True, False]
    assert {ids["DELHI_01", ""], ids["MUMBAI_01", ""]} <= set(told.listed[0].reject.split())

    await agent.respond(message("the first one in Mumbai 1 is done", "m2"), MANAGER)
    assert (status_of("DELHI_01"), status_of("MUMBAI_01")) == ("open", "resolved")

    await agent.respond(message(told.listed[0].reject.replace("resolve", "acknowledge"), "m3"), MANAGER)
    assert status_of("DELHI_01") == "acknowledged"
