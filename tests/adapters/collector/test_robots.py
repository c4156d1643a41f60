"""robots.txt is read as RFC 9309 reads it; its own examples are the first tests."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.collector.robots import Rule, parse_robots

SIMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
"""RFC 9309, 5.1."""


@pytest.mark.parametrize(
    ("bot", "path", "allowed"),
    [
        ("somebot", "/example/x", False),
        ("somebot", "/publications/a", True),
        ("somebot", "/pictures/a.gif", False),
        ("somebot", "/pictures/a.gif?big", True),
        ("foobot", "/example/page.html", True),
        ("foobot", "/example/allowed.gif", True),
        ("foobot", "/other", False),
        ("barbot", "/example/page.html", False),
        ("bazbot", "/example/page.html", False),
        ("bazbot", "/example/other.html", True),
        ("quxbot", "/example/page.html", True),
    ],
)
def test_the_rfcs_simple_example(bot: str, path: str, allowed: bool) -> None:
    assert parse_robots(SIMPLE, bot).allows(path) is allowed


def test_the_rfcs_longest_match_decides() -> None:
    text = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
    robots = parse_robots(text, "foobot")  # RFC 9309, 5.2
    assert not robots.allows("/example/page/disallowed.gif")
    assert robots.allows("/example/page/")


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar"),
        ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
    ],
)
def test_the_rfcs_encodings_are_one(rule: str, path: str) -> None:
    assert not parse_robots(f"User-agent: *\nDisallow: {rule}", "bot").allows(path)  # RFC 9309, 2.2.2


@pytest.mark.parametrize(
    ("rule", "path", "fits"),
    [
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", False),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-%2A.html", True),
        ("/path/foo-%24", "/path/foo-%24", True),
        ("/path/foo-%24", "/path/foo-", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/*.php$", "/folder/x.php", True),
        ("/*.php$", "/folder/x.php?y", False),
        ("/*/edit", "/item/7/edit/now", True),
        ("fish", "/fish", False),
    ],
)
def test_wildcards_and_the_end(rule: str, path: str, fits: bool) -> None:
    assert parse_robots(f"User-agent: *\nDisallow: {rule}", "bot").allows(path) is not fits


def test_groups_of_one_name_are_one_group_and_the_names_case_does_not_matter() -> None:
    text = "User-agent: MEENAprices/2.0\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n\n"
    robots = parse_robots(text + "User-agent: meenaprices\nDisallow: /b\n", "MeenaPrices")
    assert [robots.allows(path) for path in ("/a", "/b", "/c")] == [False, False, True]


def test_a_group_of_our_own_replaces_that_of_everybody() -> None:
    text = "User-agent: *\nDisallow: /\nUser-agent: MeenaPrices\nDisallow: /private"
    assert parse_robots(text, "MeenaPrices").allows("/p/1")


def test_a_group_is_not_ended_by_a_record_the_rfc_does_not_know() -> None:
    text = "User-agent: a\nSitemap: https://x.example/s.xml\nCrawl-delay: 7\nUser-agent: b\nDisallow: /x"
    for bot, delay in (("a", 7), ("b", 0)):
        robots = parse_robots(text, bot)
        assert not robots.allows("/x")
        assert robots.crawl_delay_s == delay


@pytest.mark.parametrize("value", ["soon", "-3", "nan", "inf", ""])
def test_a_crawl_delay_that_is_no_time_is_none(value: str) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}", "bot").crawl_delay_s == 0


def test_of_two_rules_of_one_length_the_allow_decides() -> None:
    assert parse_robots("User-agent: *\nDisallow: /a\nAllow: /a", "bot").allows("/a")


def test_robots_txt_itself_may_always_be_fetched() -> None:
    assert parse_robots("User-agent: *\nDisallow: /", "bot").allows("/robots.txt")


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "hello", "Disallow: /", "User-agent: *\nDisallow:", "\x00\xff:"]
)
def test_a_file_without_rules_for_us_forbids_nothing(text: str) -> None:
    assert parse_robots(text, "bot").allows("/p/1")


def test_comments_byte_order_marks_and_any_line_end_are_read() -> None:
    text = "\ufeff# no robots\rUser-agent: * # all\r\n  Disallow : /a # here\n"
    assert not parse_robots(text, "bot").allows("/a")


@given(st.text("ab*$/", max_size=8), st.text("ab$/", max_size=10))
def test_a_rule_fits_what_the_same_pattern_fits_as_a_regular_expression(pattern: str, path: str) -> None:
    body = pattern.removesuffix("$")
    regex = ".*".join(re.escape(piece) for piece in body.split("*")) + ("$" if pattern != body else "")
    assert Rule(False, pattern).fits(path) is (re.match(regex, path) is not None)


def test_a_hostile_pattern_takes_no_exponential_time() -> None:
    text = "User-agent: *\nDisallow: /" + "*a" * 200 + "$"
    assert parse_robots(text, "bot").allows("/" + "a" * 5_000 + "b")


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_read(text: str) -> None:
    assert parse_robots(text, "bot").allows("/robots.txt")
