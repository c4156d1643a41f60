"""What a worker works with, and where it lives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.clock import Clock, SystemClock
from core.ports import (
    AuditLog,
    ChannelAdapter,
    Conversations,
    DeliveryLedger,
    Directory,
    MessageLedger,
    PreferenceLedger,
    TurnEvents,
)
from jobs.documents.workflow import DocumentRooms
from jobs.indexing.indexer import Indexer
from jobs.outbox.sending import RetryPolicy
from jobs.runs.hourly import HourlyParts
from jobs.runs.nightly import NightlyParts
from jobs.runtime import Runtime
from jobs.sweeping import Sweeper
from jobs.turn.bursting import Bursts
from jobs.turn.linking import Linking
from jobs.turn.turns import Responder, TurnLimits
from jobs.turn.voice import Voices

GRACE_S = 20


@dataclass(frozen=True)
class WorkerParts:
    """What the worker works with, built by the composition root on the worker's event loop.

    On `followed` channels the door shows what a turn is doing, though the reply leaves by an adapter.
    """

    messages: MessageLedger
    deliveries: DeliveryLedger
    events: TurnEvents
    conversations: Conversations
    directory: Directory
    audit: AuditLog
    responder: Responder
    adapters: Mapping[str, ChannelAdapter]
    nightly: NightlyParts | None = None
    hourly: HourlyParts | None = None
    documents: DocumentRooms | None = None
    indexer: Indexer | None = None
    sweepers: tuple[Sweeper, ...] = ()
    preferences: PreferenceLedger | None = None
    voices: Voices | None = None
    linking: Linking | None = None
    followed: frozenset[str] = frozenset()
    clock: Clock = field(default_factory=SystemClock)


@dataclass(frozen=True)
class WorkerSettings:
    """Where the worker lives and when it does its nightly work.

    `nightly_cron` and `hourly_cron` are empty where no such run is wanted.
    """

    home: Path
    runtime: Runtime
    nightly_cron: str = "30 2 * * *"
    hourly_cron: str = "15 * * * *"
    timezone: str = "Asia/Kolkata"
    grace_s: int = GRACE_S
    limits: TurnLimits = field(default_factory=TurnLimits)
    retries: RetryPolicy = field(default_factory=RetryPolicy)
    bursts: Bursts = field(default_factory=Bursts)
