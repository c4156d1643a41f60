"""Seller, buyer and where goods go: name, address and numbers, by label or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.document import Field
from engines.documents.address import address_score, joined
from engines.documents.amount import find_amounts
from engines.documents.evidence import confidence_of
from engines.documents.finding import Read, field_of
from engines.documents.label import Label
from engines.documents.layout import Line, Token, place_of
from engines.documents.party_block import block_of
from engines.documents.party_line import ROLES, Party
from engines.documents.state import find_state
from engines.documents.survey import Survey

_BELOW_HEAD = 2  # lines
_SURELY = 3  # of an address's score
_UNSAID = 0.85  # of a label that says whose name it is
_BEFORE_NAME = re.compile(r"^\W*(?:(?:a\s+)?unit\s+of\b|m\s?/\s?s\b\.?|मेसर्स|messrs\b\.?)\s*", re.IGNORECASE)
_SENDER = re.compile(r"\bconsign[oe]r\b|\bsender\b|प्रेषक", re.IGNORECASE)
_CARRIED = re.compile(
    r"\b(?:g\.?\s?r|l\.?\s?r|c\.?\s?n|lorry\s+receipt|consignment(?:\s+note)?|bilty)\.?\s*(?:no|number|#)|"
    r"\bfreight\s+(?:bill|invoice|memo)\b|\bgoods\s+transport\b|बिल्टी",
    re.IGNORECASE,
)
_STROKES = frozenset({"/", "&", "|", "and", "-"})
_LEGAL = re.compile(r"\blegal\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"\baccount\b|\ba\s?/\s?c\b", re.IGNORECASE)
_BANK = re.compile(r"\bifsc\b|\bbank\b|\b(?:account|a\s?/\s?c)\s*(?:no|number)\b", re.IGNORECASE)
_SIGNING = re.compile(r"\bsign|signat|\bstamp\b|\bseal\b|हस्ताक्षर|मुहर", re.IGNORECASE)
# A registration number behind a name: "(139386 X)", "273500-U (GKJ)", "(CIN U15…)".
_AFTER_NAME = re.compile(r"\s*(?:[(\[][^)\]]*\d{4,}[^)\]]*[)\]]?|\b\d{5,}\s?-\s?[A-Z]\b.*)\s*$")


def labelled_parties(survey: Survey) -> dict[str, Party]:
    """Return the parties whose blocks a label opens; of several of a role, the fullest."""
    found: dict[str, Party] = {}
    blocks: list[tuple[Label, Party]] = []
    for label in _anchors(survey):
        meaning = label.of("party")
        if meaning is None:
            continue
        party = block_of(survey, label)
        if _is_of_route(party):
            party.name = []
        if not party.name and not party.address:
            continue
        blocks.append((label, party))
        held = found.get(meaning.name)
        if held is None or _worth(party) > _worth(held) + 0.5:
            found[meaning.name] = _completed(party, held)
        else:
            _completed(held, party)
    legal = next((party for label, party in blocks if _LEGAL.search(label.run.text) and party.name), None)
    if legal is not None and "seller" in found:
        found["seller"].name = legal.name  # the firm's, not what is written over its door
    if "buyer" not in found:
        party = _second_seller(survey, blocks)
        if party is not None and found.get("seller") is party:
            found["seller"] = next(held for label, held in blocks if label.means("seller"))
        party = party or _consignee(found) or _named(survey, tuple(found.values()))
        if party is not None:
            found["buyer"] = party
    return found


def _completed(party: Party, other: Party | None) -> Party:
    """Return a party with the name or address that another label of its role tells: "Party Address"."""
    if other is not None and not (party.name and party.address) and not (other.name and other.address):
        party.name = party.name or other.name
        party.address = party.address or other.address
    return party


def _second_seller(survey: Survey, blocks: Sequence[tuple[Label, Party]]) -> Party | None:
    """Return the buyer where two blocks side by side are headed as firms that sell."""
    sellers = [(label, party) for label, party in blocks if label.means("seller") and party.name]
    for (label, party), (other, beside) in pairwise(sellers):
        same_line = label.line.page == other.line.page and label.line.index == other.line.index
        if same_line and party.name[0].text != beside.name[0].text:
            return beside
    return None


def _consignee(found: dict[str, Party]) -> Party | None:
    """Return who the goods are consigned to, as the buyer of a bill that names no other."""
    party = found.get("ship_to")
    if party is None or not party.name or not (party.consigned or party.gstins):
        return None
    return found.pop("ship_to")


def _named(survey: Survey, others: Sequence[Party]) -> Party | None:
    """Return the party after a plain "Name": on a bill that is the buyer's, below the seller's head."""
    for line in survey.lines():
        for label in survey.labels_of(line):
            meaning = label.of("party")
            if meaning is None or meaning.name != "name" or not label.opens or line.index < _BELOW_HEAD:
                continue
            if any(other.holds(label.run.tokens[0]) for other in others):
                continue
            party = block_of(survey, label)
            if party.name:
                party.labelled *= _UNSAID
                return party
    return None


def _is_of_route(party: Party) -> bool:
    """Tell whether what a label leads to is no more than "To": the heading of a column "From - To"."""
    return name_of(party).lower() in {"to", "till", "upto", "तक", "से"}


def _worth(party: Party) -> float:
    return (
        party.labelled
        + bool(party.name)
        + bool(party.address)
        + bool(party.gstins)
        - 0.2 * (party.place or (1,))[0]
    )


def _anchors(survey: Survey) -> Iterator[Label]:
    for line in survey.lines():
        for label in survey.labels_of(line):
            meaning = label.of("party")
            if meaning is None or meaning.name not in ROLES or _is_signing_place(line, label):
                continue
            if meaning.name == "buyer" and (_leads_to_sum(survey, label) or _is_of_bank(label)):
                continue  # "Credit to your account   14,271.00"
            if meaning.name == "seller" and _SENDER.search(label.run.text):
                billed = _billed_too(survey, label)
                if billed is not None:
                    yield billed
                if billed is not None or _CARRIED.search(survey.text):
                    continue  # who sends the goods that a carrier bills for
            short = len(label.run.text.strip(":- ")) <= 6
            alone = survey.beside(label) is None
            # At the head of a page it may be the seller's own, unless something stands left of it.
            below_head = line.index > _BELOW_HEAD or label.start > 0 or _is_below_address(survey, line)
            courtesy = meaning.weight < 0.9 and below_head and "॥" not in line.text
            over = line.index > _BELOW_HEAD and _is_over_address(survey, label)
            if label.opens and (label.colon or alone or not short or courtesy or over):
                yield label


def _billed_too(survey: Survey, label: Label) -> Label | None:
    """Return a sender's label with that of the buyer behind its stroke: "Consignor / Billing party"."""
    tokens = label.line.tokens
    for other in survey.labels_of(label.line):
        between = [token.text for token in tokens[label.end : other.start]]
        if other.means("buyer") and between and all(text in _STROKES for text in between):
            return replace(other, start=label.start, opens=label.opens)
    return None


def _is_below_address(survey: Survey, line: Line) -> bool:
    """Tell whether an address stands above a line: the seller's, below which the buyer is named."""
    above = (part for other in survey.sheet(line.page).lines[: line.index] for part in other.segments)
    return any(address_score(part.text) > _SURELY for part in above)


def _is_of_bank(label: Label) -> bool:
    """Tell whether a label names whose bank account it is: "Account name: Asha Stores, Account no. 71"."""
    return _ACCOUNT.search(label.run.text) is not None and _BANK.search(label.line.text) is not None


def _leads_to_sum(survey: Survey, label: Label) -> bool:
    """Tell whether small words and an amount follow a label, as the label of a sum has them."""
    beside, whole = survey.beside(label), survey.beside(label, far=True)
    if beside is None or whole is None or label.colon:
        return False
    amounts = [amount for amount in find_amounts(whole.text) if amount.money]
    return bool(amounts) and whole.text[: amounts[0].start].islower()


def _is_over_address(survey: Survey, label: Label) -> bool:
    """Tell whether an address follows below a label with a name: "Cust Asha Stores" over "12, MG Road"."""
    sheet = survey.sheet(label.line.page)
    below = next(sheet.below(label.run), None)
    if below is None or below.top - label.run.bottom > sheet.pitch:
        return False
    return any(
        abs(part.left - label.run.left) < sheet.letter and address_score(part.text) >= _SURELY
        for part in below.segments
    )


def _is_signing_place(line: Line, label: Label) -> bool:
    """Tell whether a label of a party is that of its signature: "Seller's Signature"."""
    segment = next((run for run in line.segments if line.tokens[label.start] in run.tokens), line)
    return _SIGNING.search(segment.text) is not None


def name_of(party: Party) -> str:
    """Return a party's name without what may stand before and behind it."""
    name = _BEFORE_NAME.sub("", " ".join(run.text for run in party.name))
    return _AFTER_NAME.sub("", name).strip(' ,:;-–|*"')


def party_fields(party: Party, role: str, *, strong: float = 0.0) -> Iterator[Field]:
    """Yield name, address and state of a party as fields; `strong` is more evidence for its name."""
    prefix = "delivery" if role == "ship_to" else role
    clues = {"label": party.labelled, "position": party.prominence}
    if party.name and role != "ship_to":
        tokens = tuple(token for run in party.name for token in run.tokens)
        name = name_of(party)
        if any(char.isalpha() for char in name):
            yield field_of(
                f"{prefix}_name",
                Read(name, name, tokens),
                label=clues["label"],
                position=clues["position"],
                agreeing=2 if strong else 1,
            )
    lines = [run.text for run in party.address]
    if lines and any(address_score(line) or len(line.split()) > 1 for line in lines):
        tokens = tuple(token for run in party.address for token in run.tokens)
        text = joined(lines)
        fit = min(1.0, 0.3 + 0.2 * address_score(text))
        confidence, names = confidence_of(
            tokens, label=clues["label"] * 0.8, position=clues["position"], format=fit
        )
        yield Field(f"{prefix}_address", text, text, confidence, names, _place(tokens))
    if party.state is not None and role != "ship_to":
        state = find_state(party.state.text)
        if state is not None:
            read = Read(state.name, party.state.text, party.state.tokens)
            yield field_of(f"{prefix}_state", read, label=0.9)


def _place(tokens: Sequence[Token]):
    pages = {token.page for token in tokens}
    first = min(pages)
    return place_of([token for token in tokens if token.page == first])
