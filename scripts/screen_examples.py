"""What `docs/screens.md` shows: one reply of each kind, invented, with everything a door may render."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from core.chart import Chart
from core.fact import Citation, Fact, Source
from core.message import Choice, InboundMessage, Outcome, Reply
from core.shared_file import SharedFile

AT = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
_SALES = Source(tables={"curated.sales": "1"}, as_of=date(2026, 11, 21), computed_at=AT)
_STOCK = Source(tables={"curated.stock_position": "1"}, as_of=date(2026, 11, 21), computed_at=AT)


@dataclass(frozen=True)
class Screen:
    """A kind of message: its name, what was asked (nothing where the copilot speaks first), the reply."""

    name: str
    asked: str
    reply: Reply


def _fact(source: Source) -> Fact:
    return Fact(id="f1.1", label="Units", value=240, unit="units", source=source)


def _reply(answer: str, **changes: Any) -> Reply:
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


SCREENS: tuple[Screen, ...] = (
    Screen(
        "What runs out",
        "what will stock out next week in delhi",
        _reply(
            "3 items will likely run out in Delhi by Sun 29 Nov:\n"
            "🔴 *Mohini Toned Milk 500 ml* (Delhi 1): Tue. Order 240 by tomorrow\n"
            "🔴 *Suvarna Atta 5 kg* (Delhi 2): Thu. Order 60 by Mon\n"
            "🟠 *Tez Detergent 1 kg* (Delhi 1): Sat. Order 48 by Tue\n"
            "Sales at risk: about ₹18,400.",
            facts=(_fact(_STOCK),),
            choices=(
                Choice(label="Order list", message="What should I order in Delhi?"),
                Choice(label="All stores", message="What will stock out next week?"),
            ),
        ),
    ),
    Screen(
        "Figures",
        "revenue last month by city",
        _reply(
            "Revenue, Thu 1 Oct to Sat 31 Oct: ₹1,66,85,525\n"
            "• Delhi: ₹59,08,775 (up 8%)\n• Mumbai: ₹58,41,210 (up 2%)\n"
            "• Bengaluru: ₹30,33,791 (down 1%)\n• Jaipur: ₹19,01,750 (up 4%)",
            facts=(_fact(_SALES),),
            charts=(Chart(title="Revenue by city", alt="Revenue last month by city.", spec={"mark": "bar"}),),
        ),
    ),
    Screen(
        "A question back",
        "price of butter",
        _reply(
            'Which "butter" do you mean?',
            outcome=Outcome.CLARIFY,
            choices=tuple(
                Choice(label=name, message=name)
                for name in ("Gokula Table Butter 100 g", "Gokula Table Butter 500 g")
            ),
        ),
    ),
    Screen(
        "Before a change",
        "suvarna atta delhi 2 ka rate 259 kar do",
        _reply(
            "Rate badlega, *Suvarna Atta 5 kg* (Delhi 2). Dekh lijiye:\n₹265 → ₹259 (2.3% kam)\n"
            "7 din me: piece 62 → 63 se 68.\nMunafa ₹2,170 → ₹2,040 se ₹2,230.\n30 minute tak valid.",
            outcome=Outcome.CONFIRM,
            language="hinglish",
            choices=(
                Choice(label="Haan", message="haan"),
                Choice(label="Badlo", message="badlo"),
                Choice(label="Nahi", message="nahi"),
            ),
        ),
    ),
    Screen(
        "A price waits for the manager",
        "",
        _reply(
            "🟠 Asha asks: *Suvarna Atta 5 kg* (Delhi 1)\n₹265 → ₹240 (down 9.4%)\n"
            "Over 7 days: units 62 → 70 to 78.\nProfit ₹2,170 → ₹1,350 to ₹1,560.\n"
            "More than 5% of change needs a manager.\n"
            "If nobody decides by Tue 24 Nov, the price stays as it is.",
            choices=(
                Choice(label="Approve", message="approve price change PC_ab12 at 240 as shown 7f3a"),
                Choice(label="Edit", message="change the price of PC_ab12"),
                Choice(label="Reject", message="reject price change PC_ab12 as shown 7f3a"),
            ),
        ),
    ),
    Screen(
        "An alert",
        "",
        _reply(
            "🔴 *Mohini Toned Milk 500 ml* (Delhi 1): 38 left, likely gone by Tue 24 Nov. Order 240.",
            facts=(_fact(_STOCK),),
            choices=(
                Choice(label="Acknowledge", message="acknowledge AL_12"),
                Choice(label="Remind me tomorrow", message="snooze AL_12 until tomorrow"),
                Choice(label="Done", message="resolve AL_12"),
            ),
        ),
    ),
    Screen(
        "The morning brief",
        "",
        _reply(
            "Good morning, Asha. 3 things worth ₹21,300 today:\n"
            "1. Order 240 units of *Mohini Toned Milk 500 ml* (Delhi 1): saves ₹9,800\n"
            "2. Raise *Kesar Soap 4-pack* to ₹148: adds ₹7,200 a week\n"
            "3. Move 30 *Tez Detergent 1 kg*, Delhi 2 → Delhi 1: saves ₹4,300\n"
            "Yesterday: ₹64,120, up 8% on last Saturday.",
            facts=(_fact(_SALES),),
            choices=tuple(
                Choice(label=f"Accept {number}", message=f"accept recommendation R_{number}")
                for number in (1, 2, 3)
            ),
        ),
    ),
    Screen(
        "A bill, checked",
        "(a photo)",
        _reply(
            "❌ *Invoice GK/2231, Gupta Kirana, ₹8,496*: 2 problems\n"
            "1. Tax split: both CGST+SGST and IGST charged. Delhi → Delhi needs CGST+SGST only.\n"
            "2. GSTIN 07AAACG1234A1Z9: check digit is wrong.\n"
            "Don't claim credit on it yet.",
            citations=(Citation(source="IGST Act", ref="section 8", quote="intra-State supply"),),
            choices=(Choice(label="See the rule", message="what does IGST Act section 8 say?"),),
        ),
    ),
    Screen(
        "A rule, cited",
        "क्या मैं MRP से ऊपर बेच सकता हूँ?",
        _reply(
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
        "A file",
        "order list as a file",
        _reply(
            "Here is the order list: 64 lines for Delhi.",
            facts=(_fact(_STOCK),),
            files=(
                SharedFile(
                    name="reorder.csv", media_type="text/csv", blob_key="shop/exports/1.csv", size_bytes=4_210
                ),
            ),
        ),
    ),
    Screen(
        "Not allowed",
        "revenue of mumbai",
        _reply("That store isn't on your account. Ask your manager to add it.", outcome=Outcome.REFUSED),
    ),
)
