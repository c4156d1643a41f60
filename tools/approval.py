"""A price change that somebody asked for and a manager decides on: what is shown of it, and of what.

What is shown carries a mark, made of all that it says. A decision that brings the mark along is
for exactly this: where the price, the data or the effect moved since, the mark is another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from core.errors import ConflictError, PolicyError
from core.fact import Fact
from core.identity import Principal, Role
from core.mark import mark_of_shown
from core.money import to_money
from core.price_change import PriceChange
from core.recommendation import Recommendation
from core.tenant import TenantSettings
from core.tool import ToolContext
from tools.price_case import PriceCase, read_case
from tools.propose_price_change import (
    ProposePriceChangeArguments,
    ProposePriceChangeResult,
    told_change,
)
from tools.simulate_price import SimulatePriceResult


@dataclass(frozen=True)
class ApprovalPreview:
    """What a price that is asked for would do, as it stands now."""

    told: ProposePriceChangeResult
    case: PriceCase
    price: Decimal

    @property
    def price_now(self) -> Decimal:
        """What is charged now."""
        return to_money(self.case.given.price)


def may_approve(principal: Principal) -> bool:
    """Tell whether the person may decide on another's price change."""
    return principal.role is not Role.SELLER


def decided_until(change: PriceChange, settings: TenantSettings) -> datetime:
    """Return until when the change may be decided on."""
    return change.requested_at + timedelta(days=settings.approval_days)


def preview_of(change: PriceChange, price: Decimal | None, context: ToolContext) -> ApprovalPreview:
    """Return what the change would do now, at its own price or at another.

    Raises:
        ScopeError: the product or the store is not the person's.
        DataError: no price is known, or nothing is expected to sell.
    """
    case = read_case(change.sku_id, change.store_id, None, context)
    wanted = change.price if price is None else to_money(price)
    asked = ProposePriceChangeArguments(sku_id=change.sku_id, store_id=change.store_id, price=wanted)
    reasons = change.reasons if wanted == change.price else None
    told = told_change(asked, case, wanted, reasons, context)
    broken = tuple(check.name for check in told.simulation.guardrails if not check.passed)
    said = {
        "change_id": change.change_id,
        "needs": broken if reasons is None else told.needs,
        "notes": tuple(one for one in told.notes if one.code != "manager_must_agree"),
    }
    return ApprovalPreview(told.model_copy(update=said), case, wanted)


def mark_of(change: PriceChange, simulation: SimulatePriceResult) -> str:
    """Return the mark of what a preview shows: another one as soon as it would show something else."""
    new = simulation.proposed
    effect = () if new is None else (new.units_from, new.units_to, new.profit_from, new.profit_to)
    now = simulation.now
    usual = () if now is None else (now.units, now.profit)
    broken = sorted(check.name for check in simulation.guardrails if not check.passed)
    said = [
        change.change_id,
        _plain(simulation.price),
        _plain(simulation.current_price),
        str(simulation.as_of),
        *(_plain(fact) for fact in (*usual, *effect)),
        *broken,
    ]
    return _digest(said)


def proposal_mark(found: Recommendation, price_now: Decimal | None) -> str:
    """Return the mark of a recommendation as a line of a list shows it, its price as charged now."""
    payload = found.payload
    said = [
        found.recommendation_id,
        found.kind,
        *(str(payload.get(name)) for name in ("quantity", "price")),
        str(to_money(found.score)),
        "" if price_now is None else str(to_money(price_now)),
    ]
    return _digest(said)


def refusal_mark(change: PriceChange) -> str:
    """Return the mark of a refusal: of what is asked for, whatever it would bring."""
    return _digest([change.change_id, "refuse", str(change.price)])


def check_waiting(change: PriceChange, context: ToolContext) -> None:
    """Refuse what is not open any more, saying who decided.

    Raises:
        PolicyError: the person may not decide on it.
        ConflictError: it was decided, taken back, or waited too long.
    """
    if not may_approve(context.principal):
        raise PolicyError(
            "A price change beyond the limits is a manager's to decide.",
            code="manager_decides",
            sku_id=change.sku_id,
            store_id=change.store_id,
        )
    late = change.status == "waiting" and context.clock.now() > decided_until(change, context.settings)
    if late or change.status == "expired":
        raise ConflictError(
            f"Price change {change.change_id} waited longer than {context.settings.approval_days} days and"
            " was let go; ask for it again.",
            code="price_change_expired",
        )
    if change.status != "waiting":
        raise decided_before(change, context)


def decided_before(change: PriceChange, context: ToolContext) -> ConflictError:
    """Return the word to whoever decides second: who was first, and what became of it."""
    who = name_of(change.decided_by or change.user_id, context)
    return ConflictError(
        f"{who} decided on price change {change.change_id} already: it is {change.status}.",
        code="price_change_decided",
        who=who,
        status=change.status,
    )


def name_of(user_id: str, context: ToolContext) -> str:
    """Return what a person is called; the id where nobody has it any more."""
    person = None if context.tenants is None else context.tenants.find_user(user_id)
    if person is None or person.tenant_id != context.principal.tenant_id:
        return user_id
    return person.name


def _plain(fact: Fact | None) -> str:
    return "" if fact is None else str(fact.value)


def _digest(said: list[str]) -> str:
    return mark_of_shown("|".join(said))
