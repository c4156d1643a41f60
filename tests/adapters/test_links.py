"""Signed links stand for one thing, for one purpose, for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.links import SignedLinks
from core.clock import FixedClock
from core.errors import IdentityError

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def links(folder: Path, after_s: float = 0) -> SignedLinks:
    return SignedLinks(folder / "links.key", FixedClock(NOON + timedelta(seconds=after_s)))


def test_a_token_stands_for_its_subject(tmp_path: Path) -> None:
    token = links(tmp_path).sign("upload", "DOC_a/1 ₹", 60)
    assert links(tmp_path).subject("upload", token) == "DOC_a/1 ₹"
    assert all(letter.isalnum() or letter in "._-" for letter in token)


def test_it_expires(tmp_path: Path) -> None:
    token = links(tmp_path).sign("upload", "DOC_a", 60)
    assert links(tmp_path, 60).subject("upload", token) == "DOC_a"
    with pytest.raises(IdentityError) as late:
        links(tmp_path, 61).subject("upload", token)
    assert late.value.code == "link_expired"


def test_it_is_for_one_purpose(tmp_path: Path) -> None:
    token = links(tmp_path).sign("upload", "DOC_a", 60)
    with pytest.raises(IdentityError):
        links(tmp_path).subject("document_page", token)


@pytest.mark.parametrize("part", [0, 1, 2])
def test_no_part_of_it_can_be_changed(tmp_path: Path, part: int) -> None:
    parts = links(tmp_path).sign("upload", "DOC_a", 60).split(".")
    other = links(tmp_path).sign("upload", "DOC_b", 90).split(".")
    parts[part] = other[part]
    with pytest.raises(IdentityError):
        links(tmp_path).subject("upload", ".".join(parts))


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "x" * 2_000, "1.é.ü"])
def test_what_nobody_signed_stands_for_nothing(tmp_path: Path, token: str) -> None:
    with pytest.raises(IdentityError):
        links(tmp_path).subject("upload", token)


def test_another_home_does_not_take_it(tmp_path: Path) -> None:
    token = links(tmp_path / "a").sign("upload", "DOC_a", 60)
    with pytest.raises(IdentityError):
        links(tmp_path / "b").subject("upload", token)


def test_the_key_is_its_owners_alone(tmp_path: Path) -> None:
    links(tmp_path).sign("upload", "DOC_a", 60)
    assert (tmp_path / "links.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["links.key"]
