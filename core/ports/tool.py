"""The tools, as doors and the agent call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from core.identity import Principal
from core.tool import ToolOutcome, ToolSpec


class ToolCatalog(Protocol):
    """The tools, as doors and the agent call them."""

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        """List the tools, or those the person may call."""
        ...

    def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        idempotency_key: str | None = None,
        language: str = "en",
    ) -> ToolOutcome:
        """Validate, authorise, audit and run. Facts are numbered `f<call_number>.<n>`.

        A change that is asked for again with the same idempotency key is not made again.
        `language` is the reply's: a chart is drawn in it.

        Raises:
            InputError: unknown tool or invalid arguments.
            ConflictError: the idempotency key was used for another change.
            PolicyError: the role may not, or the request leaves the scope; audited as denied.
            DataError: the data cannot answer.
        """
        ...

    def preview(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        language: str = "en",
    ) -> ToolOutcome | None:
        """Return what a change would do, checked like the call itself, without making it.

        `None` where the tool cannot tell beforehand. Raises what `call` raises.
        """
        ...
