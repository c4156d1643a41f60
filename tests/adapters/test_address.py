from __future__ import annotations

import pytest

from adapters.address import normalise_address
from core.errors import InputError


@pytest.mark.parametrize(
    "given",
    ["+919812345678", "whatsapp:+919812345678", "WhatsApp:+91 98123 45678", "98123-45678", " 09812345678 "],
)
def test_one_phone_has_one_form(given: str) -> None:
    assert normalise_address("whatsapp", given) == "+919812345678"


@pytest.mark.parametrize(
    ("channel", "given", "form"),
    [("slack", "t01:u02", "T01:U02"), ("email", "Asha@Shop.IN", "asha@shop.in"), ("web", " asha ", "asha")],
)
def test_each_channel_has_its_form(channel: str, given: str, form: str) -> None:
    assert normalise_address(channel, given) == form


@pytest.mark.parametrize(
    ("channel", "given"),
    [
        ("whatsapp", ""),
        ("whatsapp", "12"),
        ("whatsapp", "call me"),
        ("whatsapp", "+" + "9" * 40),
        ("slack", "U02"),
        ("slack", "T:U:V"),
        ("email", "asha"),
        ("web", " "),
    ],
)
def test_what_cannot_be_an_address_is_refused(channel: str, given: str) -> None:
    with pytest.raises(InputError):
        normalise_address(channel, given)
