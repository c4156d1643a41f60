"""A place that is not the person's is refused before anything is asked back about it."""

from __future__ import annotations

from collections.abc import Collection

from agent.planner.answer import Plan, PlannedCall
from agent.planner.directives import ASK_USER
from agent.planner.question import SURE
from agent.understanding import Entity, Understanding

LOOK = "rank_actions"
"""Takes a place and nothing else: of one that is not the person's it is refused, and that is audited."""


def refused_before_asked(understanding: Understanding, planned: Plan, tools: Collection[str]) -> Plan:
    """Return a plan; one that only asks back about a place that is not the person's is a look there instead.

    Whoever is asked "for which days?" of a store expects to be told of it once they say.
    """
    if LOOK not in tools or not understanding.stores or any(call.name != ASK_USER for call in planned):
        return planned
    places = [
        entity
        for entity in understanding.entities
        if entity.kind in ("store", "city") and entity.score >= SURE and not entity.alternatives
    ]
    if not places or any(_is_theirs(place, understanding) for place in places):
        return planned
    place = places[0]
    return (PlannedCall(LOOK, {"store_id" if place.kind == "store" else "city": place.id}),)


def _is_theirs(place: Entity, understanding: Understanding) -> bool:
    return any(store in understanding.stores for store in (place.id, *place.members))
