"""What `docs/screens.md` shows of answers: one of each kind, invented, with everything a door may render."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.chart import Chart
from core.fact import Citation, Fact, Source
from core.message import Choice, InboundMessage, Outcome, Reply
from core.shared_file import SharedFile
from language.locales import sentence

AT = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
SALES = Source(tables={"curated.sales": "1"}, as_of=date(2026, 11, 21), computed_at=AT)
STOCK = Source(tables={"curated.stock_position": "1"}, as_of=date(2026, 11, 21), computed_at=AT)


@dataclass(frozen=True)
class Screen:
    """A kind of message: its name, what was asked (nothing where the copilot speaks first), the reply."""

    name: str
    asked: str
    reply: Reply


def a_fact(source: Source) -> Fact:
    """Return a fact that a reply rests on."""
    return Fact(id="f1.1", label="Units", value=240, unit="units", source=source)


def a_reply(answer: str, **changes: Any) -> Reply:
    """Return a reply of these words."""
    fields: dict[str, Any] = {
        "conversation_id": "screens",
        "message_id": "T1:D1:1763812800.000100",
        "answer": answer,
        "outcome": Outcome.ANSWERED,
        "verified": True,
        "model": "offline",
    }
    return Reply(**{**fields, **changes})


def asked_in(channel: str, screen: Screen) -> InboundMessage:
    """Return the message that a screen answers, as it would come by a channel."""
    place = {
        "slack": ("slack:T1:D1", "T1:U1", {"channel": "D1"}),
        "whatsapp": (
            "whatsapp:+14155238886:+919812345678",
            "+919812345678",
            {"to": "+919812345678", "from": "+14155238886"},
        ),
    }[channel]
    return InboundMessage(
        channel=channel,
        message_id=screen.reply.message_id,
        conversation_id=place[0],
        address=place[1],
        text=screen.asked,
        received_at=AT,
        route=place[2],
    )


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MILK = {"product": "Mohini Toned Milk 500 ml", "store": "Delhi 1"}
_ATTA = {"product": "Suvarna Atta 5 kg", "store": "Delhi 2"}
_DETERGENT = {"product": "Tez Detergent 1 kg", "store": "Delhi 1"}
_TWO_WEEKS = {"start": "Sun 22 Nov", "end": "Sat 5 Dec"}


def _ordered(units: str, by: str) -> str:
    return sentence("order_quantity_by", units=units, day=by)


def _exported(name: str, rows: str) -> str:
    return sentence(
        "export_done", n=64, what=sentence("export_reorder"), place=" in Delhi", rows=rows, file=name
    )


ANSWERS: tuple[Screen, ...] = (
    Screen(
        "What runs out",
        "what will stock out next week in delhi",
        a_reply(
            "\n".join(
                (
                    sentence("stockout_some", n=3, count="3", place=" in Delhi", end="Sun 29 Nov"),
                    sentence("stockout_high", **_MILK, day="Tue 24 Nov") + _ordered("240", "Sun 22 Nov"),
                    sentence("stockout_high", **_ATTA, day="Thu 26 Nov") + _ordered("60", "Mon 23 Nov"),
                    sentence("stockout_medium_chance", **_DETERGENT, chance="41%"),
                    sentence("sales_at_risk", amount="₹18,400"),
                )
            ),
            facts=(a_fact(STOCK),),
            choices=(
                Choice(
                    label=sentence("ask_reorder.label"), message=sentence("ask_reorder", place=" in Delhi")
                ),
            ),
        ),
    ),
    Screen(
        "Figures",
        "revenue last month by city, against the month before",
        a_reply(
            "Revenue, Thu 1 Oct to Sat 31 Oct: ₹1,66,85,525"
            + sentence("change_up", pct="3%")
            + "".join(
                f"\n• {city}: {revenue}{sentence(f'change_{way}', pct=pct)}"
                for city, revenue, way, pct in (
                    ("Delhi", "₹59,08,775", "up", "8%"),
                    ("Mumbai", "₹58,41,210", "up", "2%"),
                    ("Bengaluru", "₹30,33,791", "down", "1%"),
                    ("Jaipur", "₹19,01,750", "up", "4%"),
                )
            ),
            facts=(a_fact(SALES),),
        ),
    ),
    Screen(
        "A question back",
        "price of butter",
        a_reply(
            'Which "butter" do you mean?',
            outcome=Outcome.CLARIFY,
            choices=tuple(
                Choice(label=name, message=f"price of {name}")
                for name in ("Gokula Table Butter 100 g", "Gokula Table Butter 500 g")
            ),
        ),
    ),
    Screen(
        "Before a change",
        "suvarna atta 5 kg delhi 2 ka rate 259 kar do",
        a_reply(
            "\n".join(
                (
                    sentence("price_change_title", "hinglish", **_ATTA),
                    sentence("price_change_down", "hinglish", current="₹265", price="₹259", change="2.3%"),
                    sentence("price_change_units", "hinglish", days="7", now="62", low="63", high="68"),
                    sentence("simulate_profit", "hinglish", now="₹2,170", low="₹2,040", high="₹2,230"),
                    sentence("confirm_valid", "hinglish", minutes="30"),
                )
            ),
            outcome=Outcome.CONFIRM,
            language="hinglish",
            choices=tuple(
                Choice(
                    label=sentence(f"confirm_{answer}.label", "hinglish"),
                    message=sentence(f"confirm_{answer}", "hinglish"),
                )
                for answer in ("yes", "edit", "no")
            ),
        ),
    ),
    Screen(
        "A bill, checked",
        "(a photo)",
        a_reply(
            "\n".join(
                (
                    sentence("document_fail", n=2, count="2", title="GK/2231, Gupta Kirana"),
                    sentence(
                        "document_reason",
                        message="CGST and SGST are charged, and IGST as well.",
                        clause="IGST Act, section 8",
                    ),
                    sentence(
                        "document_reason_bare",
                        message="The GSTIN 07AAACG1234A1Z9 is mistyped: its last letter is wrong.",
                    ),
                )
            ),
            citations=(Citation(source="IGST Act", ref="section 8", quote="intra-State supply"),),
            choices=(Choice(label=sentence("ask_why_document.label"), message=sentence("ask_why_document")),),
        ),
    ),
    Screen(
        "A rule, cited",
        "क्या मैं MRP से ऊपर बेच सकता हूँ?",
        a_reply(
            "नहीं। पैक की हुई वस्तु MRP से ऊपर बेचना मना है; MRP में सारे टैक्स शामिल हैं।",
            language="hi",
            citations=(
                Citation(
                    source="Legal Metrology (Packaged Commodities) Rules, 2011",
                    ref="rule 18(2)",
                    quote="No retail dealer shall sell above the retail sale price.",
                    url="https://copilot.example.com/knowledge/read/lm-18-2",
                ),
            ),
        ),
    ),
    Screen(
        "A forecast, with its chart",
        "how many milk 500 ml will delhi 1 sell in the next two weeks",
        a_reply(
            sentence("forecast_one", **_MILK, **_TWO_WEEKS, expected="187", low="136", high="241"),
            facts=(a_fact(SALES),),
            charts=(
                Chart(
                    title="Mohini Toned Milk 500 ml, Delhi 1",
                    alt="Expected from Sun 22 Nov to Sat 5 Dec: about 187 units, likely 136 to 241.",
                    spec={"mark": "bar"},
                ),
            ),
        ),
    ),
    Screen(
        "Prices against competitors, with their chart",
        "atta 5 kg price against competitors in delhi 2",
        a_reply(
            sentence(
                "price_index_own",
                product="Suvarna Atta 5 kg",
                where=" at Delhi 2",
                price="₹259",
                index=sentence("price_index_above", pct="1%"),
            )
            + "\n"
            + sentence("price_competitors", count="3", low="₹246", high="₹273"),
            facts=(a_fact(SALES),),
            charts=(
                Chart(
                    title="Suvarna Atta 5 kg, Delhi 2: price against competitors",
                    alt="BazaarNow ₹246, KiranaKart ₹255, You ₹259, SastaMart ₹273.",
                    spec={"mark": "point"},
                ),
            ),
        ),
    ),
    Screen(
        "A file",
        "order list as a file",
        a_reply(
            _exported("order-list.xlsx", "64"),
            facts=(a_fact(STOCK),),
            files=(
                SharedFile(
                    name="order-list.xlsx", media_type=_XLSX, blob_key="shop/exports/1.xlsx", size_bytes=9_420
                ),
            ),
        ),
    ),
    Screen(
        "A file that WhatsApp does not take",
        "order list as csv",
        a_reply(
            _exported("order-list.csv", "64"),
            facts=(a_fact(STOCK),),
            files=(
                SharedFile(
                    name="order-list.csv",
                    media_type="text/csv",
                    blob_key="shop/exports/1.csv",
                    size_bytes=4_210,
                ),
            ),
        ),
    ),
    Screen(
        "Not allowed",
        "revenue of mumbai",
        a_reply(sentence("store_out_of_scope"), outcome=Outcome.REFUSED),
    ),
)
