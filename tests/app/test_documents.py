"""The wiring of documents: what the settings say is what reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.ocr import LocalReader, TextractReader
from app.bootstrap import Home
from app.settings import Settings
from core.errors import InputError


def test_the_settings_choose_the_reader(tmp_path: Path) -> None:
    assert isinstance(Home(Settings(home=tmp_path)).document_shop.reader, LocalReader)
    outside = Home(Settings(home=tmp_path, document_reader="textract"))
    assert isinstance(outside.document_shop.reader, TextractReader)


def test_the_settings_limit_what_is_taken_and_read(tmp_path: Path) -> None:
    settings = Settings(
        home=tmp_path,
        document_max_megabytes=3,
        document_max_pages=7,
        document_max_megapixels=11,
        document_page_seconds=13,
        document_memory_megabytes=900,
    )
    shop = Home(settings).document_shop
    limits = shop.limits
    assert (limits.max_pages, limits.max_megapixels, limits.page_seconds) == (7, 11, 13)
    assert limits.memory_megabytes == 900
    assert shop.shelf.max_bytes == limits.max_bytes == 3 * 1024 * 1024
    assert shop.shelf.reader is shop.reader


def test_keys_of_e_invoices_come_from_their_folder(tmp_path: Path) -> None:
    assert Home(Settings(home=tmp_path)).einvoice_keys == {}
    keys = tmp_path / "keys"
    keys.mkdir()
    with pytest.raises(InputError, match=r"no \.pem"):
        _ = Home(Settings(home=tmp_path, einvoice_keys=keys)).einvoice_keys
    (keys / "irp1.pem").write_text("PEM", encoding="ascii")
    assert Home(Settings(home=tmp_path, einvoice_keys=keys)).einvoice_keys == {"irp1": "PEM"}
