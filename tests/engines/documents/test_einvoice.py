from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import RSAKey

from core.document import DocType
from engines.documents.einvoice import irn_of, is_irn, read_qr

DATA: dict[str, Any] = {
    "SellerGstin": "07AAACG1234A1ZG",
    "BuyerGstin": "27AAPFU0939F1ZV",
    "DocNo": "GK/2231",
    "DocTyp": "INV",
    "DocDt": "12/03/2026",
    "TotInvVal": 8210.5,
    "ItemCnt": 2,
    "MainHsnCode": "7323",
    "Irn": "AB" * 32,
    "IrnDt": "2026-03-12 11:00:00",
}


@cache
def key(_name: str) -> RSAKey:
    return RSAKey.generate_key(2048)


def pem(name: str) -> str:
    return key(name).as_pem(private=False).decode()


def signed(data: object = DATA, *, by: str = "irp", **header: str) -> str:
    claims = {"iss": "NIC", "data": json.dumps(data)}
    return jws.serialize_compact({"alg": "RS256", **header}, json.dumps(claims), key(by))


def test_a_code_is_read_and_its_signature_proved() -> None:
    read = read_qr(signed(), {"irp": pem("irp")})
    assert read is not None
    assert read.signature == "valid"
    assert (read.seller_gstin, read.buyer_gstin) == ("07AAACG1234A1ZG", "27AAPFU0939F1ZV")
    assert (read.document_number, read.document_code) == ("GK/2231", "INV")
    assert (read.document_date, read.irn_date) == (date(2026, 3, 12), date(2026, 3, 12))
    assert (read.total, read.item_count, read.main_hsn) == (Decimal("8210.5"), 2, "7323")
    assert read.irn == "ab" * 32


def test_any_of_several_keys_will_do() -> None:
    read = read_qr(signed(kid="second"), {"first": pem("other"), "second": pem("irp")})
    assert read is not None
    assert read.signature == "valid"


def test_without_a_key_the_signature_is_unchecked() -> None:
    read = read_qr(signed())
    assert read is not None
    assert read.signature == "unchecked"


def test_a_foreign_key_makes_it_invalid() -> None:
    read = read_qr(signed(by="other"), {"irp": pem("irp")})
    assert read is not None
    assert read.signature == "invalid"


def test_a_changed_content_makes_it_invalid() -> None:
    head, _, signature = signed().split(".")
    claims = json.dumps({"data": json.dumps({**DATA, "TotInvVal": 9999})})
    forged = urlsafe_b64encode(claims.encode()).decode().rstrip("=")
    read = read_qr(f"{head}.{forged}.{signature}", {"irp": pem("irp")})
    assert read is not None
    assert (read.total, read.signature) == (Decimal(9999), "invalid")


@pytest.mark.parametrize("alg", ["none", "HS256"])
def test_a_code_cannot_choose_a_weaker_signature(alg: str) -> None:
    _, claims, signature = signed().split(".")
    head = urlsafe_b64encode(json.dumps({"alg": alg}).encode()).decode().rstrip("=")
    read = read_qr(f"{head}.{claims}.{signature}", {"irp": pem("irp")})
    assert read is not None
    assert read.signature == "invalid"


@pytest.mark.parametrize(
    "text",
    ["", "upi://pay?pa=shop@bank&am=100", "https://example.in/a.b.c", "a.b.c", "....", "890123456789"],
)
def test_another_code_is_none(text: str) -> None:
    assert read_qr(text, {"irp": pem("irp")}) is None


def test_what_the_code_does_not_give_is_unknown() -> None:
    read = read_qr(signed({"Irn": "x", "DocDt": "yesterday", "TotInvVal": "many", "ItemCnt": None}))
    assert read is not None
    assert (read.document_date, read.total, read.item_count, read.seller_gstin) == (None, None, None, None)


def test_a_reference_number_follows_the_published_example() -> None:
    # gstzen.in, "Invoice Reference Number".
    number = irn_of(
        seller_gstin="29AAFCC9980M1ZR",
        document_number="2019-20/KA/1",
        document_date=date(2019, 12, 12),
        doc_type=DocType.INVOICE,
    )
    assert number == "23f498ee41441ecad30f72ba5b9907506c3df70a17b0e0dff46b76a786400662"
    assert is_irn(number.upper())


def test_a_certificate_has_no_reference_number() -> None:
    assert (
        irn_of(
            seller_gstin="29AAFCC9980M1ZR",
            document_number="1",
            document_date=date(2026, 1, 1),
            doc_type=DocType.GST_CERTIFICATE,
        )
        is None
    )


@given(st.text() | st.builds(".".join, st.lists(st.text("abcdefghABCDEFGH0123-_="), min_size=3, max_size=3)))
def test_no_code_raises(text: str) -> None:
    read_qr(text, {"irp": "no key at all"})
    is_irn(text)
