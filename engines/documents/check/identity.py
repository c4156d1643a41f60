"""GSTINs: well formed, of a state that exists, whose they should be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rapidfuzz.distance import Levenshtein

from engines.documents import gstin
from engines.documents.check.absence import has_stray_gstin
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject, current
from engines.documents.state import find_pin, find_state, states_of_pin

_FORM = "99AAAAA9999"
_FAULTS = 2


def gstin_fault(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No GSTIN of `fields` has one of `faults` as the first thing wrong with it."""
    for name in params["fields"]:
        number = subject.text(name)
        if number is None:
            continue
        fault = gstin.fault(number)
        if fault is None or fault not in params["faults"]:
            continue
        compacted = gstin.compact(number)
        expected = compacted[:-1] + gstin.check_digit(compacted[:-1]) if fault == "check_digit" else None
        yield Finding(
            fields=(name,),
            found=number,
            expected=expected,
            confidence=subject.confidence(name),
            unread=not _is_like_gstin(compacted),
            details={"code": compacted[:2]},
        )


def _is_like_gstin(compacted: str) -> bool:
    """Tell whether figures and letters follow each other as in a GSTIN; else it is another number."""
    kinds = "".join("9" if char.isdigit() else "A" for char in compacted[: len(_FORM)])
    return (
        abs(len(compacted) - gstin.LENGTH) <= _FAULTS
        and Levenshtein.distance(kinds, _FORM, score_cutoff=_FAULTS) <= _FAULTS
    )


def gstin_retired(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """No GSTIN of `fields` has a state code that was not given on the document's day."""
    for name in params["fields"]:
        number = subject.text(name)
        if number is None or gstin.fault(number) is not None:
            continue
        state = gstin.state_of(number)
        if state is not None and not state.in_use(subject.day):
            yield Finding(
                fields=(name,), found=number, details={"code": state.code, "state": state.name},
                confidence=subject.confidence(name),
            )  # fmt: skip


def state_agrees(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A party's GSTIN is of the state that is printed for it."""
    for number_name, state_name in params["pairs"]:
        number, printed = subject.text(number_name), subject.text(state_name)
        if number is None or printed is None or gstin.fault(number) is not None:
            continue
        of_number, of_print = current(gstin.state_of(number)), current(find_state(printed))
        if of_number is None or of_print is None or of_number.abroad or of_number == of_print:
            continue
        yield Finding(
            fields=(state_name, number_name),
            found=of_print.name,
            expected=of_number.name,
            # The State that would agree may be printed too, and the other be somebody else's.
            unread=has_stray_gstin(subject) or subject.mentions(rf"\b{re.escape(of_number.name)}\b"),
            confidence=subject.confidence(number_name, state_name),
        )


def parties_differ(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """Seller and buyer are not the same registration."""
    seller, buyer = subject.text("seller_gstin"), subject.text("buyer_gstin")
    if seller and buyer and gstin.compact(seller) == gstin.compact(buyer):
        yield Finding(
            fields=("buyer_gstin", "seller_gstin"),
            found=buyer,
            confidence=subject.confidence("seller_gstin", "buyer_gstin"),
            unread=has_stray_gstin(subject) or subject.document.text.upper().count(buyer.upper()) == 1,
        )


def addressed_to_own(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The buyer's GSTIN is one of the owner's."""
    buyer = subject.text("buyer_gstin")
    own = {gstin.compact(number) for number in subject.context.own_gstins}
    if buyer is not None and gstin.compact(buyer) not in own:
        yield Finding(
            fields=("buyer_gstin",),
            found=buyer,
            expected=", ".join(subject.context.own_gstins),
            unread=bool(own.intersection(map(gstin.compact, gstin.find(subject.document.text)))),
            confidence=subject.confidence("buyer_gstin"),
        )


def pin_agrees(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The PIN code of an address lies in the state of the GSTIN."""
    number, address = subject.text(params["gstin"]), subject.text(params["address"])
    pin = find_pin(address or "")
    if number is None or pin is None or gstin.fault(number) is not None:
        return
    state, possible = current(gstin.state_of(number)), states_of_pin(pin)
    if state is None or state.abroad or not possible or state in possible:
        return
    yield Finding(
        fields=(params["address"], params["gstin"]),
        found=pin,
        expected=state.name,
        confidence=subject.confidence(params["address"], params["gstin"]),
    )
