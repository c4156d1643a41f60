"""Values the adapter tests share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from core.fact import Citation, Fact, Source
from core.identity import Principal, Role
from core.message import InboundMessage, OutboundMessage, Outcome, Reply, ToolCall

NOON = datetime(2026, 1, 22, 12, 0, 0, 123456, tzinfo=UTC)
ASHA = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01"}))
VIKRAM = Principal("demo", "vikram", "Vikram", Role.MANAGER)


def message(
    message_id: str = "SM1", *, text: str = "kal kya khatam hoga?", conversation: str = "c1"
) -> InboundMessage:
    return InboundMessage(
        channel="whatsapp",
        message_id=message_id,
        conversation_id=conversation,
        address="+919812345678",
        text=text,
        received_at=NOON,
        context={"store_id": "DELHI_01", "horizon_days": 7},
    )


def reply(message_id: str = "SM1", *, conversation: str = "c1", answer: str = "₹252 until 29 Jan") -> Reply:
    source = Source(
        tables={"sales": "1"},
        parameters={"price": Decimal("12.50"), "start": date(2026, 1, 1)},
        as_of=date(2026, 1, 21),
        computed_at=NOON,
    )
    return Reply(
        conversation_id=conversation,
        message_id=message_id,
        answer=answer,
        outcome=Outcome.ANSWERED,
        tool_calls=(ToolCall(tool="suggest_price", arguments={"sku_id": "A"}),),
        facts=(
            Fact(id="f1.1", label="price", value=Decimal("252.00"), unit="currency", source=source),
            Fact(id="f1.2", label="until", value=date(2026, 1, 29), unit="date", source=source),
            Fact(id="f1.3", label="units", value=66, unit="units", source=source),
            Fact(id="f1.4", label="rate", value=0.25, unit="rate", source=source),
            Fact(id="f1.5", label="stock", value=None, unit="units", source=source),
        ),
        citations=(Citation(source="policy", ref="4", quote="Rates"),),
        verified=True,
    )


def outbound(key: str = "whatsapp:SM1:0") -> OutboundMessage:
    return OutboundMessage(
        channel="whatsapp", conversation_id="c1", idempotency_key=key, payload={"Body": "₹252", "To": "+91"}
    )
