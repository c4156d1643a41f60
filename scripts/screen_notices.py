"""What `docs/screens.md` shows of what the copilot says first, and of itself, in the product's own sentences.

The figures are invented; the words are those of `language/locales`, so that a sentence that changes there
changes on the page.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from core.chart import Chart
from core.message import Choice, Reply
from language.format import format_date
from language.locales import sentence
from scripts.screen_examples import SALES, STOCK, Screen, a_fact, a_reply

MILK = {"product": "Mohini Toned Milk 500 ml", "store": "Delhi 1"}
ATTA = {"product": "Suvarna Atta 5 kg", "store": "Delhi 1"}
SOAP = {"product": "Kesar Soap 4-pack", "store": "Delhi 1"}
DETERGENT = {"product": "Tez Detergent 1 kg", "store": "Delhi 2"}


def _lines(*said: str) -> str:
    return "\n".join(said)


def _press(code: str, language: str = "en", **values: str) -> Choice:
    """Return a button: its label in the person's language, what it says in English."""
    shown = {name: value for name, value in values.items() if name in {"place", "n"}}
    return Choice(
        label=sentence(f"{code}.label", language, **shown), message=sentence(code, "en", **_named(values))
    )


def _named(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name != "place"}


def _own(answer: str, **changes: Any) -> Reply:
    """Return what no agent answered."""
    return a_reply(answer, model="none", **changes)


def _gone(language: str = "en") -> str:
    """Return the line of an item that runs out, with what to do."""
    day = format_date(date(2026, 11, 24), language=language, reference_year=2026)
    alert = sentence("alert_stockout", language, **MILK, on_hand="38", empty_on=day)
    return f"🔴 {alert}{sentence('alert_do_order_units', language, quantity='240')}"


_TOO_MUCH = "🟠 " + sentence("alert_overstock_over", **DETERGENT, units="90", tied_up="₹8,100")
_SPIKE = "🟠 " + sentence("alert_sales_spike", **ATTA, actual="61", expected="24")
_LATE = "🟠 " + sentence("alert_stopped_store", store="Jaipur 1", last="Wed 18 Nov")
_IDS = "AL_12 AL_13 AL_14 AL_15"
_MOVED = {"current": "₹265", "price": "₹240"}
_WEEK = {"start": "Mon 16 Nov", "end": "Sun 22 Nov"}

NOTICES: tuple[Screen, ...] = (
    Screen(
        "A price waits for the manager",
        "",
        a_reply(
            _lines(
                sentence("approval_asks", who="Asha", **ATTA),
                sentence("price_change_down", **_MOVED, change="9.4%"),
                sentence("price_change_units", days="7", now="62", low="70", high="78"),
                sentence("simulate_profit", now="₹2,170", low="₹1,350", high="₹1,560"),
                sentence("price_change_needs_change", limit="5%"),
                sentence("approval_until", day="Tue 24 Nov"),
            ),
            choices=(
                _press("approve_shown", id="PC_ab12", price="₹240", mark="S_7f3a"),
                _press("edit_change", id="PC_ab12"),
                _press("reject_shown", id="PC_ab12", mark="S_7f3a"),
            ),
        ),
    ),
    Screen(
        "What became of it",
        "",
        a_reply(
            _lines(sentence("approval_applied", by="Vikram", **ATTA, **_MOVED), sentence("approval_file"))
        ),
    ),
    Screen(
        "An alert",
        "",
        a_reply(
            _gone(),
            facts=(a_fact(STOCK),),
            choices=tuple(_press(f"ask_{code}", id="AL_12") for code in ("acknowledge", "snooze", "resolve")),
        ),
    ),
    Screen(
        "Several alerts",
        "",
        a_reply(
            _lines(
                sentence("alert_list_head", n=4, count="4", place=""),
                _gone(),
                _TOO_MUCH + sentence("alert_do_clear"),
                _SPIKE + sentence("alert_do_look"),
                _LATE + sentence("alert_do_send"),
                sentence("alert_list_worth", amount="₹21,900"),
            ),
            facts=(a_fact(STOCK),),
            choices=(_press("ask_acknowledge", id=_IDS), _press("ask_snooze", id=_IDS)),
        ),
    ),
    Screen(
        "An alert, taken note of in words",
        "ok, noted",
        a_reply(_lines(sentence("alert_acknowledged", n=1), _gone().split(" Order")[0])),
    ),
    Screen(
        "An alert in Hindi",
        "",
        a_reply(
            _gone("hi"),
            language="hi",
            choices=tuple(
                _press(f"ask_{code}", "hi", id="AL_12") for code in ("acknowledge", "snooze", "resolve")
            ),
        ),
    ),
    Screen(
        "The morning brief",
        "",
        a_reply(
            _lines(
                sentence("brief_head", n=3, name="Asha", count="3", total="₹21,300"),
                "1. " + sentence("rank_reorder", **MILK, units="240", day="Mon 23 Nov", worth="₹9,800"),
                "2. " + sentence("rank_price_raise", **SOAP, current="₹142", price="₹148", worth="₹7,200"),
                "3. " + sentence("rank_transfer", **DETERGENT, other="Delhi 1", units="30", worth="₹4,300"),
                sentence("brief_day", day="Sat 21 Nov", value="₹64,120")
                + sentence("brief_against", moved=sentence("brief_up", by="8%"), other="Sat 14 Nov"),
                sentence("brief_alerts", opened="2", closed="1", left="4"),
            ),
            facts=(a_fact(SALES),),
            choices=tuple(
                Choice(
                    label=sentence("accept_listed.label", place=str(place)),
                    message=sentence("accept_shown", id=f"R_{place}", mark=f"S_{place}"),
                )
                for place in (1, 2, 3)
            ),
        ),
    ),
    Screen(
        "A manager's week",
        "",
        a_reply(
            _lines(
                sentence("week_head", **_WEEK),
                sentence(
                    "week_figure_moved",
                    metric=sentence("metric_revenue"),
                    value="₹38,20,400",
                    moved=sentence("brief_up", by="3%"),
                ),
                sentence(
                    "week_figure_moved",
                    metric=sentence("metric_margin"),
                    value="₹5,11,900",
                    moved=sentence("brief_down", by="1%"),
                ),
                sentence("week_best", store="Delhi 1", amount="₹48,200"),
                sentence("week_worst", store="Jaipur 1", amount="₹21,700"),
                sentence("week_product_up", product=MILK["product"], amount="₹12,400"),
                sentence("week_prices", changed="3", waiting="1"),
            ),
            facts=(a_fact(SALES),),
            charts=(
                Chart(
                    title="Revenue: what changed",
                    alt="From ₹37,09,100 (Mon 9 Nov to Sun 15 Nov) to ₹38,20,400 (Mon 16 Nov to Sun 22 Nov).",
                    spec={"mark": "bar"},
                ),
            ),
            choices=(_press("ask_approvals"), _press("ask_actions")),
        ),
    ),
)
"""What comes unasked."""

OWN: tuple[Screen, ...] = (
    Screen("A stranger", "hello", _own(sentence("unknown_sender"))),
    Screen(
        "Linked by a code",
        "SR-7K2M-9QTX",
        _own(_lines(sentence("link_done", name="Asha"), sentence("first_help_seller"))),
    ),
    Screen(
        "What it can do",
        "what can you do?",
        _own(" ".join((sentence("help"), sentence("help_manager")))),
    ),
    Screen("A wish", "hindi me jawab do", _own(sentence("wish_language_hi", "hi"), language="hi")),
    Screen("Photos, taken in", "(2 photos)", _own(sentence("attachment_reading", n=2))),
    Screen(
        "A table, taken in",
        "(sales.csv)",
        _own(
            _lines(
                sentence(
                    "import_done",
                    file="sales.csv",
                    accepted="1,204",
                    rows="1,210",
                    kind=sentence("import_kind_sales"),
                    duplicates="4",
                ),
                sentence(
                    "import_quarantined", quarantined="2", reason=sentence("import_reason_date_invalid")
                ),
            )
        ),
    ),
    Screen("A voice note", "(a voice note)", _own(sentence("voice_note_unheard"))),
    Screen("STOP", "STOP", _own(sentence("consent_stopped"))),
    Screen("Something failed", "revenue by city", _own(sentence("turn_failed"))),
)
"""What it says of itself."""
