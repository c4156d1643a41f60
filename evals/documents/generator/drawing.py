"""Draws a sale by chance: consistent to the paisa, with the rates of its own date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Literal

from evals.documents.generator import einvoice, goods, identity
from evals.documents.generator.deal import ZERO, Deal, Kind, Line
from evals.documents.generator.goods import Good
from evals.documents.generator.identity import Party, Region
from evals.documents.generator.words import rupees_in_words

PAISA = Decimal("0.01")
FIRST_DAY, LAST_DAY = date(2025, 5, 2), date(2026, 9, 30)
UNNAMED_LIMIT = Decimal(38_000)  # below 50,000 with tax an unregistered customer needs no address
DEAR = 13_000
COMPOSITION = "Composition taxable person, not eligible to collect tax on supplies"
OPERATORS = ("Bazaarghar Online Services Private Limited", "Dukaanwala Internet Private Limited")


@dataclass(frozen=True)
class Terms:
    """What a layout asks of the sale that it prints.

    `rounding`: `line` rounds tax on each line and adds up, `total` rounds it on the sum of each
    rate. `whole_rupees` rounds the total off. `mrp` prints a price ceiling, `freight` charges
    for carriage, `inclusive` prices hold the tax, `exclusive` ones do not even at a counter, `apart`
    sells to another State, `near` in its own alone, `cess` may sell what bears it, `services` sells no
    goods, `one_rate` sells what bears one rate of tax, `reverse_charge` leaves the tax to the buyer, a
    `shelf` is all that is sold.
    """

    lines: tuple[int, int] = (1, 6)
    rounding: Literal["line", "total"] = "line"
    whole_rupees: bool = True
    discounts: bool = False
    freight: bool = False
    inclusive: bool = False
    exclusive: bool = False
    apart: bool = False
    near: bool = False
    cess: bool = False
    services: bool = False
    one_rate: bool = False
    reverse_charge: bool = False
    hsn_digits: int = 8
    words: tuple[str, ...] = ("Rupees",)
    shelf: tuple[Good, ...] = ()


def draw_deal(rng: Random, kind: Kind, terms: Terms) -> Deal:
    """Return a sale of the kind."""
    region = identity.make_region(rng)
    food = rng.random() < 0.4 and not terms.services
    if terms.shelf:
        food = any(good.food for good in terms.shelf)
    seller = identity.make_firm(rng, region, food=food)
    buyer = _buyer(rng, kind, region, apart=terms.apart, near=terms.near)
    day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    ship_to = _ship_to(rng, kind, buyer)
    place = (buyer or seller).region
    inter = place is not region
    at_counter = kind in ("receipt", "cash_memo", "marketplace")
    inclusive = terms.inclusive or (at_counter and not terms.exclusive)
    lines = _lines(rng, day, terms, kind, food=food, inter=inter, inclusive=inclusive)
    number = _number(rng, day, kind)
    draft = Deal(
        kind=kind,
        seller=seller,
        buyer=buyer,
        ship_to=ship_to,
        number=number,
        day=day,
        due=day + timedelta(days=rng.choice((7, 15, 30, 45))) if kind in ("b2b", "e_invoice") else None,
        order_number=_order(rng, kind),
        place_of_supply=place.name,
        inter_state=inter,
        inclusive=inclusive,
        lines=lines,
        taxable=ZERO,
        cgst=ZERO,
        sgst=ZERO,
        igst=ZERO,
        cess=ZERO,
        discount=ZERO,
        shipping=Decimal(rng.randrange(3, 40) * 10).quantize(PAISA) if terms.freight else ZERO,
        round_off=ZERO,
        total=ZERO,
        words="",
        reverse_charge=terms.reverse_charge,
        operator=rng.choice(OPERATORS) if kind == "marketplace" else "",
        payment_mode=rng.choice(("CASH", "UPI", "CARD")) if kind in ("receipt", "cash_memo") else "",
        declaration=COMPOSITION if kind == "bill_of_supply" else "",
    )
    if kind in ("credit_note", "debit_note"):
        before = day - timedelta(days=rng.randrange(3, 50))
        draft = replace(draft, original_number=_number(rng, before, "b2b"), original_day=before)
    deal = summed(draft, terms, rng.choice(terms.words))
    if kind == "e_invoice":
        deal = einvoice.registered(deal, rng)
    return replace(deal, context=_context(rng, deal))


def summed(deal: Deal, terms: Terms, currency: str = "Rupees") -> Deal:
    """Return the sale with its totals worked out from its lines."""
    taxable = sum((line.taxable for line in deal.lines), ZERO) + deal.shipping
    if terms.rounding == "line" or deal.inclusive:
        cgst = sum((line.cgst for line in deal.lines), ZERO)
        igst = sum((line.igst for line in deal.lines), ZERO)
    else:
        per_rate: dict[Decimal, Decimal] = {}
        for line in deal.lines:
            per_rate[line.gst_rate] = per_rate.get(line.gst_rate, ZERO) + line.taxable
        cgst = ZERO if deal.inter_state else sum((_of(v, r / 2) for r, v in per_rate.items()), ZERO)
        igst = sum((_of(v, r) for r, v in per_rate.items()), ZERO) if deal.inter_state else ZERO
    if deal.shipping:
        rate = max(line.gst_rate for line in deal.lines)
        cgst += ZERO if deal.inter_state else _of(deal.shipping, rate / 2)
        igst += _of(deal.shipping, rate) if deal.inter_state else ZERO
    cess = sum((line.cess for line in deal.lines), ZERO)
    exact = taxable + 2 * cgst + igst + cess
    total = exact.quantize(Decimal(1), ROUND_HALF_UP).quantize(PAISA) if terms.whole_rupees else exact
    return replace(
        deal,
        taxable=taxable,
        cgst=cgst,
        sgst=cgst,
        igst=igst,
        cess=cess,
        discount=sum((line.discount for line in deal.lines), ZERO),
        round_off=total - exact,
        total=total,
        words=rupees_in_words(total, currency=currency),
    )


def make_line(
    good: Good,
    name: str,
    *,
    day: date,
    quantity: Decimal,
    rate: Decimal,
    discount_pct: Decimal,
    inter: bool,
    inclusive: bool,
    taxed: bool,
    hsn_digits: int,
) -> Line:
    """Return a line with its tax; an `inclusive` rate holds the tax, which is taken out of it."""
    gst = good.gst_rate(day) if taxed else Decimal(0)
    cess_rate = good.cess_rate(day) if taxed else Decimal(0)
    gross = (quantity * rate).quantize(PAISA, ROUND_HALF_UP)
    discount = _of(gross, discount_pct)
    net = gross - discount
    if inclusive:
        tax = net - (net * 100 / (100 + gst)).quantize(PAISA, ROUND_HALF_UP)
        half = (tax / 2).quantize(PAISA, ROUND_HALF_UP)
        cgst, igst, cess = (ZERO, tax, ZERO) if inter else (half, ZERO, ZERO)
        taxable = net - 2 * cgst - igst
    else:
        cgst = ZERO if inter else _of(net, gst / 2)
        igst = _of(net, gst) if inter else ZERO
        cess, taxable = _of(net, cess_rate), net
    with_tax = rate if inclusive else rate * (100 + gst + cess_rate) / 100
    return Line(
        description=name,
        hsn=good.hsn[:hsn_digits],
        quantity=quantity,
        unit=good.unit,
        rate=rate,
        discount_pct=discount_pct,
        discount=discount,
        taxable=taxable,
        gst_rate=gst,
        cgst=cgst,
        sgst=cgst,
        igst=igst,
        cess=cess,
        amount=taxable + 2 * cgst + igst + cess,
        mrp=(with_tax * Decimal("1.18")).quantize(Decimal(1), ROUND_HALF_UP).quantize(PAISA) + 1,
    )


def _of(amount: Decimal, percent: Decimal) -> Decimal:
    return (amount * percent / 100).quantize(PAISA, ROUND_HALF_UP)


def _lines(
    rng: Random, day: date, terms: Terms, kind: Kind, *, food: bool, inter: bool, inclusive: bool
) -> tuple[Line, ...]:
    shelf = list(goods.FOOD if food else goods.OTHER)
    if terms.services:
        shelf = list(goods.SERVICES)
    if terms.shelf:
        shelf = list(terms.shelf)
    small = kind in ("b2c", "cash_memo", "receipt", "marketplace", "bill_of_supply")
    if small:
        shelf = [good for good in shelf if good.high < DEAR]
    if terms.cess and food and not inclusive and day < goods.CESS_ENDED:
        shelf.insert(0, goods.AERATED)
    if terms.freight or terms.one_rate:  # carriage bears the rate of the goods
        rate = rng.choice(shelf).gst_rate(day)
        shelf = [good for good in shelf if good.gst_rate(day) == rate]
    wanted = rng.randint(*terms.lines)
    found: list[Line] = []
    value = Decimal(0)
    for _ in range(wanted):
        good = rng.choice(shelf)
        rate = Decimal(rng.randrange(good.low * 100, good.high * 100)).quantize(PAISA) / 100
        if inclusive:
            rate = Decimal(int(rate) + 1)
        dear = rate > 800
        most = 3 if small or dear else 60
        quantity = Decimal(rng.randrange(1, most + 1))
        if good.unit in ("KGS", "MTR", "LTR") and rng.random() < 0.4 and not dear:
            quantity += Decimal(rng.randrange(1, 20)) / 20
        if good.unit == "GMS":  # gold is weighed to the milligram
            quantity += Decimal(rng.randrange(1000)) / 1000
        if small and found and value + quantity * rate > UNNAMED_LIMIT:
            break
        value += quantity * rate
        name = f"{good.name} {rng.choice(good.sizes)}".strip() if good.sizes else good.name
        found.append(
            make_line(
                good,
                name,
                day=day,
                quantity=quantity,
                rate=rate.quantize(PAISA),
                discount_pct=Decimal(rng.choice((0, 0, 2, 5, 10))) if terms.discounts else Decimal(0),
                inter=inter,
                inclusive=inclusive,
                taxed=kind != "bill_of_supply",
                hsn_digits=terms.hsn_digits,
            )
        )
    return tuple(found)


def _buyer(rng: Random, kind: Kind, region: Region, *, apart: bool, near: bool) -> Party | None:
    if kind in ("receipt", "cash_memo"):
        return None
    near |= rng.random() < (0.35 if kind == "marketplace" else 0.6) and not apart
    there = region if near or kind == "bill_of_supply" else identity.make_region(rng, apart_from=region)
    if kind in ("b2c", "marketplace"):
        return identity.make_person(rng, there)
    return identity.make_firm(rng, there)


def _ship_to(rng: Random, kind: Kind, buyer: Party | None) -> Party | None:
    if buyer is None or kind not in ("b2b", "e_invoice") or rng.random() < 0.6:
        return None
    site = identity.make_person(rng, buyer.region)
    return replace(site, name=buyer.name, gstin=buyer.gstin)


def _number(rng: Random, day: date, kind: Kind) -> str:
    year = identity.financial_year(day)
    n = rng.randrange(1, 9_999)
    letters = {"credit_note": "CN", "debit_note": "DN", "bill_of_supply": "BOS"}.get(kind)
    if letters:
        return rng.choice((f"{letters}/{year}/{n % 1000:03d}", f"{letters}-{n:04d}", f"{letters}{n:05d}"))
    if kind in ("receipt", "cash_memo"):
        return rng.choice((f"{n}", f"B-{n:05d}", f"R{rng.randrange(1, 9)}/{n:05d}"))
    prefix = rng.choice(("INV", "GST", "S", "A", "TI", "SLS", "BLR", "KC"))
    return rng.choice((
        f"{prefix}/{year}/{n:04d}", f"{prefix}-{n:05d}", f"{prefix}{day:%y%m}{n:04d}", f"{n:04d}/{year}",
        f"{prefix}/{n}",
    ))  # fmt: skip


def _order(rng: Random, kind: Kind) -> str:
    if kind == "marketplace":
        return f"{rng.randrange(400, 409)}-{rng.randrange(10**6, 10**7)}-{rng.randrange(10**6, 10**7)}"
    if kind in ("b2b", "e_invoice") and rng.random() < 0.7:
        return rng.choice((f"PO-{rng.randrange(100, 9999)}", f"PO/{rng.randrange(10_000, 99_999)}"))
    return ""


def _context(rng: Random, deal: Deal) -> dict[str, object]:
    """What the one who checks it knows beside the page."""
    known: dict[str, object] = {
        "today": deal.day + timedelta(days=rng.randrange(1, 21)),
        "aato_crore": Decimal("12.5") if deal.kind == "e_invoice" else Decimal("2.4"),
    }
    if deal.buyer is not None and deal.buyer.gstin:
        known["own_gstins"] = [deal.buyer.gstin]
    return known
