"""change_setting: a manager sets one of the shop's thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from core.errors import InputError, PolicyError
from core.fact import Fact
from core.policy import roles_for
from core.tenant import SETTING_RULES, SettingName, TenantSettings, checked_setting
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.show_settings import setting_fact, settings_evidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class ChangeSettingArguments(ToolArguments):
    """Which threshold, and its value."""

    name: SettingName = Field(description="The setting")
    value: float | None = Field(
        default=None,
        description="The new value: percentages as 0 to 100, service_level as 0 to 1; "
        "omitted: back to the default",
    )


class ChangeSettingResult(ToolResult):
    """What the threshold was and is; of a preview, would be. `changed` is false where it was that already."""

    name: SettingName
    changed: bool
    to_default: bool
    before: Fact
    after: Fact
    default: Fact


def preview(arguments: ChangeSettingArguments, context: ToolContext) -> ChangeSettingResult:
    """Tell what the change would do; nothing is kept. Raises what `run` raises."""
    _forbid_with_limits(context)
    default = TenantSettings(context.settings.tenant_id)
    value = (
        getattr(default, arguments.name)
        if arguments.value is None
        else checked_setting(arguments.name, arguments.value)
    )
    before = getattr(context.settings, arguments.name)
    evidence = settings_evidence(arguments, context)
    rule = SETTING_RULES[arguments.name]
    told = setting_fact(arguments.name, context.settings, "Now", evidence)
    return ChangeSettingResult(
        name=arguments.name,
        changed=value != before,
        to_default=arguments.value is None,
        before=told,
        after=evidence.fact(f"New value, {arguments.name}", value, rule.unit),
        default=setting_fact(arguments.name, default, "Default", evidence),
    )


def run(arguments: ChangeSettingArguments, context: ToolContext) -> ChangeSettingResult:
    """Set the threshold for the whole shop.

    Raises:
        InputError: the value is not allowed.
        PolicyError: the caller sees only some of the shop, and the threshold holds for all of it.
    """
    told = preview(arguments, context)
    if context.tenants is None:
        raise InputError("Settings can only be read here.", code="settings_read_only")
    context.tenants.change_setting(context.principal.tenant_id, arguments.name, arguments.value)
    return told


def _forbid_with_limits(context: ToolContext) -> None:
    principal = context.principal
    if principal.store_ids is not None or principal.sku_ids is not None:
        raise PolicyError(
            "The settings hold for the whole shop; ask somebody who manages all of it.",
            code="settings_of_whole_shop",
        )


def audited(arguments: ChangeSettingArguments, result: ChangeSettingResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: the setting, what it was and what it is."""
    return {
        "name": arguments.name,
        "before": None if result.before.value is None else str(result.before.value),
        "after": None if result.after.value is None else str(result.after.value),
        "to_default": result.to_default,
    }


TOOL = Tool(
    name="change_setting",
    description=(
        "Set one of the shop's thresholds, such as the price limit of sellers, the margin floor or the "
        "service level, or take its default back. Use it when a manager asks to set or change one."
    ),
    arguments=ChangeSettingArguments,
    result=ChangeSettingResult,
    effect=Effect.WRITE,
    roles=roles_for("change_setting"),
    run=run,
    preview=preview,
    audited=audited,
    examples=(
        "Set the price limit to 8 %",
        "Change the service level to 97 %",
        "Minimum margin 12%",
    ),
)
