"""Settings are read once, by either name, and refused by name when wrong."""

from __future__ import annotations

import pytest

from app.settings import read_settings
from core.errors import InputError


def test_a_wrong_value_is_refused_by_the_name_of_its_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMARTRETAIL_PORT", "eighty")
    with pytest.raises(InputError, match="SMARTRETAIL_PORT"):
        read_settings()


@pytest.mark.parametrize("name", ["SMARTRETAIL_BEDROCK_MODEL_ID", "BEDROCK_MODEL_ID"])
def test_the_seed_s_own_name_is_accepted_too(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "some.model")
    assert read_settings().bedrock_model_id == "some.model"


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMARTRETAIL_TWILIO_AUTH_TOKEN", "hush-hush")
    assert "hush-hush" not in repr(read_settings())
