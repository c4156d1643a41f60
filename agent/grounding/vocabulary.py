"""The words the checks know: number words, day words, words that may open a sentence."""

from __future__ import annotations

from language.numbers import SCALES, WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "k" and "cr" are scales only behind a value; as loose letters they mean nothing.
_LOOSE_SCALES = frozenset({"k", "cr"})

_HINDI_NUMBERS = _words(
    """
    शून्य एक दो तीन चार पांच पाँच छह छः छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह पन्द्रह सोलह सत्रह
    अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस
    चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चौवालीस चवालीस पैंतालीस
    छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ
    इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर
    छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
    नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे सौ हज़ार हजार लाख
    करोड़ आधा आधी डेढ़ ढाई दर्जन दोगुना तिगुना
    """
)
_ROMAN_HINDI_NUMBERS = _words(
    """
    ek teen chaar char paanch panch chhe chhah saat aath nau das gyarah barah terah chaudah pandrah solah
    satrah atharah unnis bees pachees tees chalees bayalis pachas saath sattar assi nabbe sau hazaar hazar
    lakh karod dedh dhai aadha darjan
    """
)
_MORE_NUMBERS = _words(
    """
    nil fourty ninty fourteenth third thirds fourth fifth sixth seventh eighth ninth tenth
    eleventh twelfth twentieth thirtieth hundredth hundreds thousands millions lakhs billion billions
    trillion half halves halved quarter quarters twice thrice double doubled doubles triple tripled treble
    quadruple quadrupled couple score scores
    """
)

NUMBER_WORDS: frozenset[str] = frozenset(
    {word for word in WORDS if word != "one"}
    | (set(SCALES) - _LOOSE_SCALES)
    | _HINDI_NUMBERS
    | _ROMAN_HINDI_NUMBERS
    | _MORE_NUMBERS
)
"""Words that state a quantity wherever they stand. "one" does only before a unit."""

COUNTED = _words(
    """
    unit units piece pieces pack packs packet packets item items product products store stores shop
    shops day days week weeks month months year years percent pct rupee rupees lakh crore hundred
    thousand million dozen sku skus box boxes case cases kg litre liter bottle bottles hour hours in of
    """
)
"""Nouns before which "one" is a number."""

SCALE_SUFFIXES = _words(
    """
    k m l b cr x lac lacs lakh lakhs crore crores million thousand hundred times
    """
)
"""Words that behind a value change it."""

MONTHS = _words(
    """
    january february april june july august september october november december jan feb apr jun jul aug
    sep sept oct nov dec जनवरी फरवरी अप्रैल जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
    """
)
WEEKDAYS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday tue tues weds thu thur thurs fri सोमवार
    मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
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
RELATIVE_DAYS = _words(
    """
    today tomorrow yesterday tonight overnight weekend fortnight aaj kal parso parson आज कल परसों
    """
)
PERIOD_QUALIFIERS = _words(
    """
    next last this previous coming past
    """
)
PERIODS = _words(
    """
    day days week weeks month months year years quarter quarters weekend weekends fortnight
    """
)

CAPITALS = _words(
    """
    I MRP GST SKU SKUs KPI KPIs INR OK A CSV PDF JPEG HEIC MB
    GSTIN HSN CGST SGST IGST UPI
    """
)
"""Words written with capitals within a sentence."""

OPENERS = _words(
    """
    a about above accept according actual add after again all already also although an and another any are
    around as ask at available average based be because before below best better between beyond bill
    both budget busiest but buy by can cancel cancelled cash category change changes
    check checked choose city clear compare
    compared competitor competitors confirm consider correction cost costs cover current data day days dear
    decrease delivery demand did
    despite details do does done down due during each either else enough even every everything expect
    expected few first floor for fewer forecast found from gap get given good great guardrail hello help
    here hi high higher hold how however i if import in increase instead inventory is it item items its keep
    largest last later least less let level likely limit limits looking low lower lowest margin market maybe
    meanwhile month more most move mrp my namaste near need never next no none not note nothing now of ok
    okay on once one only open or order orders page
    pdf other otherwise our out over overall pack packs per period
    perhaps please plan planned possible price prices probability product products profit put question
    questions quantity raise range rate read reason reasons recommended recommendation reduce reorder report
    results return revenue risk rows run running safety sales same save see sell selling send service
    set several
    share shop should show since sku smallest so sold some something soon source sources still stock stockout
    stockouts store stores such suggest suggested summary supplier sure tax thanks that the their them
    then there these they this those though to together top total totals track trend try turns type
    under unit units unknown until up upload urgent use usually valid value very wait want was watch we week
    weeks well were what when where which while who why will with within without yes yet you your
    """
)
"""Words that may open a sentence or stand in bold: the speech of a shop, no names."""
