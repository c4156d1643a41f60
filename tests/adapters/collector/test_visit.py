"""A site is asked with its permission, at its pace, and leads us nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.collector.exchange import exchange
from adapters.collector.pace import Pace, PutOffError
from adapters.collector.source import Source
from adapters.collector.visit import DisallowedError, Means, RobotsUnreadableError, Visit
from core.errors import ExternalError
from tests.adapters.collector.loopback_site import LoopbackSite, Page, TickingClock


class Visitor:
    """Opens visits to the site, each as another run would."""

    def __init__(self, site: LoopbackSite, source: Source, clock: TickingClock, folder: Path) -> None:
        self.site, self.source, self.clock = site, source, clock
        self._means = Means(exchange, Pace(folder / "hosts", clock, clock.sleep), clock, folder / "robots")

    def visit(self) -> Visit:
        return Visit(self.source, self._means, self.clock.now() + timedelta(minutes=20))

    def get(self, path: str) -> bytes:
        return self.visit().get(self.site.address + path).body


@pytest.fixture
def visitor(site: LoopbackSite, source: Source, clock: TickingClock, tmp_path: Path) -> Visitor:
    site.say("/p/1", "one")
    return Visitor(site, source, clock, tmp_path)


def test_robots_txt_is_asked_for_first_and_once_a_day(
    visitor: Visitor, site: LoopbackSite, clock: TickingClock
) -> None:
    site.say("/robots.txt", "User-agent: *\nDisallow: /private")
    assert visitor.get("/p/1") == b"one"
    clock.pass_by(hours=23)
    visitor.get("/p/1")
    assert site.paths == ["/robots.txt", "/p/1", "/p/1"]
    clock.pass_by(hours=2)
    visitor.get("/p/1")
    assert site.paths[3:] == ["/robots.txt", "/p/1"]


def test_what_robots_txt_forbids_is_not_asked_for(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/robots.txt", "User-agent: *\nAllow: /p/\nDisallow: /p/1$\nUser-agent: Other\nDisallow:")
    with pytest.raises(DisallowedError, match="does not let MeenaPrices fetch"):
        visitor.get("/p/1")
    assert site.paths == ["/robots.txt"]


def test_the_query_counts_too(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/robots.txt", "User-agent: *\nDisallow: /*?sort=")
    with pytest.raises(DisallowedError):
        visitor.get("/p/1?sort=price")
    assert visitor.get("/p/1") == b"one"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_txt_that_is_not_there_forbids_nothing(
    visitor: Visitor, site: LoopbackSite, status: int
) -> None:
    site.say("/robots.txt", status=status)
    assert visitor.get("/p/1") == b"one"


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_robots_txt_that_cannot_be_had_forbids_everything_for_now(
    visitor: Visitor, site: LoopbackSite, status: int
) -> None:
    site.say("/robots.txt", "User-agent: *\nAllow: /", status=status)
    with pytest.raises(RobotsUnreadableError, match=f"cannot be read for now .*{status}"):
        visitor.get("/p/1")
    site.say("/robots.txt", "User-agent: *\nAllow: /")
    assert visitor.get("/p/1") == b"one"
    assert site.paths == ["/robots.txt", "/robots.txt", "/p/1"]


def test_a_host_that_does_not_answer_for_its_robots_txt_is_not_asked_again_in_the_visit(
    visitor: Visitor, site: LoopbackSite
) -> None:
    def silent(handler: object) -> None:
        handler.connection.close()  # type: ignore[attr-defined]

    site.pages["/robots.txt"] = Page(write=silent)
    visit = visitor.visit()
    for _ in range(3):
        with pytest.raises(RobotsUnreadableError, match="cannot be reached"):
            visit.get(site.address + "/p/1")
    assert site.paths == ["/robots.txt"]


def test_a_robots_txt_is_read_up_to_its_limit(visitor: Visitor, site: LoopbackSite) -> None:
    rules = "User-agent: *\nDisallow: /p/1\n" + "# filling\n" * 60_000
    site.say("/robots.txt", rules)
    visitor.source = replace(visitor.source, max_bytes=100)
    with pytest.raises(DisallowedError, match="does not let"):
        visitor.get("/p/1")


def test_a_robots_txt_elsewhere_on_the_host_is_followed_to(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/robots.txt", status=301, location="/rules.txt")
    site.say("/rules.txt", "User-agent: *\nDisallow: /p/")
    with pytest.raises(DisallowedError, match="does not let"):
        visitor.get("/p/1")


def test_a_robots_txt_on_another_host_counts_as_unreachable(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/robots.txt", status=301, location="http://localhost:9/robots.txt")
    with pytest.raises(RobotsUnreadableError, match="another host"):
        visitor.get("/p/1")


def test_requests_keep_the_gap_robots_txt_included(
    visitor: Visitor, site: LoopbackSite, clock: TickingClock
) -> None:
    visit = visitor.visit()
    visit.get(site.address + "/p/1")
    visit.get(site.address + "/p/1")
    assert clock.slept == [5, 5]


def test_a_longer_crawl_delay_is_kept(visitor: Visitor, site: LoopbackSite, clock: TickingClock) -> None:
    site.say("/robots.txt", "User-agent: *\nCrawl-delay: 30")
    visit = visitor.visit()
    visit.get(site.address + "/p/1")
    visit.get(site.address + "/p/1")
    assert clock.slept == [5, 30]


def test_a_shorter_crawl_delay_does_not_shorten_the_gap(
    visitor: Visitor, site: LoopbackSite, clock: TickingClock
) -> None:
    site.say("/robots.txt", "User-agent: *\nCrawl-delay: 1")
    visit = visitor.visit()
    visit.get(site.address + "/p/1")
    visit.get(site.address + "/p/1")
    assert clock.slept == [5, 5]


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_is_too_busy_is_left_alone_across_visits(
    visitor: Visitor, site: LoopbackSite, clock: TickingClock, status: int
) -> None:
    site.say("/p/1", status=status, retry_after="3600")
    with pytest.raises(PutOffError, match=f"status {status}"):
        visitor.get("/p/1")
    site.say("/p/1", "one")
    before = len(site.asked)
    with pytest.raises(PutOffError, match="may be asked again at"):
        visitor.get("/p/1")
    assert len(site.asked) == before
    clock.pass_by(hours=1)
    assert visitor.get("/p/1") == b"one"


def test_a_site_that_is_too_busy_for_robots_txt_is_left_alone_too(
    visitor: Visitor, site: LoopbackSite
) -> None:
    site.say("/robots.txt", status=429, retry_after="7200")
    with pytest.raises(PutOffError):
        visitor.get("/p/1")
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_host_is_followed(visitor: Visitor, site: LoopbackSite, status: int) -> None:
    site.say("/old", status=status, location="/p/1")
    assert visitor.get("/old") == b"one"


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:9/p/1",
        "//evil.example/p/1",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "http://user@127.0.0.1/p/1",
        "ftp://127.0.0.1/p/1",
    ],
)
def test_a_redirect_to_anywhere_else_is_refused(visitor: Visitor, site: LoopbackSite, location: str) -> None:
    site.say("/old", status=302, location=location)
    with pytest.raises(ExternalError, match="redirects to"):
        visitor.get("/old")
    assert site.paths == ["/robots.txt", "/old"]


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(
    visitor: Visitor, site: LoopbackSite
) -> None:
    site.say("/robots.txt", "User-agent: *\nDisallow: /private")
    site.say("/old", status=302, location="/private/1")
    with pytest.raises(DisallowedError):
        visitor.get("/old")
    assert "/private/1" not in site.paths


def test_a_redirect_without_end_ends(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/round", status=302, location="/round")
    with pytest.raises(ExternalError, match="more than 5 times"):
        visitor.get("/round")
    assert site.paths.count("/round") == 6


def test_a_redirect_to_no_address_at_all_is_refused(visitor: Visitor, site: LoopbackSite) -> None:
    site.say("/old", status=302, location="http://rival.example:port/p/1")
    with pytest.raises(ExternalError, match="no address"):
        visitor.get("/old")
