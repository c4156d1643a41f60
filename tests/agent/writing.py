"""A catalog with one tool that changes something, beside those of the shop: for tests of confirm."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic import Field, ValidationError

from core.errors import InputError, ScopeError
from core.fact import Fact, Source
from core.identity import Principal, Role
from core.ports import ToolCatalog
from core.tool import Effect, ToolArguments, ToolOutcome, ToolResult, ToolSpec


class SetPriceArguments(ToolArguments):
    """Which price to set."""

    sku_id: str
    store_id: str
    price: Decimal = Field(gt=0)


class SetPriceResult(ToolResult):
    """The price set."""

    price: Fact


SPEC = ToolSpec(
    name="set_price",
    description="Set a price.",
    effect=Effect.WRITE,
    roles=(Role.SELLER, Role.MANAGER),
    arguments=SetPriceArguments,
    result=SetPriceResult,
    examples=(),
)


@dataclass
class CatalogWithWrite:
    """Implements `core.ports.ToolCatalog`; `written` is every effect, `read` every other call.

    `keys` are the idempotency keys that changes were asked for with.
    """

    inner: ToolCatalog
    written: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    read: list[str] = field(default_factory=list[str])
    keys: list[str | None] = field(default_factory=list[str | None])
    die_before_write: bool = False

    def specs(self, principal: Principal | None = None) -> Sequence[ToolSpec]:
        return [*self.inner.specs(principal), SPEC]

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
        if name != SPEC.name:
            self.read.append(name)
            return self.inner.call(name, arguments, principal, call_number=call_number)
        self.keys.append(idempotency_key)
        try:
            asked = SetPriceArguments.model_validate(arguments)
        except ValidationError as error:
            raise InputError(f"Invalid arguments: {error.error_count()}") from error
        if not principal.may_see_store(asked.store_id):
            raise ScopeError("Not yours.", code="store_out_of_scope")
        if self.die_before_write:
            self.die_before_write = False
            raise Crash
        self.written.append({"who": principal.user_id, **asked.model_dump(mode="json")})
        fact = Fact(
            id=f"f{call_number}.1",
            label="New price",
            value=asked.price,
            unit="currency",
            subject={"sku_id": asked.sku_id, "store_id": asked.store_id},
            source=Source(method="set"),
        )
        return ToolOutcome(name, asked.model_dump(mode="json"), SetPriceResult(price=fact), (fact,))

    def preview(
        self,
        name: str,
        arguments: Mapping[str, Any],
        principal: Principal,
        *,
        call_number: int = 1,
        language: str = "en",
    ) -> ToolOutcome | None:
        """Tell nothing beforehand, as a tool without a preview of its own."""
        return None


class Crash(BaseException):
    """The process dies here: nothing may catch it."""


def die() -> None:
    """Die like a machine that lost its power."""
    os.kill(os.getpid(), 9)
