"""What calls are compared on in a home: its day, its tools, its stores."""

from __future__ import annotations

from agent.nodes.understand import counting_day
from app.bootstrap import Home
from core.clock import local_date
from core.identity import Scope
from evals.days import Calendar
from evals.matching import Ground


def ground_of(home: Home) -> Ground:
    """Return the ground of a home as it stands now.

    `today` is the day relative dates count from: the data's last where it is older than a day,
    as the agent counts.
    """
    tenant = home.owner().tenant_id
    clock = local_date(home.clock, home.directory.tenant_settings(tenant).timezone)
    as_of = home.lake.freshness(tenant).sales
    stores = home.lake.stores(Scope(tenant)).frame
    return Ground(
        Calendar(counting_day(clock, as_of), as_of or clock),
        {spec.name: spec for spec in home.catalog.specs()},
        {row["store_id"]: row["city"] for row in stores.iter_rows(named=True)},
    )
