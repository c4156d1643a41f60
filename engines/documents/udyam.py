"""Udyam registration numbers: UDYAM-DL-07-0012345."""

from __future__ import annotations

import re

from engines.documents.state import State, state_of_name

_NUMBER = re.compile(r"UDYAM-([A-Z]{2})-([0-9]{2})-([0-9]{7})")
_ANYWHERE = re.compile(r"UDYAM\s?[-–]\s?[A-Z]{2}\s?[-–]\s?[0-9]{2}\s?[-–]\s?[0-9]{7}(?![0-9])", re.IGNORECASE)


def compact(text: str) -> str:
    """Return a number as it is compared: upper case, no spaces, hyphens for dashes."""
    return re.sub(r"\s", "", text).replace("–", "-").upper()


def is_valid(text: str) -> bool:
    """Tell whether a text is a number of the right form whose letters are a state's."""
    return _NUMBER.fullmatch(compact(text)) is not None and state_of(text) is not None


def state_of(text: str) -> State | None:
    """Return the state that the two letters name; `None` where the form is wrong or they name none."""
    match = _NUMBER.fullmatch(compact(text))
    return None if match is None else state_of_name(match[1])


def find(text: str) -> tuple[str, ...]:
    """Return the numbers that stand in a text, compact, in order."""
    return tuple(compact(match.group()) for match in _ANYWHERE.finditer(text))
