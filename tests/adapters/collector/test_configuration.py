"""A source is set up in full or refused, with the place and the remedy."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.collector.configuration import Configuration
from adapters.collector.source import Fields, Page
from core.errors import InputError

AGENT = 'user_agent = "MeenaPrices/1.0 (prices@meena.example)"\n'
BASE = '[[source]]\nname = "Rival"\nbase_url = "https://www.rival.example"\nproducts = "rival.csv"\n'
PAGES = AGENT + BASE + 'kind = "jsonld"\nurl_template = "/p/{id}"\n'
API = AGENT + BASE + 'kind = "json"\nurl_template = "/api?sku={id}"\ncurrency = "INR"\n'
FEED = AGENT + BASE + 'kind = "csv"\nfeed_url = "/feed.csv"\ncurrency = "INR"\n'
API_FEED = API.replace("url_template", "feed_url")
FEED_WITHOUT = FEED.replace('feed_url = "/feed.csv"', 'url_template = "/p/{id}"')


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    (tmp_path / "rival.csv").write_text("sku_id,id\nATTA,a 1\nSOAP,2\n", encoding="utf-8")
    return Configuration(tmp_path)


def write(folder: Path, text: str) -> None:
    (folder / "shop.toml").write_text(text, encoding="utf-8")


def test_nothing_is_set_up_by_default(configuration: Configuration) -> None:
    assert configuration.names("shop") == ()


def test_a_source_comes_with_careful_defaults(configuration: Configuration, tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    source = configuration.source("shop", "rival")
    assert (source.name, source.host, source.product_token) == (
        "Rival",
        "www.rival.example",
        "MeenaPrices",
    )
    assert (source.gap_s, source.ttl, source.allow_private) == (5, timedelta(hours=24), False)
    assert source.confidence == Decimal("0.8")
    assert source.pages == (
        Page("https://www.rival.example/p/a%201", (("ATTA", "a 1"),)),
        Page("https://www.rival.example/p/2", (("SOAP", "2"),)),
    )


def test_a_feed_is_one_page_for_all_products(configuration: Configuration, tmp_path: Path) -> None:
    write(tmp_path, FEED + '[source.fields]\nprice = "Price"\nid = "Code"\n')
    source = configuration.source("shop", "Rival")
    assert source.fields == Fields(price="Price", key="Code")
    assert source.pages == (Page("https://www.rival.example/feed.csv", (("ATTA", "a 1"), ("SOAP", "2"))),)


def test_a_source_that_is_switched_off_is_not_named(configuration: Configuration, tmp_path: Path) -> None:
    write(tmp_path, PAGES + "enabled = false\n")
    assert configuration.names("shop") == ()
    with pytest.raises(InputError, match=r"no enabled source 'Rival'.*enabled: none"):
        configuration.source("shop", "Rival")


def test_a_tenant_has_only_the_own_sources(configuration: Configuration, tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    assert configuration.names("other") == ()


@pytest.mark.parametrize("tenant", ["../shop", "a/b", "", ".hidden"])
def test_a_tenant_s_name_leads_nowhere_else(configuration: Configuration, tenant: str) -> None:
    with pytest.raises(InputError, match="cannot name a file"):
        configuration.names(tenant)


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        (AGENT + "name = Rival\n", r"shop\.toml is not TOML", "line 2"),
        ("sources = 1\n", r"shop\.toml, sources: there is no such setting", "docs/competitors.md"),
        (AGENT + "[[source]]\nname = 'Rival'\n", r"source 1 \(Rival\), kind: it is missing", "Add it"),
        (PAGES + "ttl_hours = 0\n", r"\(Rival\), ttl_hours", "greater than 0"),
        (PAGES + "ttl = 24\n", r"\(Rival\), ttl: there is no such setting", "spelling"),
        (PAGES + "min_seconds_between_requests = 0.1\n", "min_seconds_between_requests", "got 0.1"),
        (PAGES + 'max_pages_per_run = "9"\n', "max_pages_per_run", "got '9'"),
        (PAGES + "confidence = 90\n", "confidence", "less than or equal to 1"),
        (PAGES.replace("MeenaPrices/1.0 (prices@meena.example)", "Mozilla/5.0"), "user_agent", "contact"),
        (PAGES.replace("MeenaPrices/1.0 ", "1.0 "), "user_agent", "does not say who asks"),
        (PAGES.replace("MeenaPrices", "Mīna"), "user_agent", "ASCII"),
        (PAGES.replace("https://www", "ftp://www"), "base_url", "starts with https://"),
        (PAGES.replace("https://www", "https://me:pw@www"), "base_url", "no user name"),
        (PAGES.replace("/p/{id}", "/p/"), "url_template", "write {id} there"),
        (PAGES.replace("/p/{id}", "https://x.example/{id}"), "url_template", "one host only"),
        (PAGES.replace("rival.csv", "../rival.csv"), "products", "this folder"),
        (PAGES + 'feed_url = "/f"\n', "url_template", "remove one"),
        (PAGES + '[source.fields]\nprice = "p"\n', "fields", "remove them"),
        (API, "fields", "fields.price"),
        (API + '[source.fields]\nprice = "a..b"\n', r"fields\.price", "no JMESPath expression"),
        (API.replace('currency = "INR"\n', "") + '[source.fields]\nprice = "p"\n', "currency", "INR"),
        (API + '[source.fields]\nprice = "p"\nitems = "a"\n', r"fields\.id", "tells them apart"),
        (API_FEED + '[source.fields]\nprice = "p"\nid = "i"\n', r"fields\.items", "list"),
        (FEED_WITHOUT, "feed_url", "needs the address of its feed"),
        (FEED + '[source.fields]\nprice = "p"\n', r"fields\.id", "tells them apart"),
        (FEED + '[source.fields]\nprice = "p"\nid = "i"\nitems = "x"\n', r"fields\.items", "remove it"),
        (FEED.replace("/feed.csv", "https://x.example/f"), "feed_url", "leads away from www.rival.example"),
        (PAGES + PAGES.removeprefix(AGENT).replace("Rival", "RIVAL"), r"source 2 \(RIVAL\)", "its own"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place_and_remedy(
    configuration: Configuration, tmp_path: Path, text: str, place: str, remedy: str
) -> None:
    write(tmp_path, text)
    with pytest.raises(InputError, match=place) as refused:
        configuration.names("shop")
    assert remedy in refused.value.message
