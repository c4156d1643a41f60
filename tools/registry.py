"""The explicit list of tools, and the one way to call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.tool import Tool, ToolOutcome, ToolSpec

if TYPE_CHECKING:
    from core.clock import Clock
    from core.identity import Principal
    from core.ports import AuditLog, Directory, Lake

TOOLS: tuple[Tool[Any, Any], ...] = ()


class Registry:
    """Implements `core.ports.ToolCatalog`."""

    def __init__(self, lake: Lake, directory: Directory, audit: AuditLog, clock: Clock) -> None:
        self._lake = lake
        self._directory = directory
        self._audit = audit
        self._clock = clock

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        """List the tools, or those the person may call."""
        raise NotImplementedError

    def call(
        self, name: str, arguments: Mapping[str, Any], principal: Principal, *, call_number: int = 1
    ) -> ToolOutcome:
        """Validate, authorise, audit and run."""
        raise NotImplementedError
