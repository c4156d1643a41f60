"""Which taxes a supply bears: CGST with SGST inside a state, IGST across; never both."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from engines.documents.check.absence import has_stray_gstin
from engines.documents.check.agreement import is_explained, is_printed
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.grasp import parts_make_total
from engines.documents.check.subject import Subject
from engines.documents.state import State

_GUESSED = 0.6
"""At most so sure where the place of supply is not printed, only the buyer's state known."""

_HALVES_PAISE = Decimal("0.05")
_LABELS = {"cgst": r"\bC\.?GST\b|central tax", "sgst": r"\bS\.?GST\b|\bUT\.?GST\b|state tax"}


def not_both(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """IGST and CGST or SGST are not charged together."""
    taxes = subject.taxes
    local = [head for head in ("cgst", "sgst") if head in taxes]
    if "igst" not in taxes or not local:
        return
    intra = _is_intra(subject)
    implies: dict[str, Decimal] = {}
    if intra is not None:
        implies = {"igst": Decimal(0)} if intra else {"cgst": Decimal(0), "sgst": Decimal(0)}
    heads = ("igst", *local)
    yield Finding(
        fields=heads,
        found=" + ".join(f"{head.upper()} {taxes[head]}" for head in heads),
        confidence=subject.confidence(*heads),
        implies=implies,
        details=_states(subject),
    )


def equal_halves(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """CGST and SGST (or UTGST) are the same amount."""
    cgst, sgst = subject.money("cgst") or Decimal(0), subject.money("sgst") or Decimal(0)
    if not cgst and not sgst:
        return
    tolerance = _HALVES_PAISE + Decimal("0.01") * len(subject.lines)
    if abs(cgst - sgst) <= tolerance:
        return
    missing = "sgst" if not sgst else "cgst" if not cgst else None
    if missing is None:
        yield Finding(
            fields=("sgst", "cgst"), found=sgst, expected=cgst, confidence=subject.confidence("cgst", "sgst"),
            unread=not parts_make_total(subject), details={"cgst": cgst, "sgst": sgst},
        )  # fmt: skip
        return
    printed = "cgst" if missing == "sgst" else "sgst"
    yield Finding(
        fields=(missing, printed),
        found=subject.money(missing),
        expected=subject.money(printed),
        confidence=min(subject.confidence(printed), subject.absence_confidence),
        unread=subject.money(missing) is None
        and (
            subject.mentions(_LABELS[missing])
            or is_explained(subject, cgst + sgst, room=tolerance)
            or is_printed(subject, cgst + sgst, times=2)
            or not (parts_make_total(subject) or parts_make_total(subject, more=cgst + sgst))
        ),
        implies={missing: cgst + sgst},
        details={"cgst": cgst, "sgst": sgst},
    )


def charged_by_place(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Inside a state IGST is not charged, across states CGST and SGST are not.

    `inside` says which of both is asked. Exports and supplies to a special economic zone bear
    IGST wherever the buyer is.
    """
    intra = _is_intra(subject)
    if intra is not params["inside"]:
        return
    wrong = ("igst",) if intra else ("cgst", "sgst")
    right = ("cgst", "sgst") if intra else ("igst",)
    charged = [head for head in wrong if head in subject.taxes]
    if not charged or any(head in subject.taxes for head in right):
        return
    names = ("seller_gstin", "seller_state", "place_of_supply", *charged)
    sure = subject.confidence(*names)
    if subject.supply_state is None:
        sure = min(sure, subject.confidence("buyer_gstin"), _GUESSED)
    yield Finding(
        fields=(*charged, "place_of_supply"),
        found=" + ".join(head.upper() for head in charged),
        expected=" + ".join(head.upper() for head in right),
        confidence=sure,
        # Where the buyer's registration fits the tax, the place may be another State's that was mistaken.
        unread=has_stray_gstin(subject)
        or bool(intra and subject.buyer_state is not None and subject.buyer_state != subject.seller_state),
        details=_states(subject),
    )


def no_tax(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No tax is charged. `when_mentioned` asks only where the page has one of these wordings."""
    wordings = params.get("when_mentioned")
    if wordings and not subject.mentions(*wordings):
        return
    if subject.taxes:
        heads = tuple(subject.taxes)
        yield Finding(
            fields=heads, found=sum(subject.taxes.values(), Decimal(0)), confidence=subject.confidence(*heads)
        )


def _is_intra(subject: Subject) -> bool | None:
    """Tell whether a supply stays inside one state; `None` where that is unknown."""
    if subject.is_zero_rated:
        return None
    seller, place = subject.seller_state, _place(subject)
    return None if seller is None or place is None else seller == place


def _place(subject: Subject) -> State | None:
    if subject.supply_state is not None or subject.text("place_of_supply") is not None:
        return subject.supply_state
    # Goods may go to another state than the buyer's: only without a delivery address is it the place.
    return None if subject.text("delivery_address") else subject.buyer_state


def _states(subject: Subject) -> dict[str, str | None]:
    place = _place(subject)
    return {
        "seller_state": subject.seller_state.name if subject.seller_state else "?",
        "place": place.name if place else "?",
    }
