"""From words to an `Understanding`: language, names, days, numbers, what the thread is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from agent.planner.answering import FILLERS, answered
from agent.planner.aside import without_aside
from agent.planner.because import why_line
from agent.planner.clause import blanked
from agent.planner.day_in_name import names_with_days, outside
from agent.planner.english_cues import OVERRIDE
from agent.planner.exporting import format_of
from agent.planner.figure_meant import with_figure_meant
from agent.planner.intent import intent_of
from agent.planner.known_name import as_known
from agent.planner.metric import find_metrics
from agent.planner.named_brand import with_brands_kept
from agent.planner.opening import (
    Opened,
    opened,
    tense_of_thread,
    with_that_spell,
    with_the_threads_days,
    without_hearsay,
)
from agent.planner.other_store import with_numbered_store, with_other_store_named
from agent.planner.pointing import asks_why_of_line, pointed
from agent.planner.question import SURE
from agent.planner.shown_request import decided_of_shown
from agent.planner.store_number import (
    apart_from_month,
    with_city_of_each,
    with_number_in_digits,
    with_own_store_named,
)
from agent.planner.tense import tense_of, tense_of_days, tense_of_named_day
from agent.planner.typed_lines import with_lines_joined
from agent.planner.variant import with_variant_named
from agent.planner.withdrawn import is_taken_back, without_numbers_taken_back, without_taken_back
from agent.understanding import Entity, Focus, Period, Understanding, UnknownName
from language.dates import DateSpan, Holidays, read_dates, with_days
from language.dates.festival import FESTIVAL
from language.gloss import in_english
from language.numbers import find_numbers
from language.pattern import Pattern
from language.script import Language, detect_language
from language.spelling import corrected
from language.tokens import tokenize, words
from language.typed import spelled_out

if TYPE_CHECKING:
    from language.catalogue.mention import Mention
    from language.vocabulary import Vocabulary

MAX_CHARS = 2_000
"""What is read of a message; a question is shorter, and longer ones cost time."""

_ASKS_ITSELF = 2.0
"""From here the cues of an answer to a question say that it is a request of its own."""
_ENGLISH = Pattern(
    r"\b(?:what|how|the|will|should|for|of|my|did|why|which|when|list|please|does|was|were|who|whose|than|with|these"
    r"|those|are|has|have|from)\b",
    re.IGNORECASE,
)
"""A word that no one writes in Hinglish: one Hindi word beside it is a name ("chai")."""
_MAX_LABELS = 24
_CONTEXT_KEYS = ("store_id", "city", "category", "horizon_days", "document")


def _no_holidays(start: date, end: date) -> Iterable[tuple[date, str]]:
    return ()


def understand(
    text: str,
    vocabulary: Vocabulary,
    *,
    today: date,
    context: Mapping[str, object] | None = None,
    focus: Focus | None = None,
    last_day: date | None = None,
    allowed_stores: Collection[str] | None = None,
    allowed_skus: Collection[str] | None = None,
    holidays: Holidays = _no_holidays,
) -> Understanding:
    """Return what a message says, resolved against the tenant's catalogue.

    Args:
        text: The message, as it came.
        vocabulary: The whole tenant's words: what lies outside the caller's scope must be
            understood to be refused.
        today: The day "tomorrow" counts from.
        context: The door's own (`store_id`, `horizon_days`, …).
        focus: What the earlier turns were about.
        last_day: Last day with sales, where that is not today.
        allowed_stores: Stores the caller may see; limits the choices offered, nothing else.
        allowed_skus: Products the caller may see; limits the choices offered, nothing else.
        holidays: The shop's festivals by day, asked where the message names one.
    """
    understood = _read(
        text,
        vocabulary,
        today,
        context or {},
        focus,
        last_day=last_day,
        allowed_stores=allowed_stores,
        allowed_skus=allowed_skus,
        holidays=holidays,
    )
    line = why_line(understood)
    if line is None:
        return understood
    meant = _read(
        line.about,
        vocabulary,
        today,
        {},
        None,
        last_day=last_day,
        allowed_stores=allowed_stores,
        allowed_skus=allowed_skus,
        holidays=holidays,
    )
    kept = {"text": text, "language": understood.language, "focus": focus, "aside": True}
    return meant.model_copy(update={**kept, "stands_for": line.about})


def _read(
    text: str,
    vocabulary: Vocabulary,
    today: date,
    context: Mapping[str, object],
    focus: Focus | None,
    *,
    last_day: date | None,
    allowed_stores: Collection[str] | None,
    allowed_skus: Collection[str] | None,
    holidays: Holidays,
) -> Understanding:
    """Return what a message says by itself; what it points at stands in its place."""
    written = with_lines_joined(text[:MAX_CHARS], lambda line: _asks(line, vocabulary, today))
    picked = _picked(written, focus)
    told = spelled_out(without_hearsay(written) if focus is not None else written, vocabulary)
    told = with_city_of_each(with_number_in_digits(told, vocabulary.places), vocabulary.places)
    told = with_own_store_named(told, vocabulary, allowed_stores)
    english = with_brands_kept(told, vocabulary, lambda part: in_english(part, vocabulary.has_name))
    asked = without_aside(english) if picked == written else picked
    if picked == written:
        picked = _completed(asked, focus, vocabulary, today) or written
    heard = opened(asked) if focus is not None and picked == written else Opened(asked, frozenset())
    said = _in_thread(heard.rest, focus, vocabulary, written, allowed_stores) if picked == written else picked
    normalized = with_figure_meant(without_numbers_taken_back(corrected(said, vocabulary)))
    normalized = apart_from_month(normalized, vocabulary.places)
    tense = tense_of(normalized) or (tense_of_thread(focus) if heard.said else None)

    def with_festivals(part: str) -> str:
        return with_days(part, holidays, today, tense or tense_of_named_day(normalized))

    named = names_with_days(normalized, vocabulary, lambda part: _days_in(part, today))
    normalized, named = outside(normalized, named, with_festivals)
    reading = read_dates(
        blanked(normalized, named), today, last_day=last_day, tense=tense or tense_of_days(normalized)
    )
    matches = vocabulary.find(normalized, reading.places)
    strangers = [unknown for unknown in matches.unknown if format_of(unknown.text) is None]
    mentions = [_apart(mention, reading.places, normalized) for mention in matches.mentions]
    entities = [
        as_known(_entity(mention, vocabulary, allowed_stores, allowed_skus), focus) for mention in mentions
    ]
    strangers = [unknown for unknown in strangers if not is_taken_back(unknown.place, entities, normalized)]
    entities = without_taken_back(entities, normalized)
    entities += [
        Entity(
            kind="metric",
            id=metric.id,
            name=metric.id,
            text=normalized[slice(*metric.place)],
            place=metric.place,
        )
        for metric in find_metrics(blanked(normalized, [mention.place for mention in mentions]))
    ]
    period = reading.period
    return Understanding(
        text=text,
        language=_language(written, told, english),
        today=today,
        entities=tuple(entities),
        unknown=tuple(unknown.text for unknown in strangers),
        period=_period(period),
        compare_to=_compare_to(reading.compare_to),
        horizon_days=period.horizon_days if period else None,
        numbers=tuple(f"{number.value:f}" for number in find_numbers(asked)),
        context=_context(context),
        normalized=normalized,
        unknown_names=tuple(UnknownName(text=u.text, place=u.place) for u in strangers),
        stores=vocabulary.store_choices(allowed_stores),
        whole_cities=vocabulary.places.whole_cities([e.id for e in entities if e.kind == "store"]),
        last_day=last_day,
        days_of_names=named,
        unresolved_days=reading.unresolved,
        focus=focus,
        stands_for=picked if picked != written else "",
        aside=picked != written and asks_why_of_line(written, focus),
        opening=heard.said,
    )


def _days_in(text: str, today: date) -> tuple[tuple[int, int], ...]:
    """Return where a text says days or names a festival."""
    return (*read_dates(text, today).places, *(match.span() for match in FESTIVAL.finditer(text)))


def _language(written: str, told: str, asked: str) -> Language:
    """Return the message's language: one with a Hindi word that had to be read is at least Hinglish."""
    language = detect_language(written)
    if language != "en" or asked == told or _ENGLISH.search(written):
        return language
    return "hinglish"


def _apart(mention: Mention, days: Collection[tuple[int, int]], text: str) -> Mention:
    """Return a mention whose size stands behind days as the name alone: what is between is not of it."""
    start, end = mention.place
    if not any(start < first and last < end for first, last in days):
        return mention
    (name, *_) = tokenize(text[start:end])
    return replace(mention, place=(start + name.start, start + name.end))


def _entity(
    mention: Mention,
    vocabulary: Vocabulary,
    allowed_stores: Collection[str] | None,
    allowed_skus: Collection[str] | None,
) -> Entity:
    """Turn a mention into an entity; what the caller may not see is no choice of theirs.

    Where nothing of it is allowed it stays as it is: the tool refuses it, and the refusal
    is audited.
    """
    is_product = mention.kind in ("product", "brand")
    allowed = allowed_skus if is_product else allowed_stores
    ids = (mention.id, *mention.alternatives)
    members = mention.members
    if allowed is not None:
        if mention.kind != "city" and mention.alternatives:
            ids = tuple(i for i in ids if i in allowed) or ids
        members = tuple(i for i in members if i in allowed) or members
    label = vocabulary.product_label if is_product else vocabulary.store_label
    labels = {i: label(i) for i in dict.fromkeys((*ids[1:], *members[:_MAX_LABELS]))}
    name = mention.name if ids[0] == mention.id else label(ids[0])
    return Entity(
        kind=mention.kind,
        id=ids[0],
        name=name,
        text=mention.text,
        score=mention.score,
        alternatives=ids[1:],
        members=members,
        labels=labels,
        place=mention.place,
    )


def _picked(text: str, focus: Focus | None) -> str:
    """Return the request behind a choice or a line of the list, where the message picks one.

    A question's choice may be named by a part of its label.
    """
    said = words(text)
    if focus is None:
        return text
    decided = decided_of_shown(text, focus)
    if decided is not None or not said:
        return decided or text
    exact = [choice for choice in focus.choices if words(choice.label) == said]
    near = [choice for choice in focus.choices if focus.asked and set(said) <= set(words(choice.label))]
    if len(exact) == 1:
        return exact[0].message
    meant = pointed(text, focus)
    if meant is not None:
        return meant
    return near[0].message if len(near) == 1 and not exact else text


def _completed(said: str, focus: Focus | None, vocabulary: Vocabulary, today: date) -> str | None:
    """Return the request that an answer completes; `None` where no question waits, or this is no answer."""

    def names_goods(text: str) -> bool:
        return any(
            mention.kind == "product" and mention.score >= SURE
            for mention in vocabulary.find(text, ()).mentions
        )

    return answered(said, focus, lambda text: _asks_itself(text, vocabulary, today), names_goods)


def _asks(line: str, vocabulary: Vocabulary, today: date) -> bool:
    """Tell whether a line, as it was written, asks for something by itself."""
    english = in_english(spelled_out(line, vocabulary), vocabulary.has_name)
    return _asks_itself(english, vocabulary, today)


def _asks_itself(text: str, vocabulary: Vocabulary, today: date) -> bool:
    """Tell whether a text asks for something by itself, and does not only name things or days."""
    reading = read_dates(text, today)
    names = [mention.place for mention in vocabulary.find(text, reading.places).mentions]
    bare = blanked(blanked(text, names, " "), reading.places, " ")
    if not set(words(bare)) - FILLERS:  # names alone answer: "the Jaipur store"
        return False
    intent = intent_of(blanked(blanked(text, names), reading.places, " "), reading)
    return OVERRIDE.search(text) is not None or (intent is not None and intent.score >= _ASKS_ITSELF)


def _in_thread(
    said: str,
    focus: Focus | None,
    vocabulary: Vocabulary,
    written: str,
    allowed_stores: Collection[str] | None,
) -> str:
    """Return a message with what it leaves to the thread said: days, the other shop, a bare pack."""
    if focus is None:
        return said
    said = with_that_spell(with_the_threads_days(said, tense_of_thread(focus)), focus)
    said = with_numbered_store(said, focus, vocabulary, written)
    said = with_other_store_named(said, focus, vocabulary, written, allowed_stores or ())
    return with_variant_named(said, focus, vocabulary)


def _period(span: DateSpan | None) -> Period | None:
    return Period(start=span.start, end=span.end, text=span.text) if span else None


def _compare_to(
    comparison: DateSpan | Literal["previous_period", "previous_year"] | None,
) -> Period | Literal["previous_period", "previous_year"] | None:
    return _period(comparison) if isinstance(comparison, DateSpan) else comparison


def _context(context: Mapping[str, object]) -> dict[str, str | int | float]:
    """Keep what a door may say about the scope; anything else is not the planner's."""
    kept: dict[str, str | int | float] = {}
    for key in _CONTEXT_KEYS:
        value = context.get(key)
        if isinstance(value, str) and value.strip():
            kept[key] = value.strip()
        elif isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
            kept[key] = int(value)
    horizon = kept.get("horizon_days")
    if isinstance(horizon, str):
        if re.fullmatch(r"\d{1,3}", horizon):
            kept["horizon_days"] = int(horizon)
        else:
            del kept["horizon_days"]
    return kept
