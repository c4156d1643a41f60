"""Spoils a sale on purpose, and says by a stable theme what is wrong with it.

The themes are this measure's words. Which of the product's rules must speak to each is said in
`evals.documents.themes`.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from evals.documents.generator import einvoice, goods
from evals.documents.generator.deal import Deal, Defect, Kind, Line
from evals.documents.generator.drawing import PAISA, Terms, summed
from evals.documents.generator.forms import other_check_digit
from evals.documents.generator.identity import REGIONS, financial_year
from evals.documents.generator.words import rupees_in_words

TAXED: frozenset[Kind] = frozenset({"b2b", "b2c", "e_invoice", "marketplace", "credit_note", "debit_note"})
PRINTED = TAXED - {"e_invoice"}
"""What no portal has signed, so that print alone can be wrong."""
TILL: frozenset[Kind] = frozenset({"receipt", "cash_memo"})
SUPPLY: frozenset[Kind] = frozenset({"bill_of_supply"})
B2B: frozenset[Kind] = frozenset({"b2b", "e_invoice"})
SINGLE = frozenset({"PCS", "NOS", "BTL", "JAR", "PRS"})
"""Units that are one package: the price of a carton says nothing about the MRP on what is in it."""


@dataclass(frozen=True)
class Flaw:
    """One way to spoil: its theme, the field it strikes, when it can be done and how."""

    theme: str
    field: str
    spoil: Callable[[Deal, Random, Terms], Deal]
    kinds: Set[Kind] = TAXED
    needs: Set[str] = frozenset()
    fits: Callable[[Deal], bool] = lambda _: True


def spoil(deal: Deal, rng: Random, terms: Terms, printed: Set[str]) -> Deal:
    """Return the sale with one defect that its layout can show.

    Args:
        deal: A sale without fault.
        rng: Chooses the defect.
        terms: The layout's.
        printed: Fields and columns that the layout prints of this sale.
    """
    ways = [flaw for flaw in FLAWS if deal.kind in flaw.kinds and flaw.needs <= printed and flaw.fits(deal)]
    if not ways:
        return deal
    flaw = rng.choice(ways)
    return replace(flaw.spoil(deal, rng, terms), defects=(Defect(flaw.theme, flaw.field),))


def _missing(name: str, *, kinds: Set[Kind] = TAXED, fits: Callable[[Deal], bool] = lambda _: True) -> Flaw:
    def leave_out(deal: Deal, rng: Random, terms: Terms) -> Deal:
        return replace(deal, omit=deal.omit | {name})

    return Flaw(f"missing_{name}", name, leave_out, kinds, frozenset({name}), fits)


def _seller_gstin(deal: Deal, rng: Random, terms: Terms) -> Deal:
    wrong = other_check_digit(str(deal.seller.gstin), rng)
    return replace(deal, seller=replace(deal.seller, gstin=wrong))


def _buyer_gstin(deal: Deal, rng: Random, terms: Terms) -> Deal:
    wrong = other_check_digit(str(deal.customer.gstin), rng)
    return replace(
        deal, buyer=replace(deal.customer, gstin=wrong), context={**deal.context, "own_gstins": []}
    )


def _unequal_halves(deal: Deal, rng: Random, terms: Terms) -> Deal:
    by = (deal.cgst * Decimal(rng.randrange(10, 40)) / 100).quantize(PAISA)
    return replace(deal, cgst=deal.cgst + by, sgst=deal.sgst - by)


def _wrong_heads(deal: Deal, rng: Random, terms: Terms) -> Deal:
    """CGST and SGST are charged though the goods go to another State."""
    there = rng.choice([region for region in REGIONS if region is not deal.seller.region])
    return replace(deal, place_of_supply=there.name)


def _old_rate(deal: Deal, rng: Random, terms: Terms) -> Deal:
    """A rate that no longer, or not yet, was one on the invoice's date."""
    rate = Decimal(12) if deal.day >= goods.NEW_RATES else Decimal(40)
    place = rng.randrange(len(deal.lines))
    return summed(_with_line(deal, place, _taxed(deal.lines[place], rate, deal)), terms)


def _line_value(deal: Deal, rng: Random, terms: Terms) -> Deal:
    """Quantity times rate is not what the line says; everything after follows the wrong figure."""
    place = rng.randrange(len(deal.lines))
    line = deal.lines[place]
    more = (line.taxable * Decimal(rng.randrange(8, 60)) / 100).quantize(PAISA) + 1
    wrong = _taxed(replace(line, taxable=line.taxable + more), line.gst_rate, deal)
    return summed(_with_line(deal, place, wrong), terms)


def _tax_amount(deal: Deal, rng: Random, terms: Terms) -> Deal:
    """Each head of tax is too high alike; the total holds it."""
    more = (deal.tax * Decimal(rng.randrange(8, 30)) / 200).quantize(PAISA) + 5
    if deal.inter_state:
        changed = replace(deal, igst=deal.igst + 2 * more, total=deal.total + 2 * more)
    else:
        changed = replace(deal, cgst=deal.cgst + more, sgst=deal.sgst + more, total=deal.total + 2 * more)
    return _reworded(changed)


def _total(deal: Deal, rng: Random, terms: Terms) -> Deal:
    more = Decimal(rng.choice((10, 90, 100, 500, 1000))) * rng.choice((1, -1))
    return _reworded(replace(deal, total=deal.total + (more if deal.total + more > 0 else -more)))


def _words(deal: Deal, rng: Random, terms: Terms) -> Deal:
    other = deal.total + Decimal(rng.choice((100, 1000, 900, 10)))
    return replace(deal, words=rupees_in_words(other, currency=_currency(deal)))


def _long_serial(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, number=f"INV/{financial_year(deal.day)}/{rng.randrange(10**6, 10**7)}")


def _odd_serial(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, number=f"INV{rng.choice('#_*')}{rng.randrange(1000, 9999)}")


def _again(deal: Deal, rng: Random, terms: Terms) -> Deal:
    earlier = [[deal.seller.gstin, deal.number, financial_year(deal.day), "earlier-document"]]
    return replace(deal, context={**deal.context, "earlier": earlier})


def _over_mrp(deal: Deal, rng: Random, terms: Terms) -> Deal:
    place = rng.choice([place for place, line in enumerate(deal.lines) if line.unit in SINGLE])
    line = deal.lines[place]
    paid = line.amount / line.quantity
    return _with_line(
        deal, place, replace(line, mrp=(paid * Decimal("0.8")).quantize(Decimal(1)).quantize(PAISA))
    )


def _future(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, context={**deal.context, "today": deal.day - timedelta(days=rng.randrange(3, 60))})


def _short_hsn(deal: Deal, rng: Random, terms: Terms) -> Deal:
    lines = tuple(replace(line, hsn=line.hsn[:2]) for line in deal.lines)
    return replace(deal, lines=lines)


def _qr_total(deal: Deal, rng: Random, terms: Terms) -> Deal:
    other = replace(deal, total=deal.total + Decimal(rng.randrange(50, 5000)))
    return replace(deal, qr=einvoice.signed_qr(other))


def _qr_number(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, qr=einvoice.signed_qr(replace(deal, number=f"A{rng.randrange(100, 999)}")))


def _qr_signature(deal: Deal, rng: Random, terms: Terms) -> Deal:
    """The print and the code agree, and nobody vouches for them."""
    signed, _, signature = deal.qr.rpartition(".")
    return replace(deal, qr=f"{signed}.{signature[:-20]}{signature[-20:][::-1]}")


def _no_irn(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, context={**deal.context, "aato_crore": Decimal("12.5")})


def _fssai(deal: Deal, rng: Random, terms: Terms) -> Deal:
    licence = str(deal.seller.fssai)
    return replace(deal, seller=replace(deal.seller, fssai=rng.choice((licence[:-1], f"{licence}7"))))


def _udyam(deal: Deal, rng: Random, terms: Terms) -> Deal:
    return replace(deal, seller=replace(deal.seller, udyam=str(deal.seller.udyam)[:-1]))


def _with_line(deal: Deal, place: int, line: Line) -> Deal:
    return replace(deal, lines=(*deal.lines[:place], line, *deal.lines[place + 1 :]))


def _taxed(line: Line, rate: Decimal, deal: Deal) -> Line:
    """Return a line taxed anew on its taxable value."""
    whole = (line.taxable * rate / 100).quantize(PAISA)
    half = (line.taxable * rate / 200).quantize(PAISA)
    zero = Decimal("0.00")
    cgst, igst = (zero, whole) if deal.inter_state else (half, zero)
    amount = line.taxable + 2 * cgst + igst + line.cess
    return replace(line, gst_rate=rate, cgst=cgst, sgst=cgst, igst=igst, amount=amount)


def _currency(deal: Deal) -> str:
    return deal.words.split(" ")[0] if not deal.words.startswith("Indian") else "Indian Rupees"


def _reworded(deal: Deal) -> Deal:
    return replace(deal, words=rupees_in_words(deal.total, currency=_currency(deal)))


def _intra(deal: Deal) -> bool:
    return not deal.inter_state and deal.cgst > 1


def _plain(deal: Deal) -> bool:
    return not deal.inclusive and not deal.shipping and deal.tax > 0 and not deal.cess


FLAWS: tuple[Flaw, ...] = (
    Flaw("gstin_check_digit", "seller_gstin", _seller_gstin, PRINTED | TILL,
         frozenset({"seller_gstin"})),
    Flaw("gstin_check_digit", "buyer_gstin", _buyer_gstin, PRINTED, frozenset({"buyer_gstin"})),
    _missing("seller_address"),
    _missing("seller_gstin"),
    _missing("invoice_number"),
    _missing("invoice_date"),
    _missing("buyer_name", kinds=B2B),
    _missing("buyer_address", kinds=B2B),
    _missing("hsn", kinds=B2B),
    _missing("quantity", kinds=B2B, fits=lambda deal: not deal.lines[0].hsn.startswith("99")),
    _missing("place_of_supply", fits=lambda deal: deal.inter_state),
    _missing("reverse_charge", kinds=B2B),
    _missing("signature", kinds=frozenset({"b2b", "b2c"})),
    _missing("original_invoice_number", kinds=frozenset({"credit_note", "debit_note"})),
    _missing("declaration", kinds=SUPPLY),
    Flaw("tax_halves_unequal", "cgst", _unequal_halves, needs=frozenset({"cgst", "sgst"}), fits=_intra),
    Flaw("tax_heads_against_place", "place_of_supply", _wrong_heads,
         PRINTED - {"marketplace"}, frozenset({"place_of_supply", "cgst"}), _intra),
    Flaw("rate_not_in_force", "gst_rate", _old_rate, PRINTED, frozenset({"gst_rate"}), _plain),
    Flaw("line_arithmetic", "taxable_value", _line_value, PRINTED,
         frozenset({"quantity", "rate", "money"}), _plain),
    Flaw("tax_arithmetic", "tax", _tax_amount, PRINTED - {"marketplace"},
         frozenset({"gst_rate", "taxable_value_sum", "tax_sum"}), _plain),
    Flaw("total_arithmetic", "total", _total, PRINTED | TILL | SUPPLY,
         frozenset({"total"})),
    Flaw("words_differ", "total_in_words", _words, TAXED | SUPPLY, frozenset({"total_in_words"})),
    Flaw("serial_too_long", "invoice_number", _long_serial, PRINTED, frozenset({"invoice_number"})),
    Flaw("serial_characters", "invoice_number", _odd_serial, PRINTED, frozenset({"invoice_number"})),
    Flaw("duplicate_serial", "invoice_number", _again, TAXED, frozenset({"invoice_number", "seller_gstin"})),
    Flaw("price_over_mrp", "mrp", _over_mrp, needs=frozenset({"mrp"}),
         fits=lambda deal: any(line.unit in SINGLE for line in deal.lines)),
    Flaw("future_date", "invoice_date", _future, TAXED | TILL, frozenset({"invoice_date", "alone"})),
    Flaw("hsn_too_short", "hsn", _short_hsn, frozenset({"b2b"}), frozenset({"hsn"})),
    Flaw("qr_differs", "total", _qr_total, frozenset({"e_invoice"})),
    Flaw("qr_differs", "invoice_number", _qr_number, frozenset({"e_invoice"})),
    Flaw("qr_signature", "irn", _qr_signature, frozenset({"e_invoice"})),
    Flaw("e_invoice_missing", "irn", _no_irn, frozenset({"b2b"}),
         fits=lambda deal: all(len(line.hsn) >= 6 for line in deal.lines)),
    Flaw("fssai_format", "seller_fssai", _fssai, TAXED | TILL, frozenset({"seller_fssai"})),
    Flaw("udyam_format", "seller_udyam", _udyam, TAXED, frozenset({"seller_udyam"})),
)  # fmt: skip
