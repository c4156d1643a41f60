"""What calls of a chat model took: counted, and priced where a price is set."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class ModelUsage(BaseModel):
    """Calls of one model and what they took.

    `input_tokens` includes `cached_tokens`, those the provider had read before. `cost` is in the
    currency of the prices, 0 where none is set. `estimated` tells that the provider did not count,
    and we did, from the length of the texts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal = Decimal(0)
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """All tokens, read and written."""
        return self.input_tokens + self.output_tokens

    def __add__(self, more: ModelUsage) -> ModelUsage:
        """Return the sum; the name stays the first one's."""
        return ModelUsage(
            model=self.model,
            calls=self.calls + more.calls,
            input_tokens=self.input_tokens + more.input_tokens,
            cached_tokens=self.cached_tokens + more.cached_tokens,
            output_tokens=self.output_tokens + more.output_tokens,
            cost=self.cost + more.cost,
            estimated=self.estimated or more.estimated,
        )
