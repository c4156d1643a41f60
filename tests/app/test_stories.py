"""Four stories through real HTTP in the served demo shop, each with `kill -9` in the middle.

A worker that was killed needs as much of the processor until it answers again as the rest of its story, so
each has one kill, each at another place: amid an approval, a fetch, a batch of alerts, a brief. Many kills at
any moment are in `tests/jobs/test_crash.py`, on a shop without tools.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Generator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.app.served_shop import (
    ASHA,
    MEENA,
    PATIENCE_S,
    Shop,
    all_of,
    over_slack,
    post_to_whatsapp,
    served_shop,
    told_in_whatsapp,
    wait_for,
)
from tests.channels.loopback import Request

POSTS, MESSAGES = "/chat.postMessage", "/Messages.json"
GREETING, REMINDED = "Good morning, Meena", "I won't remind you of"
SOLD_OUT = ("SKU_101", "SKU_112", "SKU_124")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    with served_shop(tmp_path_factory) as shop:
        yield shop


def said(requests: Sequence[Request], place: str, words: str, to: str = "") -> list[str]:
    """Return what a provider was sent of these words, to a number where one is named."""
    texts = [all_of(one) for one in requests if one.method == "POST" and one.path.endswith(place)]
    return [one for one in texts if words in one and to in one]


def now() -> datetime:
    return datetime.now(ZoneInfo("Asia/Kolkata"))


def test_a_price_asked_for_in_whatsapp_is_approved_in_slack_though_the_worker_is_killed(
    shop: Shop, tmp_path: Path
) -> None:
    to_slack, to_asha = len(shop.slack), len(shop.twilio)
    told_in_whatsapp(shop, "set the price of Suvarna Atta 5 kg at Delhi 2 to 240", ASHA, "₹240")
    _says_yes(shop, ASHA, "waits for your manager")
    asked = wait_for(shop.slack, to_slack, lambda request: "Asha asks" in all_of(request))
    approve = re.search(r"approve price change PC_\w+ at ₹240 as shown S_\w+", all_of(asked))
    assert approve is not None, all_of(asked)
    killed = shop.dies_at(POSTS, "is accepted")
    over_slack(shop, approve.group(), "is accepted")
    assert killed.wait(PATIENCE_S)
    wait_for(shop.twilio, to_asha, lambda request: "Vikram approved it" in all_of(request))
    file, change = tmp_path / "prices.csv", approve.group().split()[3]
    shop.run("export", "price_changes", "--out", str(file))
    [row] = [line for line in file.read_text(encoding="utf-8").splitlines() if change in line]
    assert "240" in row
    # Whatever comes twice has come by the time that what is asked now is answered.
    over_slack(shop, approve.group(), "is accepted")  # pressed twice is pressed once
    told_in_whatsapp(shop, f"reject {change}", MEENA, "Vikram has decided")
    assert len(said(shop.slack[to_slack:], POSTS, "Asha asks")) == 1
    assert len(said(shop.slack[to_slack:], POSTS, "is accepted")) == 2
    heard = said(shop.twilio[to_asha:], MESSAGES, "Vikram approved it")
    assert len([one for one in heard if change in one]) == 1


def test_a_photo_of_a_bill_in_whatsapp_gets_its_verdict_though_the_worker_is_killed(shop: Shop) -> None:
    before, home = len(shop.twilio), Path(shop.environment["SMARTRETAIL_HOME"])
    bill = next(
        photo
        for one in sorted(home.glob("blobs/*/documents/*/DOC_*"))
        if (photo := one.read_bytes()).startswith(b"\xff\xd8")
    )
    path = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"
    shop.providers.twilio.media[path] = bill
    killed = shop.dies_at(path, "")
    url = shop.environment["SMARTRETAIL_TWILIO_BASE_URL"] + path
    post_to_whatsapp(shop, "", ASHA, NumMedia="1", MediaUrl0=url, MediaContentType0="image/jpeg")
    assert killed.wait(PATIENCE_S)
    wait_for(shop.twilio, before, lambda request: "reading" in all_of(request))
    wait_for(shop.twilio, before, lambda request: re.search(r"[✅❌🟠] \*", all_of(request)) is not None)
    told_in_whatsapp(shop, "hello", ASHA, "Ask me about")  # whatever comes twice has come by now
    assert len(said(shop.twilio[before:], MESSAGES, "reading", ASHA)) == 1
    verdicts = said(shop.twilio[before:], MESSAGES, " *", ASHA)
    assert len([one for one in verdicts if re.search(r"[✅❌🟠] \*", one)]) == 1, verdicts
    fetched = [one for one in shop.twilio[before:] if one.path == path]
    assert len(fetched) == 2, "the fetch the kill cut off is made anew, and no other"


def test_an_alert_is_told_and_taken_note_of_once_though_the_worker_is_killed(shop: Shop) -> None:
    awake = f"quiet hours {now() + timedelta(hours=10):%I:%M %p} to {now() + timedelta(hours=11):%I:%M %p}"
    for wish, heard in ((awake, "comes by itself"), ("at most 50 alerts a day", "alerts come in a day")):
        over_slack(shop, wish, heard)
        told_in_whatsapp(shop, wish, MEENA, heard)
    to_slack, to_meena = len(shop.slack), len(shop.twilio)
    killed = shop.dies_at(POSTS, "acknowledge AL_")  # amid the batch: Meena and Asha are to be told as well
    _sells_out(shop)
    told = all_of(wait_for(shop.slack, to_slack, lambda one: "acknowledge AL_" in all_of(one)))
    assert killed.wait(PATIENCE_S)
    wait_for(shop.twilio, to_meena, lambda one: "acknowledge AL_" in all_of(one) and MEENA in all_of(one))
    ids = set(re.findall(r"AL_[0-9a-f]{10}", told))
    [acknowledge] = set(re.findall(r"acknowledge(?: AL_[0-9a-f]{10})+", told))
    over_slack(shop, acknowledge, REMINDED)
    over_slack(shop, "hello", "Ask me about")  # whatever comes twice has come by now
    posts = shop.slack[to_slack:]
    assert len([one for one in said(posts, POSTS, "acknowledge AL_") if ids & set(_ids(one))]) == 1
    assert len(said(posts, POSTS, REMINDED)) == 1
    to_her = said(shop.twilio[to_meena:], MESSAGES, "acknowledge AL_", MEENA)
    assert len(to_her) == len({tuple(_ids(one)) for one in to_her}), "each alert is told once"
    assert set(_statuses(shop, acknowledge)) == {"acknowledged"}


def test_a_brief_is_told_once_and_its_button_does_one_thing_though_the_worker_is_killed(shop: Shop) -> None:
    before = len(shop.twilio)
    killed = shop.dies_at(MESSAGES, GREETING)
    told_in_whatsapp(shop, f"send my brief at {now():%H:%M}", MEENA, "morning brief")
    brief = all_of(wait_for(shop.twilio, before, lambda one: GREETING in all_of(one)))
    accept = re.findall(r"accept recommendation R_\w+ as shown S_\w+", brief)[0]
    assert killed.wait(PATIENCE_S)
    told_in_whatsapp(shop, accept, MEENA, "is accepted")  # pressed while no worker is there
    made = [
        one
        for one in _as_admin(shop, "GET", "/audit").json()["records"]
        if (one["actor"], one["subject"], one["outcome"]) == ("meena", "decide_recommendation", "allowed")
    ]
    assert len(made) == 1, made
    told_in_whatsapp(shop, accept, MEENA, "is accepted")  # pressed again, it says so again
    sent = shop.twilio[before:]
    assert len(said(sent, MESSAGES, GREETING, MEENA)) == 1
    assert len(said(sent, MESSAGES, "is accepted", MEENA)) == 2


def _says_yes(shop: Shop, sender: str, awaited: str) -> None:
    """Say yes to a preview, and again where an alert came in between and the preview is shown anew."""
    before = len(shop.twilio)
    post_to_whatsapp(shop, "yes", sender)
    answer = wait_for(
        shop.twilio, before, lambda one: any(words in all_of(one) for words in (awaited, "Please check"))
    )
    if awaited not in all_of(answer):
        told_in_whatsapp(shop, "yes", sender, awaited)


def _sells_out(shop: Shop) -> None:
    """Have a count come in that finds some shelves of Mumbai empty, with nothing on the way."""
    fields = ["date", "sku_id", "store_id", "on_hand", "in_transit", "backorder"]
    rows = io.StringIO()
    writer = csv.DictWriter(rows, fields)
    writer.writeheader()
    for sku in SOLD_OUT:
        for store in ("MUMBAI_01", "MUMBAI_02"):
            counted = (now().date().isoformat(), sku, store, 0, 0, 0)
            writer.writerow(dict(zip(fields, counted, strict=True)))
    _as_admin(shop, "POST", "/ingest/inventory", files={"file": ("count.csv", rows.getvalue(), "text/csv")})


def _ids(text: str) -> list[str]:
    return sorted(set(re.findall(r"AL_[0-9a-f]{10}", text)))


def _statuses(shop: Shop, text: str) -> list[str]:
    listed = _as_admin(shop, "POST", "/tools/list_alerts", json={"alert_ids": _ids(text)})
    return [line["status"] for line in listed.json()["result"]["lines"]]


def _as_admin(shop: Shop, method: str, path: str, **sent: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {shop.token('admin')}"}
    answer = httpx.request(method, shop.address + path, headers=headers, timeout=PATIENCE_S, **sent)
    assert answer.status_code < 300, answer.text
    return answer
