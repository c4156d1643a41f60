"""Having at hand what the next question of any kind would wait for: after the start, and after an import."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from core.errors import SmartRetailError

if TYPE_CHECKING:
    from app.bootstrap import Home
    from jobs.sweeping import Sweeper

LOOKING_EVERY_S = 30.0
MOST_TENANTS = 8
"""What is kept has an end: of more shops than these, what was loaded for one would push out another's."""

log = logging.getLogger(__name__)


def warming(home: Home) -> Sweeper:
    """Return the worker's look whether what questions rest on must be loaded and reckoned anew."""
    from jobs.sweeping import Sweeper  # noqa: PLC0415 - with the worker

    return Sweeper("warming", lambda: warm_up(home), LOOKING_EVERY_S)


def warm_up(home: Home) -> int:
    """Load and reckon what questions rest on, of each shop once for as long as its tables stand.

    Returns:
        Calls made of tools; none where everything is at hand.
    """
    from agent.ready import get_ready  # noqa: PLC0415 - heavy
    from engines.documents.rules.load import load_rules  # noqa: PLC0415 - heavy

    get_ready()
    load_rules()
    made: list[int] = []
    for tenant_id in home.tenants()[:MOST_TENANTS]:

        def call(tenant_id: str = tenant_id) -> int:
            made.append(_call_tools(home, tenant_id))
            return made[-1]

        home.lake.kept(tenant_id, "first calls", call, cells=lambda _: 1)
    return sum(made)


def _call_tools(home: Home, tenant_id: str) -> int:
    from tools.action import nightly_principal  # noqa: PLC0415 - heavy
    from tools.first_calls import first_calls  # noqa: PLC0415 - heavy

    home.lake.warm(tenant_id)
    nobody, count = nightly_principal(tenant_id), 0
    for tool, arguments in first_calls(home.lake, tenant_id):
        try:
            home.catalog.call(tool, arguments, nobody)
        except SmartRetailError as error:  # such as a shop without prices: there is nothing to have at hand
            log.info("Nothing to have at hand of %s: %s", tool, type(error).__name__)
        count += 1
    return count
