"""Firms and people who do not exist, with addresses and numbers of the right form.

The check digit of a GSTIN is worked out here once more, apart from the product's own code:
a measure must not take its truth from what it measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Region:
    """A State with its GST code, its letters, its code in food licences, and towns with their PINs."""

    code: str
    name: str
    hindi: str
    letters: str
    food_code: str
    towns: tuple[tuple[str, int], ...]


REGIONS: tuple[Region, ...] = (
    Region("07", "Delhi", "दिल्ली", "DL", "33", (("New Delhi", 110001), ("Delhi", 110031))),
    Region("27", "Maharashtra", "महाराष्ट्र", "MH", "15", (("Pune", 411001), ("Nagpur", 440008))),
    Region("09", "Uttar Pradesh", "उत्तर प्रदेश", "UP", "27", (("Kanpur", 208001), ("Noida", 201301))),
    Region("29", "Karnataka", "कर्नाटक", "KA", "12", (("Bengaluru", 560001), ("Mysuru", 570001))),
    Region("24", "Gujarat", "गुजरात", "GJ", "07", (("Surat", 395001), ("Rajkot", 360001))),
    Region("33", "Tamil Nadu", "तमिलनाडु", "TN", "24", (("Chennai", 600001), ("Salem", 636001))),
    Region("19", "West Bengal", "पश्चिम बंगाल", "WB", "28", (("Kolkata", 700001), ("Siliguri", 734001))),
    Region("06", "Haryana", "हरियाणा", "HR", "08", (("Gurugram", 122001), ("Panipat", 132103))),
    Region("08", "Rajasthan", "राजस्थान", "RJ", "22", (("Jaipur", 302001), ("Kota", 324001))),
    Region("36", "Telangana", "तेलंगाना", "TS", "36", (("Hyderabad", 500001), ("Warangal", 506002))),
    Region("32", "Kerala", "केरल", "KL", "13", (("Kochi", 682001), ("Thrissur", 680001))),
    Region("23", "Madhya Pradesh", "मध्य प्रदेश", "MP", "14", (("Indore", 452001), ("Bhopal", 462001))),
    Region("03", "Punjab", "पंजाब", "PB", "21", (("Ludhiana", 141001), ("Jalandhar", 144001))),
)

_FIRST = (
    "Aarav", "Bhavya", "Charul", "Devika", "Eshan", "Falgun", "Girija", "Harit", "Ishan", "Jyotika",
    "Kavin", "Lavanya", "Manas", "Nayan", "Ojas", "Parul", "Ritvik", "Sanchi", "Tanvi", "Urmil",
    "Vihaan", "Yamini", "Zubin", "Anvay", "Bodhi", "Chaitra", "Dhriti", "Gauri", "Hema",
)  # fmt: skip
_LAST = (
    "Adhikar", "Bansode", "Chaturved", "Dalvi", "Elavia", "Furtado", "Ganatra", "Hegdekar", "Inamdar",
    "Jhaveri", "Kulshrest", "Lokhande", "Mehrotra", "Naikwade", "Oswal", "Pendse", "Qazi", "Raghunath",
    "Sawhney", "Thakkar", "Upasani", "Vaidyan", "Wagle",
)  # fmt: skip
_COINED = (
    "Nirmalaya", "Suvarnika", "Trivenika", "Amrapur", "Kesarvan", "Dhanrekha", "Pragatika",
    "Shubhangan", "Vasundhar", "Ujjwalam", "Saralmart", "Navkirana", "Rangmanch", "Swadika",
    "Chandravel", "Girnaraya", "Malhara", "Omkareshi", "Patrika", "Rudransh", "Samvrit", "Tulsika",
    "Vrindaban", "Zaverika", "Alaknand", "Bhoomira", "Chhayadeep", "Deepavel", "Gomtika", "Hariyali",
)  # fmt: skip
_TRADES = ("Traders", "Enterprises", "Agencies", "Stores", "Distributors", "Retail", "Marketing", "& Sons")
_LEGAL = ("", "", "", " Private Limited", " Pvt. Ltd.", " LLP", " & Co.")
_STREETS = (
    "Station Road", "Mahatma Gandhi Road", "Nehru Marg", "Tilak Path", "Subhash Chowk", "Ring Road",
    "Lal Bagh Road", "Sadar Bazar", "Naya Bazar", "Industrial Area Phase II", "Gandhi Nagar",
    "Shivaji Chowk", "Temple Street", "Market Yard", "Transport Nagar", "Civil Lines",
)  # fmt: skip
_PREMISES = ("Shop No. {}", "Plot No. {}", "Godown {}", "No. {}", "{}/A", "Unit {}", "H. No. {}", "Office {}")
_FLOORS = ("", "", "Ground Floor", "First Floor", "Opp. Bus Stand", "Near Post Office", "Behind City Mall")


@dataclass(frozen=True)
class Party:
    """One side of a sale; what it does not have is `None`."""

    name: str
    street: tuple[str, ...]
    town: str
    pin: str
    region: Region
    gstin: str | None = None
    phone: str = ""
    email: str = ""
    fssai: str | None = None
    udyam: str | None = None
    person: str = ""

    @property
    def town_line(self) -> str:
        """Town and PIN, as most software prints them."""
        return f"{self.town} - {self.pin}"

    @property
    def pan(self) -> str:
        """The PAN inside the GSTIN."""
        return "" if self.gstin is None else self.gstin[2:12]


def check_digit(first_fourteen: str) -> str:
    """Return the fifteenth character of a GSTIN: base 36, weights 1 and 2 in turn."""
    total = 0
    for place, character in enumerate(first_fourteen):
        product = BASE36.index(character) * (1 + place % 2)
        total += product // 36 + product % 36
    return BASE36[(36 - total % 36) % 36]


def make_gstin(rng: Random, region: Region, *, holder: str = "F", initial: str = "A") -> str:
    """Return a GSTIN of the State that checks; `holder` is the PAN's fourth letter (P, F, C, H)."""
    letters = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(3))
    pan = f"{letters}{holder}{initial}{rng.randrange(1, 10_000):04d}{rng.choice('ABCDEFGHJKLMNPQRSTUVWXYZ')}"
    body = f"{region.code}{pan}{rng.choice('1112')}Z"
    return body + check_digit(body)


def make_region(rng: Random, *, apart_from: Region | None = None) -> Region:
    """Return a State, another than the one given."""
    return rng.choice([region for region in REGIONS if region is not apart_from])


def person_name(rng: Random) -> str:
    """Return a person's name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def firm_name(rng: Random) -> str:
    """Return a firm's name."""
    coined = rng.choice(_COINED)
    if rng.random() < 0.3:
        coined = f"{rng.choice(('Shree', 'New', 'Sri', 'Royal', 'Jai'))} {coined}"
    return f"{coined} {rng.choice(_TRADES)}{rng.choice(_LEGAL)}"


def make_firm(rng: Random, region: Region, *, food: bool = False, registered: bool = True) -> Party:
    """Return a firm; one that sells food has its licence number."""
    name = firm_name(rng)
    holder = "C" if "imited" in name or "Ltd" in name else rng.choice("PFH")
    return Party(
        name,
        *_address(rng, region),
        region=region,
        gstin=make_gstin(rng, region, holder=holder, initial=name[0].upper()) if registered else None,
        phone=_phone(rng),
        email=f"accounts@{'-'.join(name.lower().split()[:2])}.example",
        fssai=make_fssai(rng, region) if food else None,
        udyam=make_udyam(rng, region) if rng.random() < 0.3 else None,
        person=person_name(rng),
    )


def make_person(rng: Random, region: Region) -> Party:
    """Return a customer who is not registered."""
    name = person_name(rng)
    return Party(name, *_address(rng, region), region=region, phone=_phone(rng), person=name)


def make_fssai(rng: Random, region: Region) -> str:
    """Return a food licence number: 1 = licence, State, year, office, running number."""
    return (
        f"1{region.food_code}{rng.randrange(16, 25)}{rng.randrange(1, 60):03d}{rng.randrange(1, 999_999):06d}"
    )


def make_udyam(rng: Random, region: Region) -> str:
    """Return an Udyam number."""
    return f"UDYAM-{region.letters}-{rng.randrange(1, 40):02d}-{rng.randrange(1, 999_999):07d}"


def financial_year(day: date) -> str:
    """Return April to March as `2025-26`."""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}-{(start + 1) % 100:02d}"


def _address(rng: Random, region: Region) -> tuple[tuple[str, ...], str, str]:
    town, pin = rng.choice(region.towns)
    first = rng.choice(_PREMISES).format(rng.randrange(1, 400))
    floor = rng.choice(_FLOORS)
    street = (f"{first}, {floor}" if floor else first, rng.choice(_STREETS))
    return street, town, f"{pin + rng.randrange(0, 18)}"


def _phone(rng: Random) -> str:
    return f"{rng.choice('6789')}{rng.randrange(10**8, 10**9)}"
