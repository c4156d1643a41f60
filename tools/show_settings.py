"""show_settings: the thresholds that prices and orders are decided by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from core.fact import Fact, Source
from core.policy import roles_for
from core.tenant import SETTING_RULES, SettingName, TenantSettings
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.evidence import Evidence


class ShowSettingsArguments(ToolArguments):
    """Which of them."""

    names: tuple[SettingName, ...] | None = Field(
        default=None, min_length=1, max_length=len(SETTING_RULES), description="Settings; omitted: every one"
    )


class ShownSetting(BaseModel):
    """A threshold; `own` tells that the shop set it itself. An unset value is `None`: no limit."""

    model_config = ConfigDict(frozen=True)

    name: SettingName
    value: Fact
    default: Fact
    own: bool


class ShowSettingsResult(ToolResult):
    """The thresholds, those the shop set itself first."""

    settings: tuple[ShownSetting, ...]


def setting_fact(name: SettingName, settings: TenantSettings, label: str, evidence: Evidence) -> Fact:
    """Return a threshold of some settings as a fact."""
    rule, value = SETTING_RULES[name], getattr(settings, name)
    if value is not None and rule.unit == "currency":
        value = Decimal(str(value))
    return evidence.fact(f"{label}, {name}", value, rule.unit)


def settings_evidence(arguments: ToolArguments, context: ToolContext) -> Evidence:
    """Return what makes facts of the tenant's settings."""
    now = context.clock.now()
    source = Source(tables={"tenants": now.isoformat()})
    return Evidence(context, arguments, [source], method="settings of the shop", as_of=now.date())


def run(arguments: ShowSettingsArguments, context: ToolContext) -> ShowSettingsResult:
    """Show the thresholds in force."""
    evidence = settings_evidence(arguments, context)
    shown = list(shown_settings(arguments.names or tuple(SETTING_RULES), context.settings, evidence))
    return ShowSettingsResult(settings=tuple(sorted(shown, key=lambda one: not one.own)))


def shown_settings(
    names: tuple[SettingName, ...], settings: TenantSettings, evidence: Evidence
) -> Iterator[ShownSetting]:
    """Yield thresholds as they hold and as they were before the shop set them."""
    defaults = TenantSettings(settings.tenant_id)
    for name in names:
        yield ShownSetting(
            name=name,
            value=setting_fact(name, settings, "In force", evidence),
            default=setting_fact(name, defaults, "Default", evidence),
            own=getattr(settings, name) != getattr(defaults, name),
        )


TOOL = Tool(
    name="show_settings",
    description=(
        "The shop's own thresholds: how far a seller may change a price alone, the margin floor, the service "
        "level, delivery times and costs. Use it when a person asks what a limit or setting is."
    ),
    arguments=ShowSettingsArguments,
    result=ShowSettingsResult,
    effect=Effect.READ,
    roles=roles_for("show_settings"),
    run=run,
    examples=(
        "Show the settings",
        "What is the price limit?",
        "What is our minimum margin?",
    ),
)
