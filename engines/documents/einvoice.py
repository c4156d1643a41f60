"""The signed QR code of an e-invoice: what it says, and who vouches for it.

The code is a JSON web signature of the invoice registration portal. What it says is read
whether or not a public key is at hand; whether it may be believed is told apart.

Source:
    Content of the code: docs.cleartax.in, "Learn e-invoicing API basics". The reference
    number: einv-apisandbox.nic.in/irn.html.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import urlsafe_b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, cast

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from core.document import DocType
from engines.documents.financial_year import financial_year

Signature = Literal["valid", "invalid", "unchecked"]

DOCUMENT_CODES: Mapping[DocType, str] = {
    DocType.INVOICE: "INV",
    DocType.CREDIT_NOTE: "CRN",
    DocType.DEBIT_NOTE: "DBN",
}
_ALGORITHM = "RS256"
_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d")
_IRN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class SignedInvoice:
    """What the portal registered. A part that the code does not give, or not legibly, is `None`.

    `signature` is `unchecked` where no public key was at hand, `invalid` where none of those
    at hand made it.
    """

    signature: Signature
    seller_gstin: str | None = None
    buyer_gstin: str | None = None
    document_number: str | None = None
    document_code: str | None = None
    document_date: date | None = None
    total: Decimal | None = None
    item_count: int | None = None
    main_hsn: str | None = None
    irn: str | None = None
    irn_date: date | None = None


def read_qr(text: str, public_keys: Mapping[str, str] | None = None) -> SignedInvoice | None:
    """Return what an e-invoice's QR code says; `None` where the code is something else.

    Args:
        text: The code's content.
        public_keys: The portals' public keys, PEM, by any name; the name `kid` of the
            code's header is tried first.
    """
    parts = text.strip().split(".")
    if len(parts) != 3:
        return None
    content = _content(parts[1])
    if content is None:
        return None
    return SignedInvoice(
        signature=_signature(text.strip(), parts[0], public_keys or {}),
        seller_gstin=_text(content.get("SellerGstin")),
        buyer_gstin=_text(content.get("BuyerGstin")),
        document_number=_text(content.get("DocNo")),
        document_code=_text(content.get("DocTyp")),
        document_date=_day(content.get("DocDt")),
        total=_amount(content.get("TotInvVal")),
        item_count=_count(content.get("ItemCnt")),
        main_hsn=_text(content.get("MainHsnCode")),
        irn=(_text(content.get("Irn")) or "").lower() or None,
        irn_date=_day(content.get("IrnDt")),
    )


def is_irn(text: str) -> bool:
    """Tell whether a text has the form of an invoice reference number: 64 hexadecimal digits."""
    return _IRN.fullmatch(re.sub(r"\s", "", text).lower()) is not None


def irn_of(*, seller_gstin: str, document_number: str, document_date: date, doc_type: DocType) -> str | None:
    """Return the reference number that belongs to a document; `None` for a type that has none.

    SHA-256 over the supplier's GSTIN, the financial year, the document's type and its number.
    """
    code = DOCUMENT_CODES.get(doc_type)
    if code is None:
        return None
    parts = (seller_gstin, financial_year(document_date), code, document_number)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def _content(part: str) -> dict[str, Any] | None:
    claims = _object(part)
    if claims is None:
        return None
    data = claims.get("data", claims)
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except ValueError:
            return None
    if not isinstance(data, dict) or not {"SellerGstin", "Irn"} & set(cast("dict[str, Any]", data)):
        return None
    return cast("dict[str, Any]", data)


def _object(part: str) -> dict[str, Any] | None:
    try:
        found = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, Base64Error, RecursionError):
        return None
    return cast("dict[str, Any]", found) if isinstance(found, dict) else None


def _signature(text: str, header: str, public_keys: Mapping[str, str]) -> Signature:
    if not public_keys:
        return "unchecked"
    named = str((_object(header) or {}).get("kid", ""))
    for name in sorted(public_keys, key=lambda name: name != named):
        try:
            jws.deserialize_compact(text, RSAKey.import_key(public_keys[name]), algorithms=[_ALGORITHM])
        except (JoseError, ValueError, TypeError):
            continue
        return "valid"
    return "invalid"


def _text(value: object) -> str | None:
    found = str(value).strip() if isinstance(value, str | int) else ""
    return found or None


def _amount(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        amount = Decimal(str(value).replace(",", "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _count(value: object) -> int | None:
    amount = _amount(value)
    return int(amount) if amount is not None and amount == amount.to_integral_value() else None


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    first = value.strip().split(" ")[0].split("T")[0]
    for form in _DATES:
        try:
            return datetime.strptime(first, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    return None
