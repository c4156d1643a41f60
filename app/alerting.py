"""The wiring of alerts: what needs attention, found after each run and on events, and told."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from adapters.ledgers import SqlEventMarks, SqlEventStamps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from app.bootstrap import Home
    from core.alert import Alert, AlertType
    from core.identity import Principal
    from core.notice import Place
    from core.tenant import TenantSettings
    from jobs.alerts.routing import Shelf
    from jobs.alerts.telling import AlertTeller
    from jobs.sweeping import Sweeper

TELLING_EVERY_S = 5.0
WATCHING_EVERY_S = 10.0


class Alerting:
    """Finds what needs attention in a home, and has people told of it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._stamps = SqlEventStamps(home.database)
        self._marks = SqlEventMarks(home.database)

    def evaluate(self, tenant_id: str) -> str:
        """Ask every condition; return one line that says what changed."""
        from core.alert import ALERT_TYPES  # noqa: PLC0415 - with the evaluation

        return self._evaluate(tenant_id, ALERT_TYPES)

    def evaluate_hourly(self, tenant_id: str) -> str:
        """Ask what may have changed since the night; return one line that says what did."""
        from jobs.alerts.evaluation import HOURLY  # noqa: PLC0415 - heavy

        return self._evaluate(tenant_id, HOURLY)

    def sweepers(self) -> tuple[Sweeper, ...]:
        """Return what the worker does again and again: look at what came in, and tell what is news."""
        from jobs.alerts.events import EventWatch  # noqa: PLC0415 - with the worker
        from jobs.sweeping import Sweeper  # noqa: PLC0415 - with the worker

        watch = EventWatch(self._stamps, self._marks, self._home.directory, self._evaluate)
        return (
            Sweeper("what came in", watch.sweep, WATCHING_EVERY_S),
            Sweeper("alerts", self.teller.sweep, TELLING_EVERY_S),
        )

    @cached_property
    def teller(self) -> AlertTeller:
        """Has people told of alerts."""
        from jobs.alerts.telling import AlertTeller  # noqa: PLC0415 - with the worker

        home = self._home
        return AlertTeller(
            alerts=home.alerts,
            rules=home.alert_rules,
            tellings=home.alert_tellings,
            directory=home.directory,
            preferences=home.preferences,
            notifier=home.schedule.notifier,
            clock=home.clock,
            channel_of=self._channel,
            shelf_of=self._shelves,
        )

    def _channel(
        self, settings: TenantSettings, people: Sequence[Principal]
    ) -> tuple[Principal, Place] | None:
        """Return the managers' Slack channel and in whose name it is written into."""
        if not settings.alert_slack_channel or "slack" not in self._home.adapters:
            return None
        from channels.slack.inbound import shared_place  # noqa: PLC0415 - where Slack is set up
        from core.identity import Role  # noqa: PLC0415 - with it

        listed = {one.user_id: one.addresses for one in self._home.directory.users(settings.tenant_id)}
        for person in people:
            whole = person.role is Role.MANAGER and person.store_ids is None and person.sku_ids is None
            address = next((one for one in listed[person.user_id] if one.channel == "slack"), None)
            if whole and address is not None:
                return person, shared_place(address.address, settings.alert_slack_channel)
        return None

    def _shelves(self, tenant_id: str) -> Callable[[Alert], Shelf]:
        """Return what tells an alert's category and city; the tables are read where a rule asks for them."""
        from core.identity import Scope  # noqa: PLC0415 - with the worker
        from jobs.alerts.routing import Shelf  # noqa: PLC0415 - with the worker

        rules = [one for one in self._home.alert_rules.in_force(tenant_id) if one.mute]
        if not any(one.category or one.city for one in rules):
            return lambda _: Shelf()
        lake, scope = self._home.lake, Scope(tenant_id)
        categories = dict(lake.products(scope).frame.select("sku_id", "category").iter_rows())
        cities = dict(lake.stores(scope).frame.select("store_id", "city").iter_rows())
        return lambda alert: Shelf(categories.get(alert.sku_id) or "", cities.get(alert.store_id) or "")

    def _evaluate(self, tenant_id: str, types: Collection[AlertType]) -> str:
        """Ask the conditions of some types, and keep what had come in when that began."""
        from jobs.alerts.events import MarkedEvaluation  # noqa: PLC0415 - heavy

        return MarkedEvaluation(self._stamps, self._marks, self._asked)(tenant_id, types)

    def _asked(self, tenant_id: str, types: Collection[AlertType]) -> str:
        from jobs.alerts.evaluation import evaluate, summary  # noqa: PLC0415 - heavy
        from tools.action import nightly_principal  # noqa: PLC0415 - heavy

        context = self._home.tool_context(nightly_principal(tenant_id))
        return summary(evaluate(context, self._home.directory, self._home.audit, types))
