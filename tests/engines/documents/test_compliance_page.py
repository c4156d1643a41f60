"""Every rule stands on the page of rules, and every theme has a heading there."""

from __future__ import annotations

from pathlib import Path

from engines.documents.rules.load import load_rules
from scripts.compliance import STANDINGS, THEMES

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "compliance.md").read_text(encoding="utf-8")


def test_every_rule_stands_on_the_page_with_its_source() -> None:
    for rule in load_rules().rules:
        assert f"`{rule.id}`" in PAGE
        assert rule.source in PAGE


def test_every_theme_and_standing_has_its_words() -> None:
    assert set(THEMES) == {theme.theme for theme in load_rules().themes}
    assert set(STANDINGS) == {rule.standing for rule in load_rules().rules}
