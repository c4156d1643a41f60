"""Numbers and words of other registers: Udyam, FSSAI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engines.documents import fssai, udyam
from engines.documents.check.absence import has_unknown_label
from engines.documents.check.finding import Finding, Findings
from engines.documents.check.subject import Subject, hsn_of
from engines.documents.state import find_state

# What is further from its form than by a slip of the pen is another number, or a part of one.
_LIKE_UDYAM = re.compile(r"UDYAM\W?[A-Z]{1,3}\W?\d{1,3}\W?\d{5,9}", re.IGNORECASE)
_DIGITS_OFF = 2
_LICENCE = r"(?<!\d)\d{14}(?!\d)"


def udyam_form(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The number `field` has the form of a Udyam number, with a state's letters."""
    number = subject.text(params["field"])
    if number is not None and not udyam.is_valid(number):
        yield Finding(
            fields=(params["field"],),
            found=number,
            confidence=subject.confidence(params["field"]),
            unread=_LIKE_UDYAM.fullmatch(number.strip()) is None,
        )


def udyam_state(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The letters of the number are those of the state in the address."""
    number, address = subject.text(params["field"]), subject.text(params["address"])
    of_number, of_address = udyam.state_of(number or ""), find_state(address or "")
    if of_number is None or of_address is None or of_number == of_address:
        return
    if of_number.name in (address or ""):
        return
    yield Finding(
        fields=(params["field"], params["address"]),
        found=of_number.name,
        expected=of_address.name,
        confidence=subject.confidence(params["field"], params["address"]),
    )


def fssai_form(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The number is fourteen digits."""
    number = subject.text("seller_fssai")
    if number is not None and not fssai.is_valid(number):
        length = sum(char.isdecimal() for char in number)
        yield Finding(
            fields=("seller_fssai",),
            found=number,
            confidence=subject.confidence("seller_fssai"),
            unread=abs(length - fssai.LENGTH) > _DIGITS_OFF,
            details={"length": length},
        )


def fssai_present(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """A bill whose every line is food, by its chapter, has a number."""
    chapters = {str(chapter) for chapter in params["chapters"]}
    codes = [hsn_of(line) for line in subject.lines]
    if not codes or not all(len(code) >= 4 and code[:2] in chapters for code in codes):
        return
    if subject.field("seller_fssai") is None:
        yield Finding(
            fields=("seller_fssai",),
            confidence=subject.absence_confidence,
            unread=subject.mentions(*params.get("traces", ()), _LICENCE) or has_unknown_label(subject),
        )


def one_of(subject: Subject, params: Mapping[str, Any]) -> Findings:
    """The field is one of `values`, case aside."""
    value = subject.text(params["field"])
    if value is not None and value.lower() not in params["values"]:
        yield Finding(
            fields=(params["field"],),
            found=value,
            expected=", ".join(params["values"]),
            confidence=subject.confidence(params["field"]),
        )
