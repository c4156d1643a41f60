"""The marketplace that a seller's bill came about on: at its head, or in what it says at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from core.document import Field
from engines.documents.address import address_score, ends_company, is_form_of_company, looks_like_company
from engines.documents.finding import Read, field_of
from engines.documents.layout import Line, Run, Token
from engines.documents.lexicon import key_of
from engines.documents.party import name_of
from engines.documents.party_line import Party
from engines.documents.seller import seller_at_head, signed_for
from engines.documents.survey import Survey

_PART = 2  # of an address's score
_LONGEST_NAME = 7  # words
_SMALL = frozenset({"and", "of", "&"})
_BEFORE_NAMES = _SMALL | {
    *("by", "through", "via", "from", "for", "to", "at", "on", "with", "contact", "call", "write", "visit"),
    *("the", "our", "this", "app", "site", "website", "platform", "marketplace", "operator", "m/s", "sold"),
}
# Firms that a bill names for another reason.
_OTHER = re.compile(
    r"\b(?:bank|manufactur\w*|mfg|mfd|mktd|marketed|packed|packer|import\w*|bottled|insur\w*|courier|logistics|"
    r"carrier|transport\w*|shipp(?:ed|er)|subsidiary|software|generated\s+(?:by|using)|powered\s+by)\b",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\b(?:invoice|bill)\b.{0,20}\bon\s+behalf\s+of\b", re.IGNORECASE)
_AROUND = 40  # letters before a name


def operator_of(survey: Survey, parties: Mapping[str, Party]) -> Iterator[Field]:
    """Yield the marketplace: the firm at the head or the foot of a bill that another firm sold by."""
    seller = parties.get("seller")
    if seller is not None and seller.labelled and _ON_BEHALF.search(survey.text):
        yield from _signing(survey, seller)
        return
    if (
        seller is None
        or not seller.labelled
        or not any("sold" in label.run.text.lower() for label in survey.labelled("seller"))
    ):
        return
    head = seller_at_head(survey, list(parties.values()))
    if seller.place is None:
        return
    if head is None or head.place is None or head.place[2] > seller.place[2]:
        head = _company_above(survey, seller.place[2])
    name = name_of(head) if head is not None else ""
    if head is not None and looks_like_company(name) and name.lower() != name_of(seller).lower():
        yield field_of("ecommerce_operator", Read(name, name, head.name[0].tokens), position=0.9)
    elif any(True for _ in survey.labelled("order_number")):
        yield from _said_below(survey, parties)


def _signing(survey: Survey, seller: Party) -> Iterator[Field]:
    """Yield the company that a bill made out on behalf of its seller is signed for."""
    for name, run in signed_for(survey):
        if ends_company(name) and key_of(name) != key_of(name_of(seller)):
            yield field_of("ecommerce_operator", Read(name, run.text, run.tokens), position=0.9)
            return


def _company_above(survey: Survey, top: float) -> Party | None:
    """Return the company whose whole name stands by itself above a height of the first page."""
    for line in survey.sheets[0].lines:
        for run in line.segments if line.bottom < top else ():
            if ends_company(run.text) and address_score(run.text) < _PART and not survey.labels_of(line):
                return Party(name=[run])
    return None


def _said_below(survey: Survey, parties: Mapping[str, Party]) -> Iterator[Field]:
    """Yield the one company besides the parties that an order's bill names in its small print."""
    known = [key_of(name_of(party)) for party in parties.values() if party.name]
    found: dict[str, Run] = {}
    for line in survey.lines():
        for run in _companies_in(line):
            said = key_of(run.text)
            others = any(party.holds(run.tokens[0]) for party in parties.values())
            if not others and not any(said in key or key in said for key in known):
                found.setdefault(said, run)
    if len(found) == 1:
        run = next(iter(found.values()))
        name = run.text.strip(" ,;:.") + ("." if run.text.rstrip(" ,;:").endswith("td.") else "")
        yield field_of("ecommerce_operator", Read(name, run.text, run.tokens), position=0.7)


def _companies_in(line: Line) -> Iterator[Run]:
    """Yield the names of companies in a line, from their first capital to "Private Limited"."""
    tokens = line.tokens
    for at, token in enumerate(tokens):
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if not _ends_name(token.text) or _ends_name(after):
            continue
        start = _start_of(tokens[: at + 1])
        run = Run(tokens[start : at + 1])
        before = Run(tokens[:start]).text[-_AROUND:] if start else ""
        worded = sum(not is_form_of_company(part.text.strip(".,;:()")) for part in run.tokens)
        if worded and ends_company(run.text.strip(" ,;:")) and not _OTHER.search(f"{before} {run.text}"):
            yield run


def _ends_name(word: str) -> bool:
    return ends_company(word.strip(" ,;:()"))


def _start_of(tokens: Sequence[Token]) -> int:
    """Return where the words with capitals begin that lead to the end of a name."""
    start = len(tokens) - 1
    while start and len(tokens) - start < _LONGEST_NAME:
        word = tokens[start - 1].text
        stops = word.endswith((".", ":", ";")) and not is_form_of_company(word.strip(".,;:"))
        if stops or not (word[:1].isupper() or word in _SMALL):
            break
        start -= 1
    while start < len(tokens) - 1 and tokens[start].text.lower() in _BEFORE_NAMES:
        start += 1
    return start
