"""The words the checks know: number words, day words, words that may open a sentence."""

from __future__ import annotations

from functools import cache

from agent.grounding import hindi_words
from language.dates.festival import festivals
from language.numbers import SCALES, WORDS
from language.tokens import normalize


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "k" and "cr" are scales only behind a value; as loose letters they mean nothing.
_LOOSE_SCALES = frozenset({"k", "cr"})

_MORE_NUMBERS = _words(
    """
    nil fourty ninty fourteenth third thirds fourth fifth sixth seventh eighth ninth tenth
    eleventh twelfth twentieth thirtieth hundredth hundreds thousands millions lakhs billion billions
    trillion half halves halved quarter quarters twice thrice double doubled doubles triple tripled treble
    quadruple quadrupled couple score scores majority dozens
    ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxx
    """
)

NUMBER_WORDS: frozenset[str] = frozenset(
    {word for word in WORDS if word != "one"}
    | (set(SCALES) - _LOOSE_SCALES)
    | hindi_words.NUMBERS
    | hindi_words.ROMAN_NUMBERS
    | _MORE_NUMBERS
)
"""Words that state a quantity wherever they stand. "one" does only before a unit."""

ONE = hindi_words.ONE | {"one"}

COUNTED = hindi_words.COUNTED | _words(
    """
    unit units piece pieces pack packs packet packets item items product products store stores shop
    shops day days week weeks month months year years percent pct rupee rupees lakh crore hundred
    thousand million dozen sku skus box boxes case cases kg litre liter bottle bottles hour hours in of
    """
)
"""Nouns before which "one" is a number."""

SCALE_SUFFIXES = hindi_words.SCALES | _words(
    """
    k m l b cr x lac lacs lakh lakhs crore crores million thousand hundred times
    """
)
"""Words that behind a value change it."""

MONTHS = hindi_words.MONTHS | _words(
    """
    january february april june july august september october november december jan feb apr jun jul aug
    sep sept oct nov dec
    """
)
WEEKDAYS = hindi_words.WEEKDAYS | _words(
    """
    monday tuesday wednesday thursday friday saturday sunday tue tues weds thu thur thurs fri
    """
)
DAY_OR_WORD = _words(
    """
    may march mar mon wed sat sun
    """
)
"""Days or months that are words too: a day when capitalised, or behind a word of time."""

BEFORE_A_DAY = _words(
    """
    on by until till from to before after every next last this since in of
    """
)
RELATIVE_DAYS = hindi_words.RELATIVE_DAYS | _words(
    """
    today tomorrow yesterday tonight overnight weekend fortnight
    """
)
_HOURS = _words("hour hours minute minutes noon midnight dawn ghante ghanto ghanton घंटे घंटों मिनट")
_ALSO_SPEECH = _words("rakhi")
"""A festival's name that is a verb as well: "rakhi hai" is "is kept"."""


@cache
def loose_times() -> frozenset[str]:
    """Return what else tells when, in a model's words: hours, and festivals by their names of one word."""
    called = (name for festival in festivals().values() for name in (*festival.names, *festival.hindi))
    return _HOURS | {normalize(name) for name in called if " " not in name} - _ALSO_SPEECH


PERIOD_QUALIFIERS = hindi_words.QUALIFIERS | _words(
    """
    next last this previous coming past
    """
)
PERIODS = hindi_words.PERIODS | _words(
    """
    day days week weeks month months year years quarter quarters weekend weekends fortnight
    """
)

CAPITALS = _words(
    """
    I MRP GST SKU SKUs KPI KPIs INR OK A CSV PDF JPEG HEIC MB
    GSTIN HSN CGST SGST IGST UPI
    English Hindi Hinglish Latin
    """
)
"""Words written with capitals within a sentence."""

OPENERS = _words(
    """
    a about above accept approve according actual add after again all already also although an and another any
    are around as ask at available average based be because before below best better between beyond bill both
    budget busiest but buy by can cancel cancelled cash category change changes check checked choose city
    clear closest compare compared competitor competitors confirm consider correction cost costs cover
    current data day days dear decrease delivery demand did document documents despite details do does done
    down due during each edit either else enough even every everything expect expected few first floor for
    fewer forecast found from gap get given good great guardrail hello help here hi high higher hold how
    however i
    if import in increase instead inventory is it item items its keep known largest last later least less
    let level likely limit limits looking low lower lowest margin market maybe meanwhile month more most
    move mrp my namaste near need needs never next no none not note nothing now of ok okay on once one only
    open or order orders page pdf other otherwise our out over overall pack packs per period perhaps please
    plan planned possible price prices probability product products profit put question questions quantity
    raise range rate read reason reasons recommended recommendation reduce reorder report results return
    revenue risk rows run running safety sales same save see sell selling send service set several share
    shop should show since sku smallest so sold some something soon source sources still stock stockout
    stockouts store stores such suggest suggested summary supplier sure tax thanks that the their them then
    there these they this those though to together top total totals track trend try turns type under unit
    units unknown until up upload urgent use usually valid value very wait want was watch we week weeks well
    were what when where which while who why will with within without yes yet you your
    """
)
"""Words that may open a sentence or stand in bold: the speech of a shop, no names."""
