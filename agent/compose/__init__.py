"""The deterministic composer: every result can be told without a model."""

from __future__ import annotations

from agent.compose.preview import preview
from agent.compose.reply import Findings, compose, error_text

__all__ = ["Findings", "compose", "error_text", "preview"]
