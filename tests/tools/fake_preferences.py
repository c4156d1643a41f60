"""Preferences in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.preference import Preferences


class MemoryPreferences:
    """Implements `core.ports.PreferenceLedger`; `kept` is everybody's."""

    def __init__(self) -> None:
        self.kept: dict[str, Preferences] = {}

    def of(self, user_id: str) -> Preferences:
        """Return what is kept, or the defaults."""
        return self.kept.get(user_id, Preferences(user_id))

    def change(self, user_id: str, **changes: Any) -> Preferences:
        """Change some fields."""
        if "stopped" in changes:
            changes["stopped"] = frozenset(changes["stopped"])
        self.kept[user_id] = replace(self.of(user_id), **changes)
        return self.kept[user_id]
