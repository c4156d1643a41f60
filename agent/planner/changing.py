"""Which tools change something: what they do is not repeated by the way, nor asked for in a caption."""

from __future__ import annotations

from typing import Final

CHANGES: Final = frozenset(
    {
        "correct_document",
        "override_forecast",
        "propose_price_change",
        "decide_recommendation",
        "change_setting",
        "export_data",
        "update_alert",
        "create_alert_rule",
        "remove_alert_rule",
    }
)
