"""Calls of `override_forecast`: a person's own figure, or the one question about what is missing.

A change is asked for whole: product, store, days, units a day and why. What a message leaves
out is asked for one at a time, and the answer is read as a part of the same request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from agent.planner import question
from agent.planner.answer import MAX_CHOICES, Plan, PlannedCall, QuestionError, ask
from agent.planner.clause import Clause, blanked, cut
from agent.planner.english_cues import ASKS_ABOUT, OVERRIDE, REASON
from agent.planner.intent import NAME
from agent.planner.reason import own_words
from agent.planner.scope import carried
from agent.planner.told_event import told_event
from agent.understanding import ANSWER, Understanding
from core.message import Choice
from language.dates import DateSpan
from language.format import escape_markup
from language.locales import sentence
from language.numbers import Number, find_numbers
from language.pattern import Pattern

TOOL = "override_forecast"
_A_DAY = Pattern(
    rf"^\s*(?:units?|pieces?|pcs|packs?|packets?|bags?|bottles?|nos?\.?)?\s*(?:of\s+[{NAME}\s]+)?(?:(?:per|a|an|each|every)\s+day|/\s*day|daily)\b",
    re.IGNORECASE,
)
_FEAST = Pattern(r"\d{4}-\d\d-\d\d")
"""A feast that is named stands as its day; beside other days it is a reason: "2 to 8 Nov, Diwali rush"."""
_DAILY_BEFORE = Pattern(r"\b(?:per\s+day|daily|a\s+day)\s*(?:to|at|:|=)?\s*$", re.IGNORECASE)
_APART = Pattern(r"[,;:–]\s+|\.\s+|\s-\s")
_FEWEST_WORDS = 1
_THERE_IS = Pattern(
    r"^\W*(?:there\s*(?:'s|\s+is|\s+are|\s+will\s+be)|we\s+have|i\s+have|as|since)\s+", re.IGNORECASE
)
_SO = Pattern(r",?\s+(?:so|then),?\s+", re.IGNORECASE)
_OF_A_FORECAST = Pattern(r"\bforecast|\bprediction", re.IGNORECASE)
_PART_ENDS = Pattern(
    r"[,;:–]\s+|[.।]\s+|\s(?:isliye|islie|isiliye|इसलिए|इसलिये|सो|so|toh|to|तो)\s", re.IGNORECASE
)
_NO_REASON = Pattern(r"\W*(?:please|pls|thanks?|thank\s+you|ok(?:ay)?|kindly)\W*", re.IGNORECASE)
_OF_FORECAST = Pattern(
    r"\bforecast|\bpredict|\bestimate|\bset\b|\bput\b|\buse\b|\btake\b|\bassume\b", re.IGNORECASE
)
_NEEDED = Pattern(r"overrid|forecast|prediction|demand|daily|day\b", re.IGNORECASE)
"""Words without one of which `OVERRIDE` fits nothing."""
_LONGEST_REASON = 200
_EARLIER = Pattern(r"^\W*(?:because(?:\s+of)?|due\s+to|since|as\s+there\s+is)\b[^,]*,\s*", re.IGNORECASE)


def override_plan(understanding: Understanding, *, may: bool) -> Plan | None:
    """Return the call a message asks to set a forecast by; `None` where it does not.

    Args:
        understanding: The message, understood.
        may: The tool is at hand. Where it is not, the call is made as it stands: the tool
            refuses it, and the refusal is audited.
    """
    request = _request(understanding)
    if request is None:
        return None
    if not may:
        return (PlannedCall(TOOL, request.known(understanding)),)
    try:
        return (PlannedCall(TOOL, request.arguments(understanding)),)
    except QuestionError as pending:
        return pending.plan


def override_as_asked(understanding: Understanding, *, may: bool) -> Plan:
    """Return the call for a message that is known to set a forecast, or what it must still say."""
    request = _split(understanding)
    if not may:
        return (PlannedCall(TOOL, request.known(understanding)),)
    try:
        return (PlannedCall(TOOL, request.arguments(understanding)),)
    except QuestionError as pending:
        return pending.plan


@dataclass(frozen=True)
class _Request:
    """What a message says of an override: its part about the figure, and the reason."""

    head: Clause
    reason: str

    def known(self, understanding: Understanding) -> dict[str, Any]:
        """Return the product and the store, as far as they are named without doubt."""
        products, stores = self._products(understanding), self._stores(understanding)
        named = {"sku_id": products, "store_id": stores}
        return {name: ids[0] for name, ids in named.items() if len(ids) == 1}

    def arguments(self, understanding: Understanding) -> dict[str, Any]:
        """Return the call's arguments.

        Raises:
            QuestionError: something is missing or unclear.
        """
        unclear = question.about_names(self.head, understanding, many=False)
        if unclear:
            raise QuestionError(unclear)
        sku_id = self._product(understanding)
        store_id = self._store(understanding)
        units = self._units(understanding)
        period = self._period(understanding)
        if not self.reason:
            text = f"{understanding.normalized.rstrip(' .,;!')} because {ANSWER}"
            raise QuestionError(ask("why_override", resume=text))
        return {
            "sku_id": sku_id,
            "store_id": store_id,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "units_per_day": units,
            "reason": self.reason[:_LONGEST_REASON],
        }

    def _products(self, understanding: Understanding) -> list[str]:
        named = [entity.id for entity in self.head.of_kind("product")]
        return named or [entity.id for entity in carried(understanding, "product")]

    def _product(self, understanding: Understanding) -> str:
        products = self._products(understanding)
        if not products:
            raise QuestionError(
                ask("which_product_override", resume=self._with(understanding, f"for {ANSWER}"))
            )
        if len(products) > 1 or self.head.of_kind("brand"):
            raise QuestionError(ask("one_override"))
        return products[0]

    def _stores(self, understanding: Understanding) -> list[str]:
        stores = [entity.id for entity in self.head.of_kind("store")]
        cities = [city for city in self.head.of_kind("city") if not set(stores) & set(city.members)]
        if not stores and not cities:
            if understanding.context.get("store_id"):
                return [str(understanding.context["store_id"])]
            stores = [entity.id for entity in carried(understanding, "store")]
            cities = [] if stores else list(carried(understanding, "city"))
        if not stores and not cities and len(understanding.stores) == 1:
            return list(understanding.stores)
        return list(dict.fromkeys([*stores, *(store for city in cities for store in city.members)]))

    def _store(self, understanding: Understanding) -> str:
        stores = self._stores(understanding)
        if len(stores) == 1:
            return stores[0]
        offered = stores or list(understanding.stores)
        choices = [
            Choice(
                label=understanding.stores.get(store, store),
                message=self._at_store(understanding, store),
            )
            for store in offered[:MAX_CHOICES]
        ]
        resume = self._at_store(understanding, ANSWER)
        raise QuestionError(ask("which_store_override", choices, resume=resume))

    def _units(self, understanding: Understanding) -> float:
        numbers = [n for n in find_numbers(self.head.masked) if n.kind == "plain" and n.value >= 0]
        daily = [n for n in numbers if _is_daily(n, self.head.masked)] or [n for n in numbers if n.value == 0]
        period = self.head.reading.period
        if not daily and len(numbers) == 1 and period is not None and period.start == period.end:
            daily = numbers  # of a single day it is that day's
        if daily:
            return float(daily[0].value)
        bare = _bare_number(self.head) or next(((n.text, n.start, n.end) for n in numbers), None)
        if bare:  # "to 40 units next week": forty a day, or in all?
            said, first, last = bare[0], self.head.start + bare[1], self.head.start + bare[2]
            before, after = understanding.normalized[:first], understanding.normalized[last:]
            choice = Choice(
                label=sentence("override_per_day", understanding.language, units=said),
                message=f"{before}{said} per day{after}",
            )
            resume = f"{before}{ANSWER} per day{after}"
            raise QuestionError(ask("which_units_override", [choice], resume=resume))
        resume = self._with(understanding, f"to {ANSWER} per day")
        raise QuestionError(ask("which_units_override", resume=resume))

    def _period(self, understanding: Understanding) -> DateSpan:
        reading = self.head.reading
        if reading.unresolved:
            name = escape_markup(reading.unresolved[0])
            raise QuestionError(ask("which_days", name=name))
        if len({(period.start, period.end) for period in reading.periods}) > 1:
            raise QuestionError(ask("one_period_override"))
        if reading.period is None:
            language = understanding.language
            choices = [
                Choice(
                    label=sentence(code, language),
                    message=self._with(understanding, sentence(f"{code}.message", "en")),
                )
                for code in ("override_tomorrow", "override_week", "override_month")
            ]
            raise QuestionError(ask("which_days_override", choices, resume=self._with(understanding, ANSWER)))
        if reading.period.end < understanding.today:
            raise QuestionError(ask("period_behind"))
        return reading.period

    def _with(self, understanding: Understanding, words: str) -> str:
        """Return the message with more said before its reason."""
        text, end = understanding.normalized, self.head.start + len(self.head.text)
        return f"{text[:end].rstrip(' ?.!,')} {words} {text[end:].lstrip()}".rstrip()

    def _at_store(self, understanding: Understanding, store: str) -> str:
        """Return the message with the store said; a city named before gives way to it."""
        cities = [city for city in self.head.of_kind("city") if city.place]
        if cities and cities[0].place:
            start, end = cities[0].place
            return understanding.normalized[:start] + store + understanding.normalized[end:]
        return self._with(understanding, f"at {store}")


def _request(understanding: Understanding) -> _Request | None:
    """Split the message at its reason; `None` where it asks for no override."""
    if _NEEDED.search(understanding.normalized) is None:
        return None
    request = _split(understanding)
    asks = OVERRIDE.search(request.head.masked) and not ASKS_ABOUT.search(request.head.masked)
    return request if asks else None


def _split(understanding: Understanding) -> _Request:
    """Split a message at its reason."""
    text = understanding.normalized
    earlier = _EARLIER.match(text)
    start = earlier.end() if earlier else 0
    whole = cut(understanding, (start, len(text)), tense="future")
    opened = REASON.search(whole.masked)
    end = start + opened.start() if opened else len(text)
    head = cut(understanding, (start, end), tense="future") if opened else whole
    so = None if opened or earlier else _SO.search(whole.masked)
    if so is not None and _OF_A_FORECAST.search(whole.masked[so.end() :]):
        written = understanding.text == text
        said = text[start : start + so.start()] if written else _first_part(understanding.text)
        return _Request(whole, _THERE_IS.sub("", said).strip(" ,;.–-।"))
    ahead = None if opened or earlier else _told_first(whole)
    if ahead is not None:
        head = cut(understanding, (start + ahead, len(text)), tense="future")
        said = text[start : start + ahead] if understanding.text == text else _first_part(understanding.text)
        return _Request(head, said.strip(" ,;.–-।"))
    if not earlier and (event := told_event(understanding.text)):
        return _Request(head, event)
    told = None if opened or earlier else _told(whole)
    if told is not None:
        head = cut(understanding, (start, start + told), tense="future")
        said = text[start + told :].strip(" ,;.–-")
        return _Request(head, own_words(said, understanding).strip(" ,;.)"))
    reason = text[start + opened.end() :] if opened else ""
    if earlier and not reason:
        reason = re.sub(r"^\W*(?:because(?:\s+of)?|due\s+to|since)\s*", "", earlier[0], flags=re.IGNORECASE)
    return _Request(head, own_words(reason, understanding).strip(" ,;)"))


def _told(whole: Clause) -> int | None:
    """Return where the reason begins that is only set apart: "…, marriage order is there".

    It is the last part of the message, and holds no number, no day and no name of ours.
    """
    days = [(first, last - whole.text[:last].endswith(".")) for first, last in whole.reading.places]
    ends = list(
        _APART.finditer(blanked(whole.text, days))
    )  # days are no gap: "25 a day, 19 to 25 Oct. Wedding."
    if not ends:
        return None
    rest = whole.masked[ends[-1].end() :]
    places = [place for place in whole.reading.places if place[1] > ends[-1].end()]
    start = whole.start + ends[-1].end()
    later = [entity for entity in whole.entities if entity.place and entity.place[0] >= start]
    before = [entity for entity in whole.of_kind("product") if entity not in later]
    # Of goods that are named already "milk strike" names none; a second store would.
    names_none = NAME not in rest or (
        before and all(one.kind in ("product", "category", "brand") for one in later)
    )
    feasts = all(_FEAST.fullmatch(whole.text[first:last].strip()) for first, last in places)
    in_time = not places or (feasts and len(places) < len(whole.reading.places))
    plain = in_time and names_none and not find_numbers(rest)
    says = len(rest.split()) >= _FEWEST_WORDS and _NO_REASON.fullmatch(rest) is None
    return ends[-1].start() if plain and says else None


def _told_first(whole: Clause) -> int | None:
    """Return where the request begins behind a reason set apart: "there is a feast, set the forecast …"."""
    apart = _APART.search(whole.masked)
    if apart is None:
        return None
    first = whole.masked[: apart.start()]
    places = [place for place in whole.reading.places if place[0] < apart.start()]
    plain = not places and NAME not in first and not find_numbers(first) and not _OF_FORECAST.search(first)
    return apart.start() + 1 if plain and len(first.split()) > _FEWEST_WORDS else None


def _first_part(text: str) -> str:
    return _PART_ENDS.split(text, maxsplit=1)[0]


def _bare_number(head: Clause) -> tuple[str, int, int] | None:
    """Return the number of "to 40 next week", which reads like forty weeks, and where it stands."""
    for period in head.reading.periods:
        match = re.match(r"(\d[\d,.]*)\s+(?:next|coming|this)\b", period.text, re.IGNORECASE)
        if match:
            return match[1], period.place[0], period.place[0] + len(match[1])
    return None


def _is_daily(number: Number, text: str) -> bool:
    return bool(_A_DAY.match(text[number.end :]) or _DAILY_BEFORE.search(text[: number.start]))
