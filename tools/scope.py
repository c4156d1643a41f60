"""Which stores and products a call is about: named by the caller, limited by identity."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from core.tool import ToolArguments

Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, to_upper=True, min_length=1, max_length=64)
]
PlaceName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]


class ScopeArguments(ToolArguments):
    """The arguments every question about a part of the shop shares; all optional."""

    sku_ids: tuple[Identifier, ...] | None = Field(
        default=None, min_length=1, max_length=500, description="Product ids; omitted: every product"
    )
    store_id: Identifier | None = Field(default=None, description="One store's id; omitted: every store")
    city: PlaceName | None = Field(default=None, description="A city: all of its stores")
    category: Identifier | None = Field(default=None, description="A product category")
