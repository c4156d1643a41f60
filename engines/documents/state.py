"""India's states and union territories as GST counts them: by code, name, letters or PIN code.

Codes come and go: 25 (Daman and Diu) went into 26, 38 (Ladakh) came out of 01, and 28 was
Andhra Pradesh before Telangana left it. A document is judged by what a code meant on its
own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from language.tokens import ascii_digits, words

GST_BEGAN = date(2017, 7, 1)


@dataclass(frozen=True, slots=True)
class State:
    """One code of the list.

    `letters` are those of vehicle plates and Udyam numbers. A union territory without a
    legislature charges UTGST, which documents show in the place of SGST. `since` and `until`
    say when the code could be used, `until` being its last day. `abroad` marks 96 and 99,
    which are no place in India.
    """

    code: str
    name: str
    letters: tuple[str, ...] = ()
    union_territory: bool = False
    since: date = GST_BEGAN
    until: date | None = None
    abroad: bool = False

    def in_use(self, on: date) -> bool:
        """Tell whether the code could be used on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


# code | official name | letters | other names | PIN codes begin with (inclusive ranges)
_TABLE = """
01 | Jammu and Kashmir | JK | Jammu & Kashmir, J&K, J & K, जम्मू और कश्मीर, जम्मू कश्मीर | 180-193
02 | Himachal Pradesh | HP | हिमाचल प्रदेश | 171-177
03 | Punjab | PB | पंजाब | 140-160
04 | Chandigarh | CH | चंडीगढ़, चण्डीगढ़ | 140, 160
05 | Uttarakhand | UK UT UA | Uttaranchal, उत्तराखंड, उत्तराखण्ड | 244-249, 262-263
06 | Haryana | HR | हरियाणा | 121-136
07 | Delhi | DL | New Delhi, NCT of Delhi, National Capital Territory of Delhi, दिल्ली, नई दिल्ली | 110
08 | Rajasthan | RJ | राजस्थान | 301-345
09 | Uttar Pradesh | UP | U.P., उत्तर प्रदेश | 201-285
10 | Bihar | BR | बिहार | 800-813, 821-824, 841-855
11 | Sikkim | SK | सिक्किम | 737
12 | Arunachal Pradesh | AR | अरुणाचल प्रदेश | 790-792
13 | Nagaland | NL | नागालैंड | 797-798
14 | Manipur | MN | मणिपुर | 795
15 | Mizoram | MZ | मिज़ोरम, मिजोरम | 796
16 | Tripura | TR | त्रिपुरा | 799
17 | Meghalaya | ML | मेघालय | 783, 793-794
18 | Assam | AS | असम | 781-788
19 | West Bengal | WB | पश्चिम बंगाल | 700-743
20 | Jharkhand | JH | झारखंड, झारखण्ड | 813-816, 822, 825-835
21 | Odisha | OD OR | Orissa, ओडिशा, उड़ीसा | 751-770
22 | Chhattisgarh | CG CT | Chattisgarh, छत्तीसगढ़ | 490-497
23 | Madhya Pradesh | MP | M.P., मध्य प्रदेश | 450-488
24 | Gujarat | GJ | गुजरात | 360-396
25 | Daman and Diu | DD | Daman & Diu, दमन और दीव | 362, 396
26 | Dadra and Nagar Haveli and Daman and Diu | DN DH DNHDD | Dadra & Nagar Haveli & Daman & Diu, \
Dadra and Nagar Haveli, Dadra & Nagar Haveli, दादरा और नगर हवेली और दमन और दीव | 362, 396
27 | Maharashtra | MH | महाराष्ट्र | 400-445
28 | Andhra Pradesh (before division) | | Andhra Pradesh (Old), Andhra Pradesh Old | 500-535
29 | Karnataka | KA | कर्नाटक | 560-591
30 | Goa | GA | गोवा | 403
31 | Lakshadweep | LD | Lakshadweep Islands, लक्षद्वीप | 682
32 | Kerala | KL | केरल | 670-695
33 | Tamil Nadu | TN | Tamilnadu, तमिलनाडु, तमिल नाडु | 600-643
34 | Puducherry | PY | Pondicherry, पुडुचेरी, पुदुच्चेरी | 533, 605, 607, 609, 673
35 | Andaman and Nicobar Islands | AN | Andaman & Nicobar Islands, Andaman and Nicobar, \
अंडमान और निकोबार द्वीप समूह | 744
36 | Telangana | TS TG | Telengana, तेलंगाना | 500-509
37 | Andhra Pradesh | AP AD | Andhra Pradesh (New), A.P., आंध्र प्रदेश, आन्ध्र प्रदेश | 507, 515-535
38 | Ladakh | LA | लद्दाख | 194
96 | Other Countries | | Other Country, Foreign Country, Outside India, Overseas |
97 | Other Territory | OT | अन्य क्षेत्र |
99 | Centre Jurisdiction | | |
"""

_NO_LEGISLATURE = frozenset({"04", "25", "26", "31", "35", "38", "97"})
_ABROAD = frozenset({"96", "99"})
# 25 became 26 on 1 Aug 2020 (support.kdksoftware.com quoting the trade notice; cleartax.in).
# Ladakh became a territory on 31 Oct 2019 (onecalculator.online); the first day 38 can stand.
# 28 was left by Andhra Pradesh before GST began; 37 is its code.
_SINCE = {"38": date(2019, 10, 31)}
_UNTIL = {"25": date(2020, 7, 31), "28": date(2017, 6, 30)}


def _read_table() -> Iterator[tuple[State, tuple[str, ...], tuple[tuple[int, int], ...]]]:
    for line in _TABLE.replace("\\\n", "").strip().splitlines():
        code, name, letters, others, pins = (part.strip() for part in line.split("|"))
        state = State(
            code=code,
            name=name,
            letters=tuple(letters.split()),
            union_territory=code in _NO_LEGISLATURE,
            since=_SINCE.get(code, GST_BEGAN),
            until=_UNTIL.get(code),
            abroad=code in _ABROAD,
        )
        names = tuple(other.strip() for other in others.split(",") if other.strip())
        ranges = tuple(
            (int(first), int(last or first))
            for first, _, last in (span.strip().partition("-") for span in pins.split(",") if span.strip())
        )
        yield state, names, ranges


_ROWS = tuple(_read_table())
STATES: dict[str, State] = {state.code: state for state, _, _ in _ROWS}
"""Every state by its code of two digits."""


def _key(name: str) -> str:
    return " ".join(word for word in words(name.replace("&", " and ")) if word != "और")


_BY_NAME = {_key(name): state for state, names, _ in _ROWS for name in (state.name, *names)}
_BY_LETTERS = {letters: state for state, _, _ in _ROWS for letters in state.letters}
_LONGEST_NAME = max(len(key.split()) for key in _BY_NAME)
_CODE = re.compile(r"(?<![0-9])([0-9]{1,2})(?![0-9])")
# "UP 226001", "State: UP, Code 09"; not the "OR" of a sentence in capitals.
_LETTERS = re.compile(r"\b[A-Z]{2}\b(?=\W*(?:$|\d|(?i:india)\b)|\s?[,;:()/–-])")
_CODE_BESIDE = re.compile(r"[(,]?\s*\b(?:code\b\W*)?\d{1,2}\b\s*[)–-]?", re.IGNORECASE)
_PIN = re.compile(r"(?<![0-9])([1-9][0-9]{2})\s?([0-9]{3})(?![0-9])")


def state_of_code(code: str, *, on: date | None = None) -> State | None:
    """Return the state of a code such as "07" or "7"; with `on`, only if it was in use that day."""
    state = STATES.get(ascii_digits(code).strip().zfill(2))
    return None if state is None or (on is not None and not state.in_use(on)) else state


def state_of_name(name: str) -> State | None:
    """Return the state of exactly this name, official or other, in English or Hindi; or its letters."""
    cleaned = name.strip()
    return _BY_NAME.get(_key(cleaned)) or _BY_LETTERS.get(cleaned.upper())


def state_alone(text: str) -> State | None:
    """Return the state of a text that is nothing but its name and code: "Delhi (07)", "27-Maharashtra"."""
    return state_of_name(_CODE_BESIDE.sub(" ", ascii_digits(text)).strip(" .,()-–:"))


def find_state(text: str) -> State | None:
    """Return the state that a short text names: "Delhi (07)", "07-Delhi", "State: UP, Code 09".

    A name wins over a code, the longest name over shorter ones, the last over those before
    it: addresses end with the state. `None` where it names none.
    """
    tokens = _key(text).split()
    for length in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
        for start in range(len(tokens) - length, -1, -1):
            found = _BY_NAME.get(" ".join(tokens[start : start + length]))
            if found is not None:
                return found
    for code in reversed(_CODE.findall(ascii_digits(text))):
        found = state_of_code(code)
        if found is not None:
            return found
    for letters in reversed(_LETTERS.findall(text)):
        found = _BY_LETTERS.get(letters)
        if found is not None:
            return found
    return None


def find_pins(text: str) -> tuple[str, ...]:
    """Return what looks like PIN codes in a text, six digits, "110 001" joined, in order."""
    return tuple("".join(parts) for parts in _PIN.findall(ascii_digits(text)))


def find_pin(text: str) -> str | None:
    """Return the last PIN code of a text; `None` where there is none."""
    found = find_pins(text)
    return found[-1] if found else None


def states_of_pin(pin: str) -> tuple[State, ...]:
    """Return the states in which a PIN code may lie, by its first three digits; the likeliest first.

    Postal circles cross borders, so several may answer; none answers for what is no PIN code.
    """
    if not re.fullmatch(r"[1-9][0-9]{5}", pin):
        return ()
    prefix = int(pin[:3])
    found = [
        (last - first, state)
        for state, _, ranges in _ROWS
        for first, last in ranges
        if first <= prefix <= last and state.until is None
    ]
    return tuple(state for _, state in sorted(found, key=lambda item: item[0]))
