"""Registers a sale as the invoice portal does: IRN, acknowledgement, signed QR code.

The key is the measure's own, worked out from a fixed seed at run time: there is no key to keep,
and none that anybody else trusts.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from evals.documents.generator.deal import Deal
from evals.documents.generator.identity import financial_year

KEY_ID = "smartretail-test-key"
_EXPONENT = 65537
_WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


def registered(deal: Deal, rng: Random) -> Deal:
    """Return the sale with its IRN, acknowledgement and signed QR code."""
    irn = hashlib.sha256(
        f"{deal.seller.gstin}{financial_year(deal.day)}INV{deal.number}".encode()
    ).hexdigest()
    with_irn = replace(
        deal,
        irn=irn,
        ack_number=f"1{rng.randrange(10**13, 10**14)}",
        ack_day=deal.day + timedelta(days=rng.randrange(0, 2)),
    )
    return replace(with_irn, qr=signed_qr(with_irn))


def signed_qr(deal: Deal) -> str:
    """Return the QR code's text: what the portal signs, and its signature."""
    data = {
        "SellerGstin": deal.seller.gstin,
        "BuyerGstin": deal.customer.gstin,
        "DocNo": deal.number,
        "DocTyp": "INV",
        "DocDt": f"{deal.day:%d/%m/%Y}",
        "TotInvVal": float(deal.total),
        "ItemCnt": len(deal.lines),
        "MainHsnCode": deal.lines[0].hsn,
        "Irn": deal.irn,
        "IrnDt": f"{deal.ack_day or deal.day:%Y-%m-%d} 11:42:00",
    }
    head = {"alg": "RS256", "kid": KEY_ID, "typ": "JWT"}
    claims = {"data": json.dumps(data, separators=(",", ":")), "iss": "NIC"}
    signed = f"{_part(json.dumps(head))}.{_part(json.dumps(claims))}"
    signature = _key().sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{_encoded(signature)}"


def public_key() -> str:
    """Return the key that checks the signatures, PEM."""
    return (
        _key()
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


@cache
def _key() -> rsa.RSAPrivateKey:
    rng = Random("a key that signs invented invoices only")  # noqa: S311 - it shall be the same each time
    p, q = _prime(rng), _prime(rng)
    d = pow(_EXPONENT, -1, (p - 1) * (q - 1))
    return rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(_EXPONENT, p * q),
    ).private_key()


def _prime(rng: Random) -> int:
    while True:
        number = rng.getrandbits(1024) | 1 | 3 << 1022
        if all(number % small for small in range(3, 2000, 2)) and number % _EXPONENT != 1 and _passes(number):
            return number


def _passes(number: int) -> bool:
    """Miller and Rabin's test."""
    odd, twos = number - 1, 0
    while not odd % 2:
        odd, twos = odd // 2, twos + 1
    for witness in _WITNESSES:
        x = pow(witness, odd, number)
        if x in (1, number - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % number
            if x == number - 1:
                break
        else:
            return False
    return True


def _part(text: str) -> str:
    return _encoded(text.encode())


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
