"""Draws certificates, claim forms and policies by chance, and spoils them on purpose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import cast

from evals.documents.generator import goods, identity
from evals.documents.generator.deal import Defect, Value
from evals.documents.generator.form import Form, FormKind

_CONSTITUTIONS = {
    "C": "Private Limited Company",
    "F": "Partnership",
    "P": "Proprietorship",
    "H": "Hindu Undivided Family",
}
_REASONS = (
    "Item received damaged", "Wrong item delivered", "Return not received back", "Quantity short in shipment",
    "Customer returned used product", "Lost in transit",
)  # fmt: skip
_MARKETS = ("Bazaarghar", "Dukaanwala", "Kharidlo", "Haatbazar")
_POLICIES = (
    "Return and Refund Policy",
    "Pricing Policy",
    "Shipping Policy",
    "Supplier Code of Conduct",
    "Warranty Policy",
)


def draw_form(rng: Random, kind: FormKind) -> Form:
    """Return a document of the kind."""
    return _DRAW[kind](rng)


def spoil(form: Form, rng: Random) -> Form:
    """Return it with one defect, or as it was where its kind has none to seed."""
    ways = _SPOIL.get(form.kind, ())
    return rng.choice(ways)(form, rng) if ways else form


def _context(day: date, rng: Random) -> dict[str, object]:
    return {"today": day + timedelta(days=rng.randrange(1, 40))}


def _gst_certificate(rng: Random) -> Form:
    region = identity.make_region(rng)
    firm = identity.make_firm(rng, region)
    liable = date(2018, 1, 1) + timedelta(days=rng.randrange(2800))
    issued = liable + timedelta(days=rng.randrange(3, 40))
    gstin = str(firm.gstin)
    holder = gstin[5]
    legal = firm.person if holder == "P" else firm.name
    values: dict[str, Value] = {
        "gstin": gstin,
        "legal_name": legal.upper() if rng.random() < 0.5 else legal,
        "trade_name": firm.name,
        "constitution": _CONSTITUTIONS[holder],
        "registration_type": "Regular" if rng.random() < 0.8 else "Composition",
        "date_of_liability": liable,
        "valid_from": liable,
        "issue_date": issued,
    }
    extra = {
        "street": ", ".join(firm.street), "town": firm.town, "pin": firm.pin, "state": region.name,
        "officer": identity.person_name(rng), "district": firm.town,
    }  # fmt: skip
    return Form("gst_certificate", values, issued, extra, context=_context(issued, rng))


def _msme_certificate(rng: Random) -> Form:
    region = identity.make_region(rng)
    firm = identity.make_firm(rng, region)
    began = date(2010, 1, 1) + timedelta(days=rng.randrange(4000))
    registered = date(2020, 8, 1) + timedelta(days=rng.randrange(1900))
    began = min(began, registered)  # nobody registers what has not begun
    values: dict[str, Value] = {
        "udyam_number": identity.make_udyam(rng, region),
        "enterprise_name": firm.name.upper() if rng.random() < 0.4 else firm.name,
        "enterprise_type": rng.choice(("micro", "micro", "small", "medium")),
        "major_activity": rng.choice(("Manufacturing", "Services", "Trading")),
        "date_of_incorporation": began,
        "date_of_registration": registered,
    }
    extra = {
        "street": ", ".join(firm.street), "town": firm.town, "pin": firm.pin, "state": region.name,
        "phone": firm.phone, "email": firm.email,
    }  # fmt: skip
    return Form("msme_certificate", values, registered, extra, context=_context(registered, rng))


def _claim_form(rng: Random) -> Form:
    good = rng.choice(goods.OTHER)
    ordered = date(2025, 6, 1) + timedelta(days=rng.randrange(420))
    claimed = ordered + timedelta(days=rng.randrange(4, 28))
    many = rng.randrange(1, 4)
    price = Decimal(rng.randrange(good.low * 100, good.high * 100)) / 100
    values: dict[str, Value] = {
        "claim_id": f"CLM-{rng.randrange(10**5, 10**6)}",
        "order_id": f"OD{rng.randrange(10**11, 10**12)}",
        "return_id": f"RT{rng.randrange(10**7, 10**8)}",
        "sku_id": f"{rng.choice(('SKU', 'MLT', 'HMC'))}-{rng.randrange(100, 9999):04d}",
        "product": f"{good.name} {rng.choice(good.sizes)}" if good.sizes else good.name,
        "quantity": Decimal(many),
        "claim_amount": (price * many).quantize(Decimal("0.01")),
        "claim_reason": rng.choice(_REASONS),
        "order_date": ordered,
        "claim_date": claimed,
        "claimant_name": identity.firm_name(rng),
        "marketplace": rng.choice(_MARKETS),
    }
    return Form("claim_form", values, claimed, context=_context(claimed, rng))


def _policy(rng: Random) -> Form:
    starts = date(2025, 4, 1) + timedelta(days=rng.randrange(500))
    values: dict[str, Value] = {
        "title": rng.choice(_POLICIES),
        "version": rng.choice(("1.0", "2.1", "3.0", "1.4", "2026.1")),
        "effective_from": starts,
        "issuer": identity.firm_name(rng),
    }
    return Form("policy", values, starts, context=_context(starts, rng))


def _with(form: Form, theme: str, field: str, value: Value) -> Form:
    return replace(form, values={**form.values, field: value}, defects=(Defect(theme, field),))


def _bad_gstin(form: Form, rng: Random) -> Form:
    return _with(form, "gstin_check_digit", "gstin", other_check_digit(form.get("gstin"), rng))


def _expired(form: Form, rng: Random) -> Form:
    today = cast("date", form.context["today"])
    values = {**form.values, "registration_type": "Casual Taxable Person"}
    over = today - timedelta(days=rng.randrange(1, 60))
    start = over - timedelta(days=89)
    values |= {"date_of_liability": start, "valid_from": start, "issue_date": start, "valid_to": over}
    return replace(form, values=values, defects=(Defect("certificate_expired", "valid_to"),))


def _bad_udyam(form: Form, rng: Random) -> Form:
    whole = form.get("udyam_number")
    bad = rng.choice((whole[:-1], whole.replace("UDYAM-", "UDYAM-1", 1), whole[:9] + whole[10:] + "00"))
    return _with(form, "udyam_format", "udyam_number", bad)


def _early_claim(form: Form, rng: Random) -> Form:
    ordered = cast("date", form.values["order_date"])
    return _with(form, "claim_before_order", "claim_date", ordered - timedelta(days=rng.randrange(2, 20)))


def other_check_digit(gstin: str, rng: Random) -> str:
    """Return a GSTIN whose last character is another than it must be."""
    return gstin[:-1] + rng.choice([letter for letter in identity.BASE36 if letter != gstin[-1]])


_DRAW: Mapping[FormKind, Callable[[Random], Form]] = {
    "gst_certificate": _gst_certificate,
    "msme_certificate": _msme_certificate,
    "claim_form": _claim_form,
    "policy": _policy,
}
_SPOIL: Mapping[FormKind, tuple[Callable[[Form, Random], Form], ...]] = {
    "gst_certificate": (_bad_gstin, _expired),
    "msme_certificate": (_bad_udyam,),
    "claim_form": (_early_claim,),
}
