"""What tells a field at a label that no list has: the kind of its value, and a word that the label shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engines.documents import fssai
from engines.documents import gstin as gst
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, read_reference
from engines.documents.layout import Run
from engines.documents.state import state_of_name
from engines.documents.written_date import find_dates

_BESIDE_STATE = re.compile(r"\b(?:state|code|ut)\b|राज्य|कोड|[\d()\[\]/,:.–-]", re.IGNORECASE)
_ANSWER = re.compile(r"\W*(?:yes|no|y|n|nil|not applicable|हाँ|हां|नहीं)\W*", re.IGNORECASE)
_DENIED = re.compile(r"\W*(?:n|नहीं)", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{10,15}")
_ACKNOWLEDGED = re.compile(r"\d{12,15}")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?|\W", re.IGNORECASE)
Kind = Callable[[Run], Read | None]


@dataclass(frozen=True)
class Told:
    """What tells a field: the kind of its value, and words that its label has one of, or none of."""

    name: str
    kind: Kind
    any_of: frozenset[str]
    none_of: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    """Words that tell it too where the label says nothing else."""

    def fits(self, said: frozenset[str]) -> bool:
        """Tell whether a label that says these words may be its."""
        if said & self.none_of:
            return False
        return not self.any_of or bool(said & self.any_of) or (bool(said) and said <= self.only)


def exact_date(run: Run) -> Read | None:
    """Read a place as a date and nothing else but a time."""
    found = find_dates(run.text)
    if len(found) != 1:
        return None
    rest = run.text[: found[0].start] + run.text[found[0].end :]
    return Read(found[0].value, found[0].raw, run.tokens) if not _TIME.sub("", rest) else None


def _state(run: Run) -> Read | None:
    state = state_of_name(" ".join(_BESIDE_STATE.sub(" ", run.text).split()))
    return Read(state.name, run.text, run.tokens) if state is not None else None


def _reference(run: Run) -> Read | None:
    text = run.text.strip(" .,;:")
    figured = find_dates(text) or any(amount.money for amount in find_amounts(text))
    if len(run.tokens) > 1 or figured or gst.kind_of(text) is not None or _LONG_NUMBER.fullmatch(text):
        return None
    return read_reference(run)


def _licence(run: Run) -> Read | None:
    found = fssai.find(run.text.replace(" ", ""))
    return Read(found[0], run.text, run.tokens) if found and len(run.text) - len(found[0]) < _SPACES else None


def _hash(run: Run) -> Read | None:
    found = _HASH.fullmatch("".join(token.text for token in run.tokens))
    return Read(found.group().lower(), run.text, run.tokens) if found is not None else None


def _acknowledgement(run: Run) -> Read | None:
    text = run.text.replace(" ", "")
    return Read(text, run.text, run.tokens) if _ACKNOWLEDGED.fullmatch(text) else None


def _answer(run: Run) -> Read | None:
    if not _ANSWER.fullmatch(run.text):
        return None
    return Read(_DENIED.match(run.text) is None, run.text, run.tokens)


_SPACES = 5
_ELSEWHERE = frozenset(
    {"order", "freight", "return", "claim", "validity", "bank", "vehicle", "acknowledgement"}
)
OF_BILL: Sequence[Told] = (
    Told("due_date", exact_date, frozenset({"payable", "credit"}), _ELSEWHERE - {"validity", "bank"}),
    Told("ack_date", exact_date, frozenset({"acknowledgement"})),
    Told(
        "invoice_date",
        exact_date,
        frozenset({"invoice", "document", "issue"}),
        _ELSEWHERE | {"payable", "original", "credit"},
        frozenset({"date"}),
    ),
    Told("place_of_supply", _state, frozenset({"supply"}), frozenset({"seller", "buyer"})),
    Told("reverse_charge", _answer, frozenset({"reverse"})),
    Told("seller_fssai", _licence, frozenset({"food", "licence", "fssai"}), frozenset({"buyer"})),
    Told("ack_number", _acknowledgement, frozenset({"acknowledgement"})),
    Told("irn", _hash, frozenset()),
    Told("order_number", _reference, frozenset({"order"}), _ELSEWHERE - {"order"} | {"date"}),
    Told(
        "invoice_number",
        _reference,
        frozenset({"invoice", "document"}),
        _ELSEWHERE | {"original", "date"},
        frozenset({"number", "serial"}),
    ),
)
_OF_ORIGINAL: Sequence[Told] = (
    Told(
        "invoice_number",
        _reference,
        frozenset({"note", "document"}),
        _ELSEWHERE,
        frozenset({"number", "serial"}),
    ),
    Told(
        "invoice_date",
        exact_date,
        frozenset({"note", "document", "issue", "credit"}),
        _ELSEWHERE | {"original", "invoice", "payable"},
    ),
    Told("original_invoice_number", _reference, frozenset({"invoice", "original"}), _ELSEWHERE | {"date"}),
    Told("original_invoice_date", exact_date, frozenset({"invoice", "original"}), _ELSEWHERE | {"payable"}),
)


OF_NOTE: Sequence[Told] = (
    *_OF_ORIGINAL,
    Told("due_date", exact_date, frozenset({"payable"}), _ELSEWHERE - {"validity", "bank"}),
    *OF_BILL[1:-1],
)
OF_RECEIPT: Sequence[Told] = OF_BILL[-1:]
