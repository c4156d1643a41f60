"""An answer's tables share one look at the settings; a change is seen by the next question."""

from __future__ import annotations

from dataclasses import replace

from adapters.lake.currency import KNOWN_FOR_S, Currencies
from core.tenant import TenantSettings


class Settings:
    """Settings that can be changed, and how often each tenant's were read."""

    def __init__(self) -> None:
        self.base_currency = "INR"
        self.read: list[str] = []

    def of(self, tenant_id: str) -> TenantSettings:
        self.read.append(tenant_id)
        return replace(TenantSettings(tenant_id), base_currency=self.base_currency)


def test_the_tables_of_one_answer_read_the_settings_once() -> None:
    settings = Settings()
    currencies = Currencies(settings.of, lambda: 5.0)
    assert [currencies.of("shop") for _ in range(12)] == ["INR"] * 12
    assert settings.read == ["shop"]


def test_each_tenant_has_its_own() -> None:
    settings = Settings()
    currencies = Currencies(settings.of, lambda: 5.0)
    assert currencies.of("shop") == "INR"
    settings.base_currency = "AED"
    assert currencies.of("other") == "AED"
    assert currencies.of("shop") == "INR"


def test_a_changed_currency_is_seen_a_moment_later() -> None:
    settings, now = Settings(), [5.0]
    currencies = Currencies(settings.of, lambda: now[0])
    assert currencies.of("shop") == "INR"
    settings.base_currency = "AED"
    now[0] += KNOWN_FOR_S
    assert currencies.of("shop") == "AED"
