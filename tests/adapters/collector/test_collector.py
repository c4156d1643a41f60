"""A source in one run, from the owner's files to readings, on a site that behaves and ones that do not."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest

from core.errors import InputError
from core.ports import Collected, Collector, FailedPage
from tests.adapters.collector.conftest import Shelf
from tests.adapters.collector.loopback_site import NOW, Asked, LoopbackSite, Page, TickingClock, product_page

THREE = "sku_id,id\nATTA,1\nSOAP,2\nMILK,3\n"
ALL = frozenset({"ATTA", "SOAP", "MILK", "RICE"})


def collect(shelf: Shelf) -> Collected:
    return shelf.collector().collect("shop", "Rival", ALL)


def prices(collected: Collected) -> dict[str, str]:
    return {reading.sku_id: reading.price for reading in collected.readings}


def test_a_price_is_read_with_where_when_and_how_far_it_is_trusted(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up("confidence = 0.9")
    site.say("/p/1", product_page("265.00"))
    (reading,) = collect(shelf).readings
    assert (reading.sku_id, reading.competitor, reading.price, reading.currency) == (
        "ATTA",
        "Rival",
        "265.00",
        "INR",
    )
    assert (reading.url, str(reading.confidence)) == (f"{site.address}/p/1", "0.9")
    assert (reading.seen_at - NOW).total_seconds() == 5  # robots.txt was asked for first


def test_a_page_is_not_asked_for_again_while_it_is_fresh(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up("ttl_hours = 6")
    site.say("/p/1", product_page("265"))
    assert collect(shelf).asked == 1
    site.say("/p/1", product_page("259"))
    clock.pass_by(hours=5)
    again = collect(shelf)
    assert (again.asked, again.from_cache, prices(again)) == (0, 1, {"ATTA": "265"})
    clock.pass_by(hours=2)
    later = collect(shelf)
    assert (later.asked, later.from_cache, prices(later)) == (1, 0, {"ATTA": "259"})


def test_a_page_that_has_not_changed_need_not_be_sent_again(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    def answer(asked: Asked) -> Page:
        if asked.headers.get("if-none-match") == '"v1"':
            return Page(status=304, headers={"etag": '"v1"'})
        return Page(product_page("265").encode(), headers={"etag": '"v1"'})

    shelf.set_up()
    site.pages["/p/1"] = answer
    first = collect(shelf)
    clock.pass_by(days=2)
    second = collect(shelf)
    assert (second.asked, second.unchanged, prices(second)) == (1, 1, prices(first))
    assert second.readings[0].seen_at > first.readings[0].seen_at
    clock.pass_by(hours=1)
    assert collect(shelf).from_cache == 1


def test_a_busy_site_is_left_alone_with_all_its_other_pages(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up(products=THREE)
    site.say("/p/1", product_page("265"))
    site.say("/p/2", status=429, retry_after="7200")
    site.say("/p/3", product_page("30"))
    collected = collect(shelf)
    assert prices(collected) == {"ATTA": "265"}
    assert collected.put_off == 2
    assert collected.put_off_until == clock.now() + timedelta(hours=2)
    clock.pass_by(hours=1)
    assert collect(shelf).put_off == 2
    assert "/p/3" not in site.paths
    clock.pass_by(hours=1)
    site.say("/p/2", product_page("40"))
    assert prices(collect(shelf)) == {"ATTA": "265", "SOAP": "40", "MILK": "30"}


def test_a_site_that_fails_three_times_in_a_row_is_left_alone_for_this_run(
    shelf: Shelf, site: LoopbackSite
) -> None:
    shelf.set_up(products="sku_id,id\n" + "".join(f"{sku},{n}\n" for n, sku in enumerate(sorted(ALL))))
    for number in range(4):
        site.say(f"/p/{number}", status=500)
    collected = collect(shelf)
    assert (collected.asked, len(collected.failed), collected.put_off) == (3, 3, 1)


def test_a_product_that_is_gone_is_said_once_and_not_asked_for_every_hour(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up()
    site.say("/p/1", status=404)
    assert collect(shelf).failed == (FailedPage(f"{site.address}/p/1", "status 404"),)
    clock.pass_by(hours=1)
    again = collect(shelf)
    assert again.asked == 0
    assert again.failed == (FailedPage(f"{site.address}/p/1", "status 404 (on 2026-11-21)"),)


def test_many_products_that_are_gone_do_not_stop_the_others(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up(products="sku_id,id\nATTA,1\nSOAP,2\nMILK,3\nRICE,4\n")
    site.say("/p/4", product_page("90"))
    collected = collect(shelf)
    assert (len(collected.failed), prices(collected)) == (3, {"RICE": "90"})


def test_the_longest_unseen_pages_come_first_where_not_all_can_be_asked(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up("max_pages_per_run = 1\nttl_hours = 1", THREE)
    for number in (1, 2, 3):
        site.say(f"/p/{number}", product_page(f"{number}0"))
    for _ in range(4):
        assert collect(shelf).put_off == 2
        clock.pass_by(hours=2)
    assert [path for path in site.paths if path != "/robots.txt"] == ["/p/1", "/p/2", "/p/3", "/p/1"]


def test_a_run_ends_in_time_however_long_the_gaps_are(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up(products=THREE)
    site.say("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    for number in (1, 2, 3):
        site.say(f"/p/{number}", product_page(f"{number}0"))
    collected = collect(shelf)
    assert (prices(collected), collected.put_off) == ({"ATTA": "10"}, 2)
    assert sum(clock.slept) < 60


def test_only_the_tenant_s_own_products_are_asked_for(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up(products=THREE)
    site.say("/p/1", product_page("265"))
    collected = shelf.collector().collect("shop", "Rival", {"ATTA"})
    assert collected.unknown_products == ("SOAP", "MILK")
    assert [path for path in site.paths if path.startswith("/p/")] == ["/p/1"]


def test_what_is_sold_out_is_no_offer(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    site.say("/p/1", product_page("99", stock="OutOfStock"))
    collected = collect(shelf)
    assert (collected.out_of_stock, collected.readings) == (1, ())


def test_what_robots_txt_forbids_is_listed(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    site.say("/robots.txt", "User-agent: meenaprices\nDisallow: /p/")
    collected = collect(shelf)
    assert (collected.asked, collected.disallowed) == (0, (f"{site.address}/p/1",))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<script type="application/ld+json">{"@type": "Product", "offers": [}</script>', "jsonld_invalid"),
        ("<html>265</html>", "no_product"),
    ],
)
def test_a_page_that_cannot_be_read_is_put_aside_and_not_asked_for_again(
    shelf: Shelf, site: LoopbackSite, body: str, reason: str
) -> None:
    shelf.set_up()
    site.say("/p/1", body)
    for asked in (1, 0):
        collected = collect(shelf)
        assert (collected.asked, collected.readings) == (asked, ())
        assert [(one.sku_id, one.reason) for one in collected.unread] == [("ATTA", reason)]


def test_a_page_that_is_too_large_is_not_loaded_every_hour(
    shelf: Shelf, site: LoopbackSite, clock: TickingClock
) -> None:
    shelf.set_up("max_megabytes = 0.01")
    site.say("/p/1", "x" * 20_000)
    assert "raise max_megabytes" in collect(shelf).failed[0].why
    clock.pass_by(hours=1)
    assert collect(shelf).asked == 0


def test_a_page_that_is_too_slow_is_tried_again_by_the_next_run(shelf: Shelf, site: LoopbackSite) -> None:
    def slow(handler: Any) -> None:
        handler.end_headers()
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.02)

    shelf.set_up("timeout_seconds = 0.3")
    site.pages["/p/1"] = Page(write=slow)
    assert "did not answer in full within 0.3 s" in collect(shelf).failed[0].why
    site.say("/p/1", product_page("265"))
    assert prices(collect(shelf)) == {"ATTA": "265"}


def test_a_redirect_to_another_host_is_a_failure_with_its_remedy(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    site.say("/p/1", status=301, location="https://new.example/p/1")
    (failed,) = collect(shelf).failed
    assert "new.example, another host, which is not followed" in failed.why
    assert "change base_url" in failed.why


def test_a_site_in_the_own_network_is_refused_unless_it_was_allowed(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    path = shelf.folder / "competitors" / "shop.toml"
    path.write_text(path.read_text().replace("allow_private_addresses = true\n", ""))
    collected = collect(shelf)
    assert (collected.readings, collected.asked, site.asked) == ((), 0, [])
    assert "is at 127.0.0.1, which is not on the public internet" in collected.failed[0].why


def test_an_api_is_read_by_its_fields(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up(
        'currency = "INR"\n[source.fields]\nprice = "data.price"\navailable = "data.stock"', kind="json"
    )
    site.say("/p/1", '{"data": {"price": 265.50, "stock": 12}}', content_type="application/json")
    assert [(one.price, one.currency) for one in collect(shelf).readings] == [("265.50", "INR")]


def test_a_feed_is_asked_for_once_for_all_its_products(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up(
        'feed_url = "/feed.csv"\n[source.fields]\nid = "code"\nprice = "price"\ncurrency = "cur"',
        "sku_id,id\nATTA,a\nSOAP,b\nMILK,c\nGHEE,d\n",
        kind="csv",
    )
    site.say("/feed.csv", "code,price,cur\na,265,INR\nb,,INR\nd,500,INR\n")
    collected = collect(shelf)
    assert (collected.asked, prices(collected)) == (1, {"ATTA": "265"})
    assert [(one.sku_id, one.reason) for one in collected.unread] == [
        ("SOAP", "no_price"),
        ("MILK", "not_listed"),
    ]
    assert collected.unknown_products == ("GHEE",)


def test_a_page_in_another_encoding_is_read_as_its_header_says(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    site.say("/p/1", product_page("₹265").encode("utf-16"), content_type="text/html; charset=utf-16")
    assert prices(collect(shelf)) == {"ATTA": "₹265"}


def test_a_corrected_field_takes_effect_without_asking_again(shelf: Shelf, site: LoopbackSite) -> None:
    site.say("/p/1", '{"mrp": 300, "offer": 265}')
    for field, price in (("mrp", "300"), ("offer", "265")):
        shelf.set_up(f'currency = "INR"\n[source.fields]\nprice = "{field}"', kind="json")
        assert prices(collect(shelf)) == {"ATTA": price}
    assert site.paths == ["/robots.txt", "/p/1"]


def test_tenants_do_not_share_pages(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up()
    folder = shelf.folder / "competitors"
    (folder / "other.toml").write_bytes((folder / "shop.toml").read_bytes())
    site.say("/p/1", product_page("265"))
    collect(shelf)
    assert shelf.collector().collect("other", "Rival", ALL).asked == 1


def test_nothing_is_collected_by_default(shelf: Shelf, site: LoopbackSite) -> None:
    assert shelf.collector().sources("shop") == ()
    with pytest.raises(InputError, match="no enabled source"):
        collect(shelf)
    assert site.asked == []


def test_it_is_what_its_port_asks_for(shelf: Shelf) -> None:
    collector: Collector = shelf.collector()  # the type checker reads this
    asked = [name for name in vars(Collector) if not name.startswith("_")]
    assert asked
    assert all(callable(getattr(collector, name)) for name in asked)


def test_a_wrong_configuration_asks_nobody(shelf: Shelf, site: LoopbackSite) -> None:
    shelf.set_up("confidence = 7")
    with pytest.raises(InputError, match="confidence"):
        collect(shelf)
    assert site.asked == []
