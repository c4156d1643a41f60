"""What a bill states beside its figures: licences, signature, declarations, currency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from core.document import Field
from engines.documents import fssai, udyam
from engines.documents.amount import find_amounts
from engines.documents.finding import Read, Reader, field_of, find, run_on
from engines.documents.layout import Run, Token
from engines.documents.survey import Survey
from engines.documents.title import title_of
from language.tokens import ascii_digits

_SIGNED = re.compile(
    r"auth\S{0,8}\s*sign(?:atory|ature|\b)|digitally\s+signed|\b(?:proprietor|partner|director|manager|cashier)(?:'s)?\s+sign|"
    r"\bsign(?:ed|ature|atory)\W+(?:for|of|by)\W+(?:the\W+)?(?:seller|supplier|vendor|firm|company|shop|owner)\b|"
    r"^\W*(?:sign(?:ature|atory)|seal\s+(?:and|&)\s+signature|signed\s+by)\W*$|\bsignatory\b|हस्ताक्षर",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"\b(?:no|not|without|requires?|needed|receiver|customer|buyer|recipient|client)\b", re.IGNORECASE
)
_ON_BEHALF = re.compile(
    r"^\W*(?:for|कृते)\b[\s,:]+(?:m/s\.?\s*)?\S|\byours?\s+(?:faithfully|truly|sincerely)\b|^\W*भवदीय",
    re.IGNORECASE,
)
_OF_FIRM = re.compile(r"^\W*for\s+(?:the|our)\s+(?:firm|company|shop|seller|supplier)\W*$", re.IGNORECASE)
# Who signs at the end of a paper by the name of an office alone: "Commercial Manager", "For the stockist".
_OFFICE = re.compile(
    r"\W*(?:(?:[^\W\d]+\W+){0,2}(?:manager|officer|proprietor|proprietrix|prop|partner|director|accountant|cashier|munim|"
    r"signatory|seller|supplier|pharmacist|secretary)|"
    r"for\s+the\s+(?:stockist|distributor|dealer|wholesaler|trader|agency|mill|manufacturer|seller|supplier)|"
    r"(?:प्रबंधक|स्वामी|मालिक|मुनीम|भागीदार|विक्रेता))\W*",
    re.IGNORECASE,
)
_END = 8  # lines
_NO_SIGNER = re.compile(
    r"\d|@|\b(?:thank|e\.?\s?&\s?o|visit|page|total|terms|bank|subject|goods|original|computer)\b",
    re.IGNORECASE,
)
_SIGNER = 4  # words
_SIGNING_SPACE = 7  # lines
_ASIDE = 16  # letters
_DECLARED = re.compile(
    r"composition taxable person|not eligible to collect tax|we hereby declare|we declare that|"
    r"i/we (?:hereby )?declare|"
    r"rule 48|supply meant for export|under bond|letter of undertaking|कंपोजिशन|संरचना",
    re.IGNORECASE,
)


def licences(survey: Survey) -> Iterator[Field]:
    """Yield the seller's FSSAI licence and Udyam number."""
    for name, finder in (("seller_fssai", fssai.find), ("seller_udyam", udyam.find)):
        field = find(survey, name, _licence_reader(finder))
        if field is None:
            line = next((line for line in survey.lines() if finder(line.text)), None)
            if line is not None and name == "seller_udyam":
                field = field_of(name, Read(finder(line.text)[0], line.text, line.tokens))
        if field is not None:
            yield field


def _licence_reader(finder: Callable[[str], tuple[str, ...]]) -> Reader:
    def read(run: Run) -> Read | None:
        found = finder(run.text) or finder("".join(token.text for token in run.tokens))
        if found:
            return Read(found[0], run.text, run.tokens)
        plain = ascii_digits(run.tokens[0].text).strip(".,:;").upper()
        likely = re.fullmatch(r"(?:UDYAM)[-A-Z0-9]{6,20}|\d{10,16}", plain)
        return Read(plain, run.text, run.tokens[:1], 0.6) if likely else None

    return read


def signatures(survey: Survey) -> Iterator[Field]:
    """Yield that a signature's place is there: a line that says so, or who signs under "For …"."""
    for line in survey.lines():
        for segment in line.segments:
            found = _SIGNED.search(segment.text)
            if found is not None and not _NOT_SIGNED.search(segment.text):
                tokens = segment.within(found.start(), found.end()) or segment.tokens
                yield field_of("signature", Read(True, found.group(), tokens), label=0.95)
                return
    for sheet in survey.sheets:
        above: Run | None = None
        for segment in (segment for line in sheet.lines for segment in line.segments):
            if _ON_BEHALF.search(segment.text) and not (above is not None and _OF_FIRM.match(segment.text)):
                above = segment
            elif (
                above is not None
                and _is_signer(segment.text)
                and 0 < segment.top - above.top < _SIGNING_SPACE * sheet.pitch
                and abs(segment.centre - above.centre) < _ASIDE * sheet.letter
            ):
                yield field_of("signature", Read(True, segment.text, segment.tokens), label=0.85)
                return
    yield from _signed_by_office(survey)


def _signed_by_office(survey: Survey) -> Iterator[Field]:
    """Yield a signature's place that an office alone names, below all figures and in the right half."""
    if not survey.sheets or not survey.sheets[-1].lines:
        return
    lines = survey.sheets[-1].lines
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    figured = [line.index for line in lines if any(a.money for a in find_amounts(line.text))]
    for line in lines[max(*figured, len(lines) - _END, 0) if figured else 0 :]:
        last = line.segments[-1]
        if last.left > middle and _OFFICE.fullmatch(last.text):
            yield field_of("signature", Read(True, last.text, last.tokens), label=0.7)
            return


def _is_signer(text: str) -> bool:
    """Tell whether words under "For …" may say who signs: a few, as "Prop./Manager" or a name."""
    return (
        len(text.split()) <= _SIGNER
        and sum(char.isalpha() for char in text) > 3
        and _NO_SIGNER.search(text) is None
        and title_of(text) is None
    )


def declarations(survey: Survey) -> Iterator[Field]:
    """Yield what the law wants declared."""
    for line in survey.lines():
        for segment in line.segments:
            if _DECLARED.search(segment.text):
                ended = segment.text.rstrip().endswith(".")
                tokens = segment.tokens if ended else _sentence_on(survey, segment)
                text = " ".join(token.text for token in tokens).strip()
                yield field_of("declaration", Read(text, text, tokens), label=0.7)
                return


def _sentence_on(survey: Survey, run: Run) -> tuple[Token, ...]:
    """Return the words of a sentence over its lines: flush ones without a label, or small letters below."""
    sheet = survey.sheet(run.page)
    tokens, last = list(run.tokens), run
    for line in sheet.below(run):
        below = next(
            (
                part
                for part in line.segments
                if abs(part.left - run.left) < sheet.letter or abs(part.centre - run.centre) < sheet.letter
            ),
            None,
        )
        if below is None or below.top - last.bottom > sheet.pitch or not below.text[0].islower():
            break
        tokens += below.tokens
        last = below
    flush = run_on(survey, run, filled=True)
    return tuple(tokens) if len(tokens) > len(flush) else flush


def currency_of(survey: Survey, fields: Mapping[str, Field]) -> Field | None:
    """Return the currency: of the signs that stand by amounts, else the rupee of a GSTIN's holder."""
    signs = Counter(
        amount.currency
        for line in survey.lines(goods=True)
        for amount in find_amounts(line.text)
        if amount.currency
    )
    if not signs and re.search(
        r"[(]\s*(?:₹|rs\.?|inr)\s*[)]|₹|\brupees\b|रुपये|\binr\b", survey.text, re.IGNORECASE
    ):
        signs["INR"] += 1
    if not signs and "seller_gstin" in fields:
        signs["INR"] += 1
    if not signs:
        return None
    return Field("currency", signs.most_common(1)[0][0], "", 0.9, ("format",))
