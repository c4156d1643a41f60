"""What a turn's model calls take, and when it has taken enough.

Tokens are the provider's count. Where it counts none, the length of the texts stands in, so
that a silent provider does not make a budget worthless.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.ports import UsageLedger
from core.usage import ModelUsage

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage

BYTES_A_TOKEN = 3
"""Of UTF-8 text, on the careful side: English has four to five, Hindi six to nine."""

_MILLION = Decimal(1_000_000)
_CACHED_SHARE = Decimal("0.1")
"""What tokens read from the provider's cache cost of the usual price."""


@dataclass(frozen=True)
class Prices:
    """Prices of a million tokens, and what a tenant may spend a day; 0 is free, and no limit."""

    input_per_million: Decimal = Decimal(0)
    output_per_million: Decimal = Decimal(0)
    per_day: Decimal = Decimal(0)


@dataclass
class Meter:
    """Counts one turn's calls and keeps the sums of the tenant's day.

    `ledger` may be left out, where nothing is to be kept.
    """

    model: str
    tenant_id: str
    day: date
    prices: Prices = field(default_factory=Prices)
    ledger: UsageLedger | None = None
    most_tokens: int = 0
    usage: ModelUsage = field(init=False)

    def __post_init__(self) -> None:
        self.usage = ModelUsage(model=self.model)

    def spent(self) -> str:
        """Return which budget is spent; nothing where a call may be made."""
        if self.most_tokens and self.usage.tokens >= self.most_tokens:
            return "spent the turn's tokens"
        if not self.prices.per_day or self.ledger is None:
            return ""
        today = sum((one.cost for one in self.ledger.of(self.tenant_id, self.day)), Decimal(0))
        return "spent the day's budget" if today >= self.prices.per_day else ""

    def count(self, asked: Sequence[BaseMessage], answer: AIMessage | None) -> None:
        """Add one call; a failed one counts what was sent, for that is what is charged."""
        taken = self._taken(asked, answer)
        self.usage += taken
        if self.ledger is not None:
            self.ledger.add(self.tenant_id, self.day, taken)

    def _taken(self, asked: Sequence[BaseMessage], answer: AIMessage | None) -> ModelUsage:
        said = answer.usage_metadata if answer is not None else None
        read = said["input_tokens"] if said else 0
        written = said["output_tokens"] if said else 0
        cached = (said.get("input_token_details") or {}).get("cache_read", 0) if said else 0
        estimated = read <= 0
        if estimated:
            read, cached = _tokens(asked), 0
            written = max(written, _tokens([answer]) if answer is not None else 0)
        cached = min(max(0, cached), read)
        cost = (
            self.prices.input_per_million * (read - cached + _CACHED_SHARE * cached)
            + self.prices.output_per_million * max(0, written)
        ) / _MILLION
        return ModelUsage(
            model=self.model,
            calls=1,
            input_tokens=read,
            cached_tokens=cached,
            output_tokens=max(0, written),
            cost=cost,
            estimated=estimated,
        )


def _tokens(messages: Sequence[BaseMessage]) -> int:
    texts = [str(message.content) + str(getattr(message, "tool_calls", "") or "") for message in messages]
    return sum(len(text.encode()) for text in texts) // BYTES_A_TOKEN
