"""Pages are kept as they came, and are good for as long as they are said to be."""

from __future__ import annotations

import errno
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.collector.cache import KEPT, PageCache, StoredPage
from core.errors import StorageFullError
from tests.adapters.collector.loopback_site import NOW

PAGE = StoredPage("https://rival.example/p/1", NOW, b"<html>", "text/html", '"1"', "yesterday")
HOUR = timedelta(hours=1)


def test_a_page_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    PageCache(tmp_path).add(PAGE)
    assert PageCache(tmp_path).newest(PAGE.url) == PAGE


def test_a_page_never_seen_is_not_there(tmp_path: Path) -> None:
    assert PageCache(tmp_path).newest(PAGE.url) is None


def test_a_newer_page_leaves_the_older_one_untouched(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.add(PAGE)
    (older,) = tmp_path.rglob("*.page")
    before = older.read_bytes()
    newer = cache.add(replace(PAGE, fetched_at=NOW + HOUR, body=b"other"))
    assert cache.newest(PAGE.url) == newer
    assert older.read_bytes() == before
    assert len(list(tmp_path.rglob("*.page"))) == 2


def test_the_newest_good_page_is_found_behind_a_problem(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.add(PAGE)
    gone = cache.add(StoredPage(PAGE.url, NOW + HOUR, problem="status 404"))
    assert cache.newest(PAGE.url) == gone
    assert cache.newest(PAGE.url, good=True) == PAGE


def test_pages_older_than_a_month_are_forgotten_but_never_the_newest(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.add(PAGE)
    newer = cache.add(replace(PAGE, fetched_at=NOW + KEPT + HOUR))
    assert [path.stem for path in tmp_path.rglob("*.page")] == [f"{newer.fetched_at:%Y%m%dT%H%M%S.%fZ}"]


@pytest.mark.parametrize(
    ("age", "fresh"),
    [(timedelta(0), True), (HOUR - timedelta(seconds=1), True), (HOUR, False), (-HOUR, False)],
)
def test_a_page_is_fresh_for_its_time_and_never_from_the_future(age: timedelta, fresh: bool) -> None:
    assert PAGE.is_fresh(NOW + age, HOUR) is fresh


def test_it_is_asked_for_again_by_what_the_site_called_it() -> None:
    assert PAGE.conditions == {"If-None-Match": '"1"', "If-Modified-Since": "yesterday"}
    assert replace(PAGE, etag="", last_modified="").conditions == {}


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"not json\nx", b'{"url": 1}\nnot gzip'])
def test_a_damaged_entry_is_passed_over_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes
) -> None:
    cache = PageCache(tmp_path)
    cache.add(PAGE)
    cache.add(replace(PAGE, fetched_at=NOW + HOUR))
    sorted(tmp_path.rglob("*.page"))[-1].write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert cache.newest(PAGE.url) == PAGE
    assert "damaged" in caplog.text


def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StorageFullError):
        PageCache(tmp_path).add(PAGE)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
