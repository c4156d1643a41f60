"""What an address looks like, in India and elsewhere, line by line."""

from __future__ import annotations

import re

from engines.documents.state import find_pin, state_of_name
from language.tokens import ascii_digits

_WORDS = re.compile(
    r"\b(?:road|rd|street|st|lane|marg|nagar|colony|sector|phase|plot|shop|flat|floor|flr|block|blk|building|bldg|"
    r"house|complex|market|bazaar|bazar|chowk|estate|industrial|area|near|opp|opposite|behind|beside|village|"
    r"vill|taluk|tehsil|dist|district|city|town|post|p\.?o\.?|main|cross|layout|circle|towers?|mall|park|"
    r"plaza|arcade|centre|center|highway|nh|bypass|gate|mohalla|gali|vihar|puram|pur|enclave|extension|extn|ward|"
    r"no|lot|unit|level|jalan|jln|taman|tmn|lorong|lrg|kampung|kg|bandar|persiaran|off|suite|avenue|ave|drive|"
    r"square|junction|cross roads|west|east|north|south|gf|ground|first|second|basement|hall|stall|godown|"
    r"warehouse|khasra|survey|pin|pincode|india|state|path|bagh|lines|peth|ganj|wadi|wada|cantt|cantonment|"
    r"apartments?|apts?|society|chawl|compound|crossing|puram|puri|kunj|peta|halli|palayam|gunj|mandi|khurd|"
    r"kalan|quarters|residency|heights|garden|gardens|stand|ghat|maidan)\b\.?|"
    r"मार्ग|रोड|सड़क|नगर|गली|बाज़ार|बाजार|चौक|दुकान|मकान|सेक्टर|कॉलोनी|कालोनी|विहार|मोहल्ला|जिला|ज़िला|ग्राम|तहसील|प्लॉट|पुर",
    re.IGNORECASE,
)
# A house by its number alone: "Office 12", "Unit No. 71,".
_HOUSE = re.compile(
    r"^\W*(?:office|unit|shop|plot|flat|door|house|room|stall|godown|gala|khasra|survey|block|bldg|h\.?\s?no|d\.?\s?no|"
    r"no)\b\.?\s?(?:no\.?\s?)?[A-Z]?-?\d{1,4}[\w/-]*,?\W*$",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"\b\d{5,6}\b|^\W*(?:no\.?\s*)?\d{1,4}\s*[-/,&A-Za-z]|,\s*\S")
_COMPANY = re.compile(
    r"\b(?:pvt|private|ltd|limited|llp|inc|corp|sdn|bhd|enterprises?|traders?|trading|stores?|mart|"
    r"supermarket|kirana|agenc(?:y|ies)|industries|sons|brothers|bros|co|company|restaurant|hotel|foods?|marketing|associates|ventures|exports?|"
    r"bakery|bakeries|medicals?|pharmacy|electronics|textiles?|garments|bhandar|emporium|general|retail|"
    r"distributors?|suppliers?|solutions|services|technologies|international)\b|"
    r"भंडार|स्टोर|ट्रेडर्स|एजेंसी|किराना|एंड संस",
    re.IGNORECASE,
)
_COMPANY_END = re.compile(
    r"\b(?:sdn\.?\s*bhd|pvt\.?\s*ltd|private limited|limited|ltd|llp|bhd)\b\.?\s*(?:\([^)]*\))?\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|est|estd|established)\b\W*(?:in\W*)?\d{4}", re.IGNORECASE)
_REST = re.compile(
    r"(?:\(?(?:private|pvt|p)\)?\.?\s*)?(?:limited|ltd|llp)\.?|(?:&|and)\s+(?:co|company|sons|bros|brothers)\b\.?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel|telephone|phone|ph|mob|mobile|fax|e-?mail|website|contact|h/p|hp|whatsapp|toll free|"
    r"customer care)\b\W*[+\d(:]|"
    r"(?<!\S)(?:मो|मोबाइल|फोन|फ़ोन|दूरभाष|संपर्क|सम्पर्क)[^\w\s]*\s?[+\d]|"
    r"\S@\S|\bwww\.|https?:|^[\W\d]*\d[\d\s/+()-]{7,}$",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"^\W*(?:\(?\s*(?:co|company|reg|roc|gst|brn)?\W*(?:reg|no)?\W*[A-Z]{0,3}\d{4,}\s*-?\s*[A-Z]?\s*\)?\W*)$",
    re.IGNORECASE,
)


_DECLARED = re.compile(
    r"\bcomposition\b.*\b(?:taxable|dealer|scheme|levy)\b|\btaxable person\b|\bnot eligible to collect\b|"
    r"कंपोजिशन|संरचना",
    re.IGNORECASE,
)


_SAID_OF_FIRM = re.compile(
    r"\biso\s*:?\s*\d{4,5}|^\W*(?:since|est|estd|established)\b\W*(?:in\W*)?\d{4}|"
    r"^\W*(?:(?:wholesale|retail|authori[sz]ed|leading|all)\b\W*(?:(?:and|&)\W*)?)*"
    r"(?:dealers?|manufacturers?|mfrs?|stockists?|distributors?|suppliers?|importers?|exporters?|traders?|"
    r"specialists?)\s+(?:in|of|for)\b|\b(?:a|your)\s+(?:name|house|house name)\s+(?:you|of)\b",
    re.IGNORECASE,
)
_TRADES = frozenset(
    {"wholesale", "wholesaler", "wholesalers", "retail", "retailer", "retailers", "manufacturer",
     "manufacturers",
     "supplier", "suppliers", "dealer", "dealers", "importer", "importers", "exporter", "exporters",
     "stockist",
     "stockists", "distributor", "distributors", "trader", "traders", "and", "general", "order", "government",
     "contractor", "contractors", "commission", "agent", "agents", "merchant", "merchants", "a", "an", "all"}
)  # fmt: skip
_PART_OF_ADDRESS = 2  # of a score
_COUNTRY = re.compile(r"india|bharat|in|भारत", re.IGNORECASE)
_AFTER_PIN = 2  # of a score
_LICENCE = re.compile(
    r"^\W*(?:d\.?\s?l|drug|lic(?:ence|ense)?|fssai|food|cin|pan|tan|udyam|msme|iec|reg)\b", re.IGNORECASE
)
# "Shop 9845012345", "Cell: 98450 12345": a mobile number after a word for whose it is.
_TELEPHONE = re.compile(r"\W*(?:[^\W\d]+\W+){0,2}(?:\+?91[\s-]?)?[6-9]\d{4}[\s-]?\d{5}\W*")


def address_score(text: str) -> int:
    """Return how much a line looks like a part of an address: 0 not at all, from 2 on surely."""
    plain = ascii_digits(text)
    score = len(_WORDS.findall(plain))
    score += len(_STRETCH.findall(plain))
    score += 2 * (_HOUSE.match(plain) is not None)
    score += 2 * (find_pin(plain) is not None and re.search(r"[^\W\d_]{3}", plain) is not None)
    parts = [part.strip(" .-") for part in re.split(r"[,\-–(]", re.sub(r"\d", "", plain))]
    score += 2 * any(len(part) > 3 and state_of_name(part) is not None for part in parts)
    return score


def is_house(text: str) -> bool:
    """Tell whether a line is a house by its number alone, with which an address begins: "Office 146"."""
    return _HOUSE.match(ascii_digits(text)) is not None


def names_place(text: str) -> bool:
    """Tell whether a line has any of what addresses are made of, not only commas between words."""
    plain = _SINCE.sub(" ", ascii_digits(text))
    if _WORDS.search(plain) or any(char.isdigit() for char in plain):
        return True
    parts = [part.strip(" .-") for part in re.split(r"[,\-–(]", plain)]
    return any(len(part) > 3 and state_of_name(part) is not None for part in parts)


def looks_like_company(text: str) -> bool:
    """Tell whether a line has a word that names of firms have."""
    return _COMPANY.search(text) is not None


def ends_company(text: str) -> bool:
    """Tell whether a line ends with the form of a company, so that its name is complete."""
    return _COMPANY_END.search(text) is not None


def is_rest_of_company(text: str) -> bool:
    """Tell whether a line is only the form of a company: "PRIVATE LIMITED", "& Co."."""
    return _REST.fullmatch(text.strip()) is not None


def is_form_of_company(word: str) -> bool:
    """Tell whether a word is a company's form, no part of what it is called."""
    return word.lower().strip(".") in {
        "pvt",
        "private",
        "ltd",
        "limited",
        "llp",
        "sdn",
        "bhd",
        "co",
        "inc",
        "company",
    }


def goes_on_after_pin(text: str) -> bool:
    """Tell whether a line may still be of an address whose PIN stands above it: a State, the country."""
    if _COUNTRY.fullmatch(text.strip(" .,()")) is not None:
        return True
    return (
        address_score(text) >= _AFTER_PIN
        and names_place(text)
        and _LICENCE.match(text) is None
        and not looks_like_company(text.split(",", maxsplit=1)[0])
    )


def is_slogan(text: str) -> bool:
    """Tell whether a line is what a firm says of itself below its name: no part of name or address.

    >>> is_slogan("Manufacturers & Suppliers"), is_slogan("Estd. 1994 | Trusted by shops")
    (True, True)
    """
    if _SAID_OF_FIRM.search(text):
        return address_score(_SINCE.sub(" ", text)) < _PART_OF_ADDRESS
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and all(word in _TRADES for word in words)


def is_declared(text: str) -> bool:
    """Tell whether a line is what the law has a seller declare: no part of the address it stands under."""
    return _DECLARED.search(text) is not None


def is_contact(text: str) -> bool:
    """Tell whether a line is a telephone number, an e-mail address or a web address."""
    return _CONTACT.search(text) is not None or is_telephone(text)


def is_telephone(text: str) -> bool:
    """Tell whether a line is a mobile number and hardly a word before it."""
    return _TELEPHONE.fullmatch(ascii_digits(text)) is not None


def is_registration(text: str) -> bool:
    """Tell whether a line is nothing but a registration number, as stands below names."""
    return any(char.isdigit() for char in text) and _REGISTRATION.match(text) is not None


def joined(lines: list[str]) -> str:
    """Return lines of an address as one, parted by commas where a line ends without one."""
    text = ""
    for line in lines:
        part = line.strip(" ")
        if not text:
            text = part
        elif text.endswith((",", "-", "/", ";")):
            text = f"{text} {part}"
        else:
            text = f"{text}, {part}"
    return text.strip(" ,;:-")
