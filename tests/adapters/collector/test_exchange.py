"""One reply costs no more time and space than it may, whatever the other side does."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from typing import Any

import pytest

from adapters.collector.exchange import Ask, exchange
from core.errors import ExternalError
from tests.adapters.collector.loopback_site import LoopbackSite, Page

AGENT = "MeenaPrices/1.0 (prices@meena.example)"


@pytest.fixture
def ask(site: LoopbackSite) -> Ask:
    return Ask(f"{site.address}/p", AGENT, max_bytes=10_000, timeout_s=5, allow_private=True)


def refusal(ask: Ask) -> str:
    with pytest.raises(ExternalError) as refused:
        exchange(ask)
    return refused.value.code


def test_a_reply_comes_with_its_status_headers_and_body(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", "hello", etag='"1"')
    reply = exchange(ask)
    assert (reply.status, reply.headers["etag"], reply.body) == (200, '"1"', b"hello")


def test_it_says_who_asks_and_under_which_conditions(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", status=304)
    assert exchange(replace(ask, conditions={"If-None-Match": '"1"'})).status == 304
    (asked,) = site.asked
    assert asked.headers["user-agent"] == AGENT
    assert asked.headers["if-none-match"] == '"1"'
    assert asked.headers["host"] == f"127.0.0.1:{site.port}"


def test_packed_replies_are_unpacked(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", gzip.compress(b"hello", mtime=0), content_encoding="gzip")
    assert exchange(ask).body == b"hello"


def test_a_body_larger_than_it_may_be_is_refused(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", b"x" * 10_001)
    assert refusal(ask) == "too_large"
    site.say("/p", b"x" * 10_000)
    assert len(exchange(ask).body) == 10_000


def test_a_body_without_end_is_refused_at_the_limit(site: LoopbackSite, ask: Ask) -> None:
    def endless(handler: Any) -> None:
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 1_000)

    site.pages["/p"] = Page(write=endless)
    assert refusal(ask) == "too_large"


def test_a_gzip_bomb_stops_at_the_limit(site: LoopbackSite, ask: Ask) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000, mtime=0)
    assert len(bomb) < 100_000
    site.say("/p", bomb, content_encoding="gzip")
    assert refusal(ask) == "too_large"


def test_what_may_be_cut_is_cut_at_the_limit(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", b"x" * 50_000)
    assert exchange(replace(ask, cut=True)).body == b"x" * 10_000


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"anything"),
        ("gzip", b"not gzip"),
        ("gzip", gzip.compress(b"hello", mtime=0)[:-4]),
        ("gzip", gzip.compress(b"a", mtime=0) + gzip.compress(b"b", mtime=0)),
    ],
)
def test_a_packing_that_was_not_asked_for_or_is_damaged_is_refused(
    site: LoopbackSite, ask: Ask, encoding: str, body: bytes
) -> None:
    site.say("/p", body, content_encoding=encoding)
    assert refusal(ask) == "bad_encoding"


def trickle(start: bytes) -> Page:
    """Send a byte every 20 ms, for ever: no single read is ever late."""

    def write(handler: Any) -> None:
        handler.wfile.write(b"".join(handler._headers_buffer) + start)
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.02)

    return Page(write=write)


@pytest.mark.parametrize("start", [b"content-length: 9000\r\n\r\n", b"x-slow: "], ids=["body", "headers"])
def test_a_reply_that_trickles_is_over_when_its_time_is(site: LoopbackSite, ask: Ask, start: bytes) -> None:
    site.pages["/p"] = trickle(start)
    assert refusal(replace(ask, timeout_s=0.3)) == "too_slow"


def test_a_body_that_breaks_off_is_no_reply(site: LoopbackSite, ask: Ask) -> None:
    def cut_off(handler: Any) -> None:
        handler.send_header("content-length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")

    site.pages["/p"] = Page(write=cut_off)
    assert refusal(ask) == "unreachable"


def test_nobody_there_is_said_so(site: LoopbackSite, ask: Ask) -> None:
    assert refusal(replace(ask, url="http://127.0.0.1:1/p")) == "unreachable"
    assert site.asked == []


def test_the_own_network_is_closed_unless_it_is_opened(site: LoopbackSite, ask: Ask) -> None:
    assert refusal(replace(ask, allow_private=False)) == "address_refused"
    assert site.asked == []


def test_a_redirect_is_a_reply_and_is_not_followed(site: LoopbackSite, ask: Ask) -> None:
    site.say("/p", status=302, location="/elsewhere")
    assert exchange(ask).status == 302
    assert site.paths == ["/p"]
