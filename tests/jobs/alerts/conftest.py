"""The small shop of the tools' tests."""

from tests.tools.conftest import alert_rules, alerts, audit, lake

__all__ = ["alert_rules", "alerts", "audit", "lake"]
