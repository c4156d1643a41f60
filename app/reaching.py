"""The wiring of speaking first between people: approvals, briefs, and who is linked where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from adapters.ledgers import SqlLinkCodes, SqlToldNotices

if TYPE_CHECKING:
    from app.bootstrap import Home
    from jobs.notices.approving import Approvals
    from jobs.notices.briefing import Briefs
    from jobs.sweeping import Sweeper
    from jobs.turn.linking import Linking

APPROVALS_EVERY_S = 2.0
BRIEFS_EVERY_S = 30.0


class Reaching:
    """The parts of a home that reach people, built when they are first asked for."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @cached_property
    def told(self) -> SqlToldNotices:
        """Which notices were told."""
        return SqlToldNotices(self._home.database)

    @cached_property
    def linking(self) -> Linking:
        """Links phones and Slack users to accounts."""
        from jobs.turn.linking import Linking  # noqa: PLC0415 - with the worker, and one command

        home = self._home
        return Linking(SqlLinkCodes(home.database), home.directory, home.audit, home.clock)

    @cached_property
    def approvals(self) -> Approvals:
        """Has managers asked, and sellers told what became of it."""
        from jobs.notices.approving import Approvals  # noqa: PLC0415 - with the worker

        home = self._home
        return Approvals(
            changes=home.price_changes,
            directory=home.directory,
            preferences=home.preferences,
            notifier=home.schedule.notifier,
            told=self.told,
            audit=home.audit,
            clock=home.clock,
        )

    @cached_property
    def briefs(self) -> Briefs:
        """Tells each person the morning brief at the own hour."""
        from jobs.notices.briefing import Briefs  # noqa: PLC0415 - with the worker

        home = self._home
        return Briefs(
            directory=home.directory,
            preferences=home.preferences,
            notifier=home.schedule.notifier,
            told=self.told,
            has_data=lambda tenant_id: home.lake.freshness(tenant_id).sales is not None,
            nightly_lock=home.path / "nightly.lock",
            clock=home.clock,
        )

    def sweepers(self) -> tuple[Sweeper, ...]:
        """Return what the worker looks for again and again."""
        from jobs.sweeping import Sweeper  # noqa: PLC0415 - with the worker

        return (
            Sweeper("approvals", self.approvals.sweep, APPROVALS_EVERY_S),
            Sweeper("briefs", self.briefs.sweep, BRIEFS_EVERY_S),
        )
