"""A party told of in a sentence: "Sold to Asha Stores of 12, Ring Road, Surat-395002 the goods below"."""

from __future__ import annotations

from engines.documents.address import address_score, looks_like_company
from engines.documents.layout import Run, Token
from engines.documents.state import find_pin, state_of_name

_JOINTS = frozenset({"of", "at", "residing", "situated"})
_PART = 2  # of an address's score
_STATE = 3  # words


def told_in_sentence(run: Run) -> tuple[Run, Run] | None:
    """Return the name and the address that a sentence has of a party; `None` where it tells of none.

    The address ends with its PIN, or with the State behind it.
    """
    for at, token in enumerate(run.tokens[1:-1], start=1):
        if token.text.lower().strip(",") not in _JOINTS:
            continue
        name, rest = Run(run.tokens[:at]), run.tokens[at + 1 :]
        end = _end_of_address(rest)
        named = not any(char.isdigit() for char in name.text)
        if end and named and (address_score(name.text) == 0 or looks_like_company(name.text)):
            address = Run(rest[:end])
            return (name, address) if address_score(address.text) >= _PART else None
    return None


def _end_of_address(tokens: tuple[Token, ...]) -> int:
    """Return where an address ends: behind its PIN and the State that may follow; 0 where it has none."""
    end = next((at for at in range(1, len(tokens) + 1) if find_pin(Run(tokens[:at]).text) is not None), 0)
    for more in range(min(_STATE, len(tokens) - end), 0, -1):
        if end and state_of_name(Run(tokens[end : end + more]).text.strip(" .,()")) is not None:
            return end + more
    return end
