"""How fast messages leave: a burst passes, then each waits its turn."""

from __future__ import annotations

from jobs.outbox.pacing import Pace, Pacer


def test_a_burst_passes_and_the_rest_leaves_evenly() -> None:
    slept: list[float] = []
    pacer = Pacer({"whatsapp": Pace(per_second=10, burst=3)}, now=lambda: 100.0, sleep=slept.append)
    for _ in range(5):
        pacer.wait("whatsapp")
    assert [round(pause, 3) for pause in slept] == [0.1, 0.2]


def test_a_pause_earns_a_new_burst_and_no_more() -> None:
    slept: list[float] = []
    times = iter([0.0, 0.0, 60.0, 60.0, 60.0])
    pacer = Pacer({"whatsapp": Pace(per_second=1, burst=2)}, now=lambda: next(times), sleep=slept.append)
    for _ in range(5):
        pacer.wait("whatsapp")
    assert slept == [1.0]


def test_a_channel_without_a_pace_waits_for_nothing() -> None:
    Pacer({}, sleep=lambda _: (_ for _ in ()).throw(AssertionError)).wait("web")
