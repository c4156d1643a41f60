"""GSTIN: its kinds, the parts inside it, and its check digit.

Source:
    Formats: the patterns of the GST system's developer portal, as the india-compliance
    project gives them. Check digit: Luhn's method over 36 characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engines.documents.state import STATES, State

GstinKind = Literal["regular", "government", "un_body", "tds", "tcs", "non_resident", "oidar"]
GstinFault = Literal["length", "characters", "structure", "state", "check_digit"]

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LENGTH = 15

# The first that matches names the kind; a TDS or TCS number differs from a regular one in its
# 14th character alone.
_KINDS: tuple[tuple[GstinKind, re.Pattern[str]], ...] = (
    ("regular", re.compile(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABE-J][0-9A-Z]")),
    ("tds", re.compile(r"[0-9]{2}[A-Z]{4}[A-Z0-9][0-9]{4}[A-Z][1-9A-Z]D[0-9A-Z]")),
    ("tcs", re.compile(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]C[0-9A-Z]")),
    ("government", re.compile(r"[0-9]{2}[A-Z]{4}[0-9]{5}[A-Z][0-9]Z[0-9]")),
    ("un_body", re.compile(r"[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[A-Z0-9]")),
    ("non_resident", re.compile(r"[0-9]{4}[A-Z]{3}[0-9]{5}NR[0-9A-Z]")),
    ("oidar", re.compile(r"99[0-9]{2}[A-Z]{3}[0-9]{5}OS[0-9A-Z]")),
)
_PAN = re.compile(r"[A-Z]{5}[0-9]{4}[A-Z]")
_PAN_KINDS = frozenset({"regular", "tcs"})
_ANYWHERE = re.compile(r"(?<![0-9A-Z])[0-9]{2}[0-9A-Z]{13}(?![0-9A-Z])")


@dataclass(frozen=True, slots=True)
class Gstin:
    """A GSTIN whose structure, state and check digit hold. `pan` only where its holder has one in it."""

    text: str
    kind: GstinKind
    state: State
    pan: str | None


def compact(text: str) -> str:
    """Return a GSTIN as it is compared: upper case, no spaces, dots or hyphens."""
    return re.sub(r"[\s.\-]", "", text).upper()


def check_digit(first_fourteen: str) -> str:
    """Return the 15th character that belongs to the first fourteen.

    Raises:
        ValueError: They are not fourteen characters of 0–9 and A–Z.
    """
    if len(first_fourteen) != LENGTH - 1 or any(char not in ALPHABET for char in first_fourteen):
        message = f"{first_fourteen!r} is not fourteen characters of 0-9 and A-Z"
        raise ValueError(message)
    total = 0
    for place, char in enumerate(first_fourteen):
        product = ALPHABET.index(char) * (1 + place % 2)
        total += product // 36 + product % 36
    return ALPHABET[-total % 36]


def kind_of(text: str) -> GstinKind | None:
    """Return which kind of number the structure of a text is; `None` where it is none."""
    number = compact(text)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(number)), None)


def fault(text: str, *, on: date | None = None) -> GstinFault | None:
    """Return the first thing wrong with a GSTIN, `None` where nothing is.

    In this order: its length, a character that no GSTIN has, a structure of no kind, a state
    code that does not exist (or, with `on`, was not in use that day), its check digit.
    """
    number = compact(text)
    if len(number) != LENGTH:
        return "length"
    if any(char not in ALPHABET for char in number):
        return "characters"
    kind = kind_of(number)
    if kind is None:
        return "structure"
    if _state(number, kind, on) is None:
        return "state"
    return None if check_digit(number[:-1]) == number[-1] else "check_digit"


def read(text: str, *, on: date | None = None) -> Gstin | None:
    """Return the GSTIN that a text is, `None` where it is none or has a fault."""
    number = compact(text)
    kind = kind_of(number)
    if kind is None or fault(number, on=on) is not None:
        return None
    state = _state(number, kind, on)
    return None if state is None else Gstin(number, kind, state, pan_of(number))


def is_valid(text: str, *, on: date | None = None) -> bool:
    """Tell whether structure, state code and check digit hold."""
    return fault(text, on=on) is None


def pan_of(text: str) -> str | None:
    """Return the PAN inside a GSTIN, characters 3 to 12, where its kind has one."""
    number = compact(text)
    pan = number[2:12]
    return pan if kind_of(number) in _PAN_KINDS and _PAN.fullmatch(pan) else None


def state_of(text: str, *, on: date | None = None) -> State | None:
    """Return the state that the first two digits name, whatever else is wrong with the number."""
    state = STATES.get(compact(text)[:2])
    return None if state is None or (on is not None and not state.in_use(on)) else state


def find(text: str) -> tuple[str, ...]:
    """Return what stands in a text with the look of a GSTIN, in order, right or wrong."""
    return tuple(match.group() for match in _ANYWHERE.finditer(text.upper()))


def _state(number: str, kind: GstinKind, on: date | None) -> State | None:
    state = state_of(number, on=on)
    # 96 is a place of supply only; 99 registers those who serve India from abroad.
    if state is not None and state.abroad and not (state.code == "99" and kind == "oidar"):
        return None
    return state
