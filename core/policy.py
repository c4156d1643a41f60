"""The role table: which role may call which tool, as data.

The table answers *may this role ask at all*; how far the caller sees (own stores and
products, or the whole tenant) is the scope of the `Principal`, enforced inside the tool.
"""

from __future__ import annotations

from core.errors import InputError
from core.identity import Principal, Role

_EVERYONE = frozenset({Role.SELLER, Role.MANAGER, Role.ADMIN})
_MANAGERS = frozenset({Role.MANAGER, Role.ADMIN})

ROLES_BY_TOOL: dict[str, frozenset[Role]] = {
    # READ: a seller in the own scope, a manager and an admin in the tenant.
    "forecast_demand": _EVERYONE,
    "assess_stockout_risk": _EVERYONE,
    "plan_reorder": _EVERYONE,
    "suggest_price": _EVERYONE,
    "simulate_price": _EVERYONE,
    "query_kpi": _EVERYONE,
    "explain_change": _EVERYONE,
    "rank_actions": _EVERYONE,
    "review_price_changes": _EVERYONE,
    "list_approvals": _EVERYONE,
    "morning_brief": _EVERYONE,
    "weekly_summary": _MANAGERS,
    "show_settings": _EVERYONE,
    "detect_anomalies": _EVERYONE,
    "check_document": _EVERYONE,
    "list_documents": _EVERYONE,
    "search_knowledge": _EVERYONE,
    "list_alerts": _EVERYONE,
    "show_alert_rules": _EVERYONE,
    # WRITE: a seller in the own scope (a manager approves beyond the limits) …
    "propose_price_change": _EVERYONE,
    "decide_recommendation": _EVERYONE,
    "update_alert": _EVERYONE,
    "create_alert_rule": _EVERYONE,
    "remove_alert_rule": _EVERYONE,
    "export_data": _EVERYONE,
    "correct_document": _EVERYONE,
    "set_preference": _EVERYONE,
    # … but an override moves everybody's numbers.
    "override_forecast": _MANAGERS,
    "change_setting": _MANAGERS,
}


def roles_for(tool_name: str) -> frozenset[Role]:
    """Return the roles that may call a tool.

    Raises:
        InputError: the table has no such tool; a tool without a line may be called by nobody.
    """
    roles = ROLES_BY_TOOL.get(tool_name)
    if roles is None:
        raise InputError(f"There is no tool {tool_name!r}.", code="unknown_tool", tool=tool_name)
    return roles


def may_call(role: Role, tool_name: str) -> bool:
    """Tell whether the role may call the tool; `False` for a tool that is not in the table."""
    return role in ROLES_BY_TOOL.get(tool_name, frozenset())


def may_ingest(principal: Principal) -> bool:
    """Tell whether the person may take files in and out.

    An admin may, and a manager of the whole tenant (the owner of the machine is one). A
    manager of some stores may not, nor may a seller: a file can hold rows of any store, and
    a row's word for whose it is proves nothing.
    """
    if principal.role is Role.ADMIN:
        return True
    return principal.role is Role.MANAGER and principal.store_ids is None and principal.sku_ids is None
