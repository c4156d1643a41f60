"""How long Twilio waits for our acknowledgement while turns are being worked on."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from app.settings import Settings
from evals.bench.figure import Figure, Result, percentile
from evals.bench.whatsapp_server import add_senders, load, provider, serving

RATE_PER_S = 50
SECONDS = 12


def measure() -> Result:
    """Serve an empty home, send signed WhatsApp messages at a steady rate, time each answer.

    The senders are known users, so every message costs the worker a whole turn and a delivery.
    """
    with tempfile.TemporaryDirectory() as folder, provider() as twilio:
        add_senders(Settings(home=Path(folder)))
        with serving(Path(folder), twilio) as address:
            plain = [ms for _, ms in asyncio.run(load(address, RATE_PER_S, SECONDS, signed=False))]
            acknowledged = [ms for _, ms in asyncio.run(load(address, RATE_PER_S, SECONDS, signed=True))]
    return Result(
        "ack",
        f"{len(acknowledged)} signed WhatsApp messages at {RATE_PER_S} a second, worker running",
        (
            Figure("p50", percentile(acknowledged, 0.50), "ms"),
            Figure("p99", percentile(acknowledged, 0.99), "ms", 250),
            Figure("slowest", max(acknowledged), "ms"),
        ),
        "GET /healthz at the same rate (p99)",
        percentile(acknowledged, 0.99) / percentile(plain, 0.99),
    )
