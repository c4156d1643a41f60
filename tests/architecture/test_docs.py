"""The reference pages say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import PREFIX, Settings
from scripts.docs import PAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_setting_is_documented_with_a_sentence() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"`{PREFIX}{name.upper()}`" in page
        assert field.description
        assert field.description.endswith(".")
