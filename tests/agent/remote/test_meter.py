"""Tokens, cost, and the budgets that end a model's part of a turn or a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.messages.ai import UsageMetadata

from agent.remote.meter import BYTES_A_TOKEN, Meter, Prices
from core.usage import ModelUsage

DAY = date(2026, 11, 22)
PRICES = Prices(Decimal(3), Decimal(15), per_day=Decimal("0.01"))
ASKED = [HumanMessage("x" * 300)]


class Kept:
    """A ledger in memory."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, date, str], ModelUsage] = {}

    def add(self, tenant_id: str, day: date, usage: ModelUsage) -> None:
        key = tenant_id, day, usage.model
        self.sums[key] = self.sums.get(key, ModelUsage(model=usage.model)) + usage

    def of(self, tenant_id: str, day: date) -> Sequence[ModelUsage]:
        return [one for key, one in self.sums.items() if key[:2] == (tenant_id, day)]


def meter(ledger: Kept | None = None, **more: int) -> Meter:
    return Meter(model="m", tenant_id="shop", day=DAY, prices=PRICES, ledger=ledger, **more)


def answer(read: int, written: int, cached: int = 0) -> AIMessage:
    usage = UsageMetadata(
        input_tokens=read,
        output_tokens=written,
        total_tokens=read + written,
        input_token_details={"cache_read": cached},
    )
    return AIMessage("y" * 30, usage_metadata=usage)


def test_tokens_are_the_providers_and_cost_what_they_cost() -> None:
    counted = meter()
    counted.count(ASKED, answer(1000, 100))
    assert counted.usage == ModelUsage(
        model="m", calls=1, input_tokens=1000, output_tokens=100, cost=Decimal("0.0045")
    )


def test_what_the_provider_had_read_before_costs_a_tenth() -> None:
    counted = meter()
    counted.count(ASKED, answer(1000, 0, cached=1000))
    assert counted.usage.cost == Decimal("0.0003")


def test_a_provider_that_counts_nothing_is_counted_by_length() -> None:
    counted = meter()
    counted.count(ASKED, AIMessage("y" * 30))
    assert (counted.usage.input_tokens, counted.usage.output_tokens) == (
        300 // BYTES_A_TOKEN,
        30 // BYTES_A_TOKEN,
    )
    assert counted.usage.estimated


def test_a_call_that_failed_counts_what_was_sent() -> None:
    counted = meter()
    counted.count(ASKED, None)
    assert (counted.usage.calls, counted.usage.input_tokens) == (1, 300 // BYTES_A_TOKEN)


def test_the_turns_tokens_end_its_calls() -> None:
    counted = meter(most_tokens=1000)
    assert counted.spent() == ""
    counted.count(ASKED, answer(900, 100))
    assert counted.spent() == "spent the turn's tokens"


def test_the_days_budget_holds_over_turns_and_not_over_days_or_tenants() -> None:
    ledger = Kept()
    meter(ledger).count(ASKED, answer(3000, 100))
    assert meter(ledger).spent() == "spent the day's budget"
    other = Meter(model="m", tenant_id="other", day=DAY, prices=PRICES, ledger=ledger)
    later = Meter(model="m", tenant_id="shop", day=date(2026, 11, 23), prices=PRICES, ledger=ledger)
    assert (other.spent(), later.spent()) == ("", "")


def test_without_a_budget_nothing_is_asked_of_the_ledger() -> None:
    free = Meter(model="m", tenant_id="shop", day=DAY)
    free.count(ASKED, answer(10**9, 10**9))
    assert free.spent() == ""
