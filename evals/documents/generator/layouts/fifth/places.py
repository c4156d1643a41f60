"""How an address is run together: the PIN in front, the State with its code, everything in one line."""

from __future__ import annotations

from evals.documents.generator.identity import Party


def one_line(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, Surat, Gujarat - 395001`."""
    return f"{', '.join(party.street)}, {party.town}, {party.region.name} - {party.pin}"


def pin_first(party: Party) -> str:
    """Return `395001 Surat, Ring Road, Shop No. 4`: from the large to the small."""
    return f"{party.pin} {party.town}, {', '.join(reversed(party.street))}"


def with_code(party: Party) -> str:
    """Return `Shop No. 4, Ring Road, Surat 395001, Gujarat (24)`."""
    return f"{', '.join(party.street)}, {party.town} {party.pin}, {party.region.name} ({party.region.code})"


def capitals(party: Party) -> tuple[str, str]:
    """Return two lines in capitals, as old programs keep addresses."""
    return ", ".join(party.street).upper(), f"{party.town} {party.pin} {party.region.letters}".upper()
