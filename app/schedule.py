"""The wiring of scheduled work: the nightly and the hourly run, and the collection of competitors' prices."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from adapters.collector import PoliteCollector
    from app.alerting import Alerting
    from app.bootstrap import Home
    from core.identity import Principal
    from core.ports import Answer, Notifier
    from core.tool import ToolContext
    from jobs.runs.collecting import CollectingParts
    from jobs.runs.collection_report import CollectionReport, CollectionReports
    from jobs.runs.hourly import HourlyParts
    from jobs.runs.nightly import NightlyParts
    from jobs.runs.part import RunReport
    from jobs.sweeping import Sweeper


class Schedule:
    """The parts of a home that work without being asked, built when they are first needed."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def nightly_parts(self) -> NightlyParts:
        """Return what the nightly run works with."""
        from jobs.runs.nightly import NightlyParts  # noqa: PLC0415 - heavy
        from tools.action import nightly_principal, recommend  # noqa: PLC0415 - heavy
        from tools.anomaly_record import watch  # noqa: PLC0415 - heavy
        from tools.demand import compute_forecasts  # noqa: PLC0415 - heavy
        from tools.elasticity import learn_reactions  # noqa: PLC0415 - heavy
        from tools.forecast_model import train_where_due  # noqa: PLC0415 - heavy
        from tools.price_outcome import measure_all  # noqa: PLC0415 - heavy
        from tools.supplier_delay import learn_delays  # noqa: PLC0415 - heavy

        def as_nobody(work: Callable[[ToolContext], str]) -> Callable[[str], str]:
            return lambda tenant_id: work(self._home.tool_context(nightly_principal(tenant_id)))

        def train(tenant_id: str) -> str:
            return train_where_due(self._home.lake, tenant_id, now=self._home.clock.now())

        def compute(tenant_id: str) -> Answer:
            return compute_forecasts(self._home.lake, tenant_id)

        def react(tenant_id: str) -> str:
            return learn_reactions(self._home.lake, tenant_id)

        def deliver(tenant_id: str) -> str:
            return learn_delays(self._home.lake, tenant_id)

        return NightlyParts(
            directory=self._home.directory,
            lake=self._home.lake,
            writer=self._home.lake,
            events=self._home.events,
            train=train,
            compute_forecasts=compute,
            learn_reactions=react,
            learn_delays=deliver,
            measure_prices=as_nobody(measure_all),
            recommend=as_nobody(recommend),
            watch=as_nobody(watch),
            alert=self.alerting.evaluate,
            maintain=self._maintain,
            jobs_database_url=self._home.jobs_url if self._jobs_exist() else "",
            lock_file=self._home.path / "nightly.lock",
            clock=self._home.clock,
        )

    @cached_property
    def alerting(self) -> Alerting:
        """Finds what needs attention, and has it told."""
        from app.alerting import Alerting  # noqa: PLC0415 - with the scheduled runs

        return Alerting(self._home)

    @cached_property
    def notifier(self) -> Notifier:
        """Has people told what they did not ask for."""
        from jobs.notices.notifying import ConversationNotifier  # noqa: PLC0415 - with the worker

        home = self._home
        return ConversationNotifier(
            messages=home.messages,
            directory=home.directory,
            conversations=home.conversations,
            preferences=home.preferences,
            adapters=home.adapters,
            clock=home.clock,
        )

    def sweepers(self) -> tuple[Sweeper, ...]:
        """Return the work that the worker looks for again and again."""
        from app.warming import warming  # noqa: PLC0415 - with the worker

        return (*self._home.reaching.sweepers(), *self.alerting.sweepers(), warming(self._home))

    @cached_property
    def collector(self) -> PoliteCollector:
        """Asks competitors' sites for prices; nobody, where no source is set up."""
        from adapters.collector import PoliteCollector  # noqa: PLC0415 - most commands ask nobody

        return PoliteCollector(
            self._home.path / "competitors", self._home.path / "collector", self._home.clock
        )

    @cached_property
    def collection_reports(self) -> CollectionReports:
        """What collections came to."""
        from jobs.runs.collection_report import CollectionReports  # noqa: PLC0415 - with the collector

        return CollectionReports(self._home.path / "collector" / "reports")

    def collecting_parts(self) -> CollectingParts:
        """Return what a collection of competitor prices works with."""
        from jobs.runs.collecting import CollectingParts  # noqa: PLC0415 - heavy

        return CollectingParts(
            collector=self.collector,
            lake=self._home.lake,
            importer=self._home.importer,
            audit=self._home.audit,
            clock=self._home.clock,
            settings_of=self._home.directory.tenant_settings,
            reports=self.collection_reports,
            lock_file=self._home.path / "collector.lock",
        )

    def collect_prices(
        self, principal: Principal, *, only: str | None = None, dry_run: bool = False
    ) -> CollectionReport:
        """Ask the tenant's sources of competitor prices, or one, for what is due."""
        from jobs.runs.collecting import collect_prices  # noqa: PLC0415 - heavy

        return collect_prices(self.collecting_parts(), principal, only=only, dry_run=dry_run)

    def last_collection(self, principal: Principal) -> dict[str, Any]:
        """Return the tenant's newest collection report.

        Raises:
            DataError: nothing was ever collected.
            PolicyError: the caller may not take data in.
        """
        from jobs.runs.collecting import last_report  # noqa: PLC0415 - heavy

        return last_report(self.collecting_parts(), principal)

    def run_hourly(self) -> RunReport:
        """Do the hourly work now."""
        from jobs.runs.hourly import run_hourly  # noqa: PLC0415 - heavy

        return run_hourly(self.hourly_parts())

    def hourly_parts(self) -> HourlyParts:
        """Return what the hourly run works with."""
        from jobs.runs.collecting import service_principal  # noqa: PLC0415 - heavy
        from jobs.runs.hourly import HourlyParts  # noqa: PLC0415 - heavy

        return HourlyParts(
            directory=self._home.directory,
            collect=lambda tenant_id: self.collect_prices(service_principal(tenant_id)),
            alert=self.alerting.evaluate_hourly,
            lock_file=self._home.path / "hourly.lock",
        )

    def _maintain(self) -> None:
        for tenant_id in self._home.tenants():
            self._home.lake.expire(tenant_id)

    def _jobs_exist(self) -> bool:
        return self._home.settings.database_url is not None or (self._home.path / "jobs.db").exists()

    def run_nightly(self) -> RunReport:
        """Do the nightly work now."""
        from jobs.runs.nightly import run_nightly  # noqa: PLC0415 - heavy

        return run_nightly(self.nightly_parts())
