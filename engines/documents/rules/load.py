"""Reads the rules that come with the package, once, and names their version."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from engines.documents.rules.model import Rule, Theme, Wordings

DECLARED_VERSION = "2026.11"
"""Raised when the rules change in meaning; the hash behind it changes with every letter."""

_ORDER = (
    "legible", "identity", "particular", "note", "serial", "supply", "rate", "hsn", "arithmetic", "einvoice",
    "food", "small_supplier", "price", "day", "transport", "gst_certificate", "udyam_certificate", "claim",
)  # fmt: skip
_PACKAGE = "engines.documents.rules"


@dataclass(frozen=True)
class RuleSet:
    """All rules in the order in which they are applied, by theme, with their version."""

    themes: tuple[Theme, ...]
    wordings: Wordings
    version: str

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in order."""
        return tuple(rule for theme in self.themes for rule in theme.rules)

    def rule(self, rule_id: str) -> Rule:
        """Return a rule by its id.

        Raises:
            KeyError: There is no such rule.
        """
        return next((rule for rule in self.rules if rule.id == rule_id), None) or _missing(rule_id)


@cache
def load_rules() -> RuleSet:
    """Return the rules of this version of the product.

    Raises:
        ValueError: A file does not say what a rule must say; the package is broken.
    """
    content = {name: _text(f"{name}.yaml") for name in (*_ORDER, "wording")}
    themes = tuple(Theme.model_validate(_read(content[name])) for name in _ORDER)
    _hold_together(themes)
    digest = hashlib.sha256("\0".join(content.values()).encode()).hexdigest()
    return RuleSet(
        themes=themes,
        wordings=Wordings.model_validate(_read(content["wording"])),
        version=f"{DECLARED_VERSION}+{digest[:12]}",
    )


@cache
def load_samples() -> Mapping[str, Mapping[str, Any]]:
    """Return the clean documents that the rules' fixtures change, by name."""
    return _read(_text("sample.yaml"))


def _text(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


def _read(text: str) -> dict[str, Any]:
    return yaml.safe_load(text)


def _hold_together(themes: tuple[Theme, ...]) -> None:
    ids = [rule.id for theme in themes for rule in theme.rules]
    twice = [rule_id for rule_id, count in Counter(ids).items() if count > 1]
    if twice:
        message = f"rules with the same id: {twice}"
        raise ValueError(message)
    for theme in themes:
        for rule in theme.rules:
            unknown = [other for other in rule.yields_to if other not in ids]
            if unknown:
                message = f"rule {rule.id} yields to {unknown}, which do not exist"
                raise ValueError(message)


def _missing(rule_id: str) -> Rule:
    raise KeyError(rule_id)
