"""One part of a message as a message of its own: what a question about that part goes on from."""

from __future__ import annotations

from agent.planner.clause import Clause
from agent.understanding import Entity, Understanding, UnknownName


def narrowed(understanding: Understanding, part: Clause) -> Understanding:
    """Return the understanding of a part alone.

    What the part takes from the one before it (a place, "it") is said at its end, so that the
    answer to a question about it completes a whole request.
    """
    text = part.text.rstrip(" ?.!,;\n")
    first, last = part.start, part.start + len(text)
    entities: list[Entity] = []
    for entity in part.entities:
        if entity.place is not None and first <= entity.place[0] and entity.place[1] <= last:
            place = (entity.place[0] - first, entity.place[1] - first)
        else:
            word = "in " if entity.kind in ("store", "city") else ""
            start = len(text) + 1 + len(word)
            text = f"{text} {word}{entity.name}"
            place = (start, start + len(entity.name))
        entities.append(entity.model_copy(update={"place": place}))
    unknown = tuple(
        UnknownName(text=one.text, place=(one.place[0] - first, one.place[1] - first)) for one in part.unknown
    )
    kept = {"normalized": text, "entities": tuple(entities), "unknown_names": unknown}
    return understanding.model_copy(update=kept)
