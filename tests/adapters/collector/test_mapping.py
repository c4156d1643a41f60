"""A product list is read row by row, and a wrong row is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.collector.mapping import Addressing, read_mapping
from adapters.collector.site import site_of
from adapters.collector.source import Page
from core.errors import InputError

SITE = site_of("https://rival.example", "base_url")
BY_URL = Addressing(SITE)
BY_ID = Addressing(SITE, url_template="/p?sku={id}")


def listed(folder: Path, text: str | bytes) -> Path:
    path = folder / "rival.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_rows_name_addresses_on_the_site(tmp_path: Path) -> None:
    text = "\ufeffSKU_ID,url\n atta ,/p/1#top\n\nSOAP,https://rival.example/p/2?x=1\n"
    assert read_mapping(listed(tmp_path, text), BY_URL) == (
        Page("https://rival.example/p/1", (("ATTA", ""),)),
        Page("https://rival.example/p/2?x=1", (("SOAP", ""),)),
    )


def test_an_id_cannot_change_the_address_around_it(tmp_path: Path) -> None:
    (page,) = read_mapping(listed(tmp_path, "sku_id,id\nATTA,1&admin=/../x#y\n"), BY_ID)
    assert page.url == "https://rival.example/p?sku=1%26admin%3D%2F..%2Fx%23y"


def test_a_url_of_its_own_goes_before_the_template(tmp_path: Path) -> None:
    (page,) = read_mapping(listed(tmp_path, "sku_id,id,url\nATTA,1,/special\n"), BY_ID)
    assert page.url == "https://rival.example/special"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("sku,link\nATTA,/p\n", "line 1: its columns must be sku_id and id or url"),
        ("", "line 1"),
        ("sku_id,url\n,/p\n", "line 2: sku_id is empty"),
        ("sku_id,url\nATTA,/1\natta,/2\n", "line 3: ATTA stands in line 2 already"),
        ("sku_id,url\nATTA,\n", "line 2: it has no url"),
        ("sku_id,url\nATTA,https://other.example/p\n", "line 2: .* leads away from rival.example"),
        ("sku_id,url\nATTA,javascript:alert(1)\n", "line 2: .* leads away"),
        ("sku_id,url\nATTA,//other.example/p\n", "line 2: .* leads away"),
        ("sku_id,url\nATTA,https://me@rival.example/p\n", "line 2: .* leads away"),
        ("sku_id,url\nATTA,/p\nSOAP,/p\n", "line 3: SOAP has the address of ATTA"),
        ('sku_id,url\nATTA,"/p\n', "line 2"),
        ("sku_id,url\nATTA,/" + "x" * 1_000 + "\n", "line 2: .* longer than 1000"),
        (b"sku_id,url\nATTA,/\xff\n", "is not UTF-8"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, text: str | bytes, place: str) -> None:
    with pytest.raises(InputError, match=rf"^rival\.csv.*{place}"):
        read_mapping(listed(tmp_path, text), BY_URL)


def test_a_list_that_is_not_there_says_where_it_belongs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="beside the TOML file"):
        read_mapping(tmp_path / "rival.csv", BY_URL)


def test_a_feed_needs_an_id_in_each_row(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2: id is empty"):
        read_mapping(listed(tmp_path, "sku_id,id\nATTA,\n"), Addressing(SITE, feed_url="/f.csv"))
