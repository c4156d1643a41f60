"""What is sold: goods with their HSN and the rate before and from 22 September 2025."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NEW_RATES = date(2025, 9, 22)
CESS_ENDED = NEW_RATES  # for aerated drinks: 28 + 12 cess became 40


@dataclass(frozen=True)
class Good:
    """One article; `low` and `high` bound its price before tax, `sizes` vary its name."""

    name: str
    hsn: str
    rates: tuple[str, str]
    unit: str
    low: int
    high: int
    food: bool = False
    sizes: tuple[str, ...] = ()
    cess: str = "0"

    def gst_rate(self, day: date) -> Decimal:
        """Return the rate in percent on a day."""
        return Decimal(self.rates[1] if day >= NEW_RATES else self.rates[0])

    def cess_rate(self, day: date) -> Decimal:
        """Return the compensation cess in percent on a day."""
        return Decimal(0) if day >= CESS_ENDED else Decimal(self.cess)


_PACKS = ("100g", "200g", "500 g", "1kg", "250ml", "1 L")

FOOD: tuple[Good, ...] = (
    Good("Elaichi Cream Biscuits", "19053100", ("18", "5"), "PCS", 8, 60, True, _PACKS[:3]),
    Good("Cow Ghee Pouch", "04059020", ("12", "5"), "PCS", 240, 640, True, ("500ml", "1 L")),
    Good("Salted Butter", "04051000", ("12", "5"), "PCS", 48, 260, True, _PACKS[:3]),
    Good("Masala Namkeen Mixture", "21069099", ("12", "5"), "PKT", 18, 120, True, _PACKS[:4]),
    Good("Durum Wheat Pasta", "19021900", ("12", "5"), "PKT", 40, 150, True, ("400g", "500 g")),
    Good("Assam CTC Tea", "09024020", ("5", "5"), "PKT", 70, 420, True, _PACKS[:4]),
    Good("Turmeric Powder", "09103030", ("5", "5"), "PKT", 22, 180, True, _PACKS[:3]),
    Good("Refined Sunflower Oil", "15121910", ("5", "5"), "LTR", 96, 160, True, ("1 L pouch", "5 L jar")),
    Good("Basmati Rice Premium", "10063020", ("5", "5"), "KGS", 62, 140, True, ("bag 25kg", "")),
    Good("Sugar S-30", "17019990", ("5", "5"), "KGS", 36, 46, True),
    Good("Mango Fruit Drink", "22029920", ("12", "5"), "BTL", 9, 80, True, ("200ml", "600ml", "1.2 L")),
    Good("Instant Coffee", "21011120", ("18", "5"), "JAR", 110, 480, True, ("50g", "100g", "200g")),
    Good("Tomato Ketchup", "21032000", ("12", "5"), "BTL", 55, 190, True, ("500 g", "900g")),
    Good("Dark Chocolate Bar", "18063200", ("18", "5"), "PCS", 32, 260, True, ("40g", "90g")),
)

OTHER: tuple[Good, ...] = (
    Good("Herbal Toothpaste", "33061020", ("18", "5"), "PCS", 28, 140, sizes=("100g", "200g")),
    Good("Coconut Hair Oil", "33059011", ("18", "5"), "BTL", 34, 230, sizes=("100ml", "250ml")),
    Good("Neem Bathing Soap", "34011190", ("18", "5"), "PCS", 20, 75, sizes=("75g", "125g")),
    Good("Detergent Powder", "34025000", ("18", "18"), "PKT", 50, 320, sizes=("1kg", "3kg")),
    Good("LED Bulb B22 Cool White", "85395200", ("18", "18"), "NOS", 52, 260, sizes=("9W", "12W", "15W")),
    Good("Ceiling Fan 1200mm", "84145120", ("18", "18"), "NOS", 990, 2600, sizes=("Brown", "Ivory")),
    Good("Mixer Grinder 3 Jar", "85094010", ("18", "18"), "NOS", 1450, 4200, sizes=("500W", "750W")),
    Good("Stainless Steel Lunch Box", "73239390", ("12", "5"), "NOS", 180, 720, sizes=("2 tier", "3 tier")),
    Good("Pressure Cooker Inner Lid", "76151011", ("12", "5"), "NOS", 820, 2300, sizes=("3 L", "5 L")),
    Good("Mens Cotton Shirt Full Sleeve", "62052000", ("5", "5"), "PCS", 320, 950, sizes=("M", "L", "XL")),
    Good("Ladies Printed Kurti", "62114290", ("5", "5"), "PCS", 260, 940, sizes=("S", "M", "XXL")),
    Good("Canvas Shoes Lace-up", "64041990", ("12", "5"), "PRS", 340, 930, sizes=("UK 7", "UK 9")),
    Good("School Bag 30L", "42021290", ("18", "18"), "NOS", 380, 1250, sizes=("Blue", "Maroon")),
    Good("USB-C Wall Charger", "85044030", ("18", "18"), "NOS", 290, 1150, sizes=("20W", "33W")),
    Good("Copper Wire FR 90m", "85444999", ("18", "18"), "ROL", 980, 3600, sizes=("1.0 sqmm", "2.5 sqmm")),
    Good("Acrylic Emulsion Paint", "32091010", ("18", "18"), "LTR", 190, 520, sizes=("White", "Ivory Base")),
    Good("CPVC Pipe SDR 11", "39172390", ("18", "18"), "MTR", 62, 240, sizes=("3/4 inch", "1 inch")),
    Good("Split Air Conditioner", "84151010", ("28", "18"), "NOS", 24500, 36500, sizes=("1 Ton", "1.5 Ton")),
    Good("Portland Cement PPC", "25232930", ("28", "18"), "BAG", 265, 330),
    Good("Umbrella 3 Fold", "66019100", ("12", "5"), "NOS", 190, 520, sizes=("Black", "Printed")),
    Good("Analog Wrist Watch", "91022900", ("18", "18"), "NOS", 640, 3400, sizes=("Gents", "Ladies")),
    Good("Ball Pen Box of 20", "96081019", ("18", "18"), "BOX", 90, 210, sizes=("Blue", "Black")),
)

SERVICES: tuple[Good, ...] = (
    Good("Room Rent Deluxe AC", "996311", ("12", "5"), "DAY", 1400, 4600, sizes=("Single", "Double")),
    Good("Banquet Hall Charges", "997212", ("18", "18"), "DAY", 2500, 9000, sizes=("Half day", "Full day")),
    Good("Software Support", "998313", ("18", "18"), "HRS", 600, 1900, sizes=("onsite", "remote")),
    Good("Shop Fitting Design", "998391", ("18", "18"), "NOS", 2500, 12000),
    Good("Air Conditioner Servicing", "998715", ("18", "18"), "NOS", 450, 1400, sizes=("split", "window")),
    Good("Pest Control Treatment", "998531", ("18", "18"), "NOS", 800, 2600, sizes=("kitchen", "whole shop")),
    Good("Laundry Service", "999711", ("18", "18"), "NOS", 60, 380),
)

AERATED = Good("Lemon Aerated Drink", "22021010", ("28", "40"), "BTL", 15, 70, True, ("300ml", "750ml"), "12")
