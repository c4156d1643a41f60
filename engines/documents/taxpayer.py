"""GSTINs of a document: read, put right where a picture blurred them, and given to their holders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from core.document import Field
from engines.documents import gstin as gst
from engines.documents.evidence import confidence_of
from engines.documents.layout import Run, Token, place_of
from engines.documents.party_line import Party
from engines.documents.survey import Survey

_SHAPE = "DDLLLLLDDDDLAZA"
_TO_DIGIT = {
    "O": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "L": "1",
    "Z": "2",
    "S": "5",
    "B": "8",
    "G": "6",
    "T": "7",
    "A": "4",
}
_TO_LETTERS = {"0": "ODQ", "1": "ILTJ", "2": "Z", "5": "S", "8": "B", "6": "G", "4": "A", "7": "T", "3": "J"}
_EITHER = {
    "0": "O",
    "O": "0",
    "1": "I",
    "I": "1",
    "5": "S",
    "S": "5",
    "8": "B",
    "B": "8",
    "2": "Z",
    "Z": "2",
    "6": "G",
    "G": "6",
}
_UNDER = 1.2  # heights of the print
_LIKELY = re.compile(r"(?=(?:.*\d){5})(?=(?:.*[A-Z]){2})[0-9A-Z]{12,18}")
_SPACED = re.compile(r"(?<![0-9A-Z])\d{2}\s?[A-Z]{5}\s?\d{4}\s?[A-Z]\s?[0-9A-Z]\s?Z\s?[0-9A-Z](?![0-9A-Z])")


def read_gstin(run: Run, *, misread: bool) -> tuple[str, tuple[Token, ...]] | None:
    """Return the GSTIN that a place holds, right or wrong, and its words; `None` where none is meant."""
    for start in range(len(run.tokens)):
        text = ""
        for end in range(start, min(start + 7, len(run.tokens))):
            text = gst.compact(text + re.sub(r"[^0-9A-Za-z]", "", run.tokens[end].text))
            if len(text) >= gst.LENGTH - 3:
                break
        else:
            end = len(run.tokens) - 1
        following = run.tokens[end + 1] if end + 1 < len(run.tokens) else None
        if (
            len(text) < gst.LENGTH
            and following is not None
            and len(following.text) <= gst.LENGTH - len(text) + 1
        ):
            text, end = gst.compact(text + re.sub(r"[^0-9A-Za-z]", "", following.text)), end + 1
        if _LIKELY.fullmatch(text) and (text[:2].isdigit() or misread):
            tokens = run.tokens[start : end + 1]
            return (repair(text) if misread else text), tokens
    return None


def repair(text: str) -> str:
    """Return a GSTIN with letters and digits that a reader took for each other put right.

    Where the place in the number asks for a letter or a digit, there is no doubt but which
    letter; the check digit decides that. Without a reading that it confirms, the text stays.
    """
    if len(text) != gst.LENGTH or gst.is_valid(text):
        return text
    choices: list[str] = []
    for char, shape in zip(text, _SHAPE, strict=True):
        if shape == "D" and char.isalpha():
            choices.append(_TO_DIGIT.get(char, char))
        elif shape == "L" and char.isdigit():
            choices.append(_TO_LETTERS.get(char, char))
        elif shape == "Z" and char in "27":
            choices.append("Z")
        elif shape == "A" and char in _EITHER:
            choices.append(char + _EITHER[char])
        else:
            choices.append(char)
    readings = {"".join(reading) for reading in product(*choices)}
    confirmed = [reading for reading in sorted(readings) if gst.is_valid(reading)]
    if len(confirmed) == 1:
        return confirmed[0]
    return next(iter(readings)) if len(readings) == 1 else text


def gstin_fields(survey: Survey, parties: Mapping[str, Party], own: Sequence[str] = ()) -> Iterator[Field]:
    """Yield `seller_gstin` and `buyer_gstin`.

    A label that names the holder decides, then the block of a party it stands in, then the
    order: the seller's is printed first.

    Args:
        survey: The document.
        parties: The parties known.
        own: GSTINs of the one who asks: of two numbers without a holder, the own one is the buyer's.
    """
    holders: dict[str, list[tuple[float, str, tuple[Token, ...]]]] = {
        "seller": [],
        "buyer": [],
        "ship_to": [],
        "": [],
    }
    for weight, role, text, tokens in _found(survey, parties):
        holders[role].append((weight, text, tokens))
    free = [
        item
        for item in holders[""]
        if all(item[1] != other[1] for role in ("seller", "buyer") for other in holders[role])
    ]
    if not holders["seller"] and free:
        taken = next((item for item in free if item[1] not in own), free[0]) if len(free) > 1 else free[0]
        holders["seller"].append(taken)
        free = [item for item in free if item[1] != taken[1]]
    if not holders["buyer"] and free and "buyer" in parties:
        holders["buyer"].append(free[0])
    for role in ("seller", "buyer"):
        found = holders[role]
        if not found:
            continue
        weight, text, tokens = max(found, key=lambda item: item[0])
        if role == "buyer" and holders["seller"] and text == holders["seller"][0][1] and weight < 0.9:
            continue
        confidence, names = confidence_of(
            tokens, label=weight, check_digit=gst.is_valid(text), format=gst.kind_of(text) is not None
        )
        raw = " ".join(token.text for token in tokens)
        yield Field(f"{role}_gstin", text, raw, confidence, names, place_of(tokens))


def _found(
    survey: Survey, parties: Mapping[str, Party]
) -> Iterator[tuple[float, str, str, tuple[Token, ...]]]:
    """Yield each GSTIN with how surely whose it is: weight, role (or none), text, words."""
    seen: set[Token] = set()
    for label in survey.labelled("gstin", "seller_gstin", "buyer_gstin"):
        for run in (survey.beside(label, far=True), survey.below(label)):
            read = read_gstin(run, misread=survey.misread) if run is not None else None
            if read is None or read[1][0] in seen:
                continue
            seen.update(read[1])
            role = "seller" if label.means("seller_gstin") else "buyer" if label.means("buyer_gstin") else ""
            if not role:
                role = _holder(read[1][0], parties) or _holder(label.run.tokens[0], parties)
                yield (0.85 if role else 0.6), role, read[0], read[1]
            else:
                yield 1.0, role, read[0], read[1]
            break
    for line in survey.lines():
        for match in _SPACED.finditer(line.text.upper()):
            tokens = line.within(match.start(), match.end())
            if tokens and tokens[0] not in seen:
                seen.update(tokens)
                role = _holder(tokens[0], parties)
                yield (0.7 if role else 0.4), role, gst.compact(match.group()), tokens


def _holder(token: Token, parties: Mapping[str, Party]) -> str:
    role = next((role for role, party in parties.items() if party.holds(token)), "")
    buyer = parties.get("buyer")
    return "buyer" if role == "seller" and buyer is not None and _is_under(token, buyer) else role


def _is_under(token: Token, party: Party) -> bool:
    """Tell whether a number stands right below a party's block, though it begins further left."""
    if party.place is None:
        return False
    page, left, _, right, bottom = party.place
    near = -0.5 * token.height < token.top - bottom < _UNDER * token.height
    return token.page == page and near and token.left < right and token.right > left
