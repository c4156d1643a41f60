"""What the work costs."""

from __future__ import annotations

import math
import os

from evals.documents.meter import Meter, cpu_seconds, peak_gb


def test_own_work_is_counted_once() -> None:
    meter = Meter()
    sum(number * number for number in range(400_000))
    assert meter.lap(None) > 0
    assert meter.lap(None) < 0.05


def test_a_process_that_is_gone_costs_nothing_more() -> None:
    assert cpu_seconds(2**22 + 1) is None
    assert math.isnan(peak_gb(2**22 + 1))


def test_a_running_process_tells_its_peak() -> None:
    if not os.path.exists("/proc/self/status"):
        return
    meter = Meter()
    meter.lap(os.getpid())
    assert 0.01 < meter.peak_gb < 64
