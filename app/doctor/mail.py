"""Email: how alerts leave by mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home


def sending(home: Home) -> Iterator[Finding]:
    """Look whether mail can be sent."""
    yield Finding("email", None, "off")
