"""How the worker's parts are put together: what answers, what sends, and what takes up again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jobs.outbox.dead_letters import DeadLetters
from jobs.outbox.delivery import Deliveries
from jobs.outbox.redelivery import SWEEP_S, Enqueue, Redelivery
from jobs.runs.hourly import run_hourly
from jobs.runs.nightly import run_nightly
from jobs.sweeping import Sweeper
from jobs.turn.bursting import answered_with
from jobs.turn.consent import Consents
from jobs.turn.first_look import FirstLook
from jobs.turn.opening import Opening
from jobs.turn.pin import Pins
from jobs.turn.turns import Turns
from jobs.turn.typing import TypingSigns
from jobs.turn.voice import VoiceNotes

if TYPE_CHECKING:
    from jobs.documents.workflow import DocumentRooms
    from jobs.runs.scheduled import ScheduledRun
    from jobs.turn.bursting import Bursts
    from jobs.turn.turns import Intake
    from jobs.worker_parts import WorkerParts, WorkerSettings


@dataclass(frozen=True)
class Rooms:
    """What the workflows call."""

    turns: Turns
    deliveries: Deliveries
    nightly: ScheduledRun | None
    hourly: ScheduledRun | None
    documents: DocumentRooms | None


def rooms_of(settings: WorkerSettings, parts: WorkerParts, loop: asyncio.AbstractEventLoop) -> Rooms:
    """Return what the workflows call, built from the worker's parts."""
    return Rooms(
        turns=Turns(
            messages=parts.messages,
            events=parts.events,
            conversations=parts.conversations,
            directory=parts.directory,
            audit=parts.audit,
            responder=parts.responder,
            intake=_first_look(parts, settings.bursts),
            strangers=parts.linking,
            loop=loop,
            streamed=lambda channel: channel not in parts.adapters or channel in parts.followed,
            limits=settings.limits,
            bursts=settings.bursts,
            noticed=TypingSigns(parts.adapters).show,
            unanswered=DeadLetters(parts.deliveries, parts.clock).unanswered,
        ),
        deliveries=Deliveries(
            adapters=parts.adapters,
            deliveries=parts.deliveries,
            messages=parts.messages,
            events=parts.events,
            conversations=parts.conversations,
            directory=parts.directory,
            audit=parts.audit,
            clock=parts.clock,
            preferences=parts.preferences,
            policy=settings.retries,
        ),
        nightly=partial(run_nightly, parts.nightly) if parts.nightly is not None else None,
        hourly=partial(run_hourly, parts.hourly) if parts.hourly is not None else None,
        documents=parts.documents,
    )


def redelivery(settings: WorkerSettings, parts: WorkerParts, enqueue: Enqueue) -> Sweeper:
    """Return what deals with what providers could not deliver."""
    taking_up = Redelivery(
        adapters=parts.adapters,
        deliveries=parts.deliveries,
        messages=parts.messages,
        directory=parts.directory,
        audit=parts.audit,
        clock=parts.clock,
        preferences=parts.preferences,
        policy=settings.retries,
        enqueue=enqueue,
    )
    return Sweeper("redelivery", taking_up.sweep, SWEEP_S)


def _first_look(parts: WorkerParts, bursts: Bursts) -> FirstLook:
    """Return what is dealt with before the agent is asked, in this order."""
    intakes: list[Intake] = []
    if parts.linking is not None:
        intakes.append(parts.linking)
    if parts.preferences is not None:
        intakes.append(Consents(parts.preferences, parts.audit))
    intakes += [Opening(parts.deliveries, parts.events, parts.conversations)]
    intakes.append(Pins())
    intakes.append(VoiceNotes(listens=parts.voices is not None))
    if parts.documents is not None:
        answered = partial(answered_with, parts.messages, bursts)
        intakes.append(replace(parts.documents.attachments, together=answered))
    return FirstLook(tuple(intakes))
