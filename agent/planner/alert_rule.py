"""A person's own alerts: "tell me when butter falls below 3 days in Delhi", "stop telling me about it".

Hindi is told by its own words where the planner's English has lost the turn of phrase: "… कम हो तो
बताना" reads "tell … fall then" there, which an answer to a question still has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from agent.planner import question
from agent.planner.alert_of_it import IT, of_answer, points_at_one
from agent.planner.answer import Plan, PlannedCall, ask, decline
from agent.planner.clause import Clause, blanked, cut
from agent.planner.days_of_stock import counts_pieces, days_of_stock
from agent.planner.leaning import points_there
from agent.planner.scope import carried, scope_of
from agent.understanding import ANSWER, Understanding
from core.alert import AlertType
from language.numbers import find_numbers
from language.pattern import Pattern

CREATE, SHOW, REMOVE = "create_alert_rule", "show_alert_rules", "remove_alert_rule"

_ID = Pattern(r"\bRU_[0-9a-f]{6,}\b", re.IGNORECASE)
_TELL = (
    r"(?:tell|told|alert(?:ed)?|notif(?:y|ied)|warn(?:ed)?|inform(?:ed)?|ping|buzz|shout|holler|yell|nudge|flag|message|remind|let\s+(?:me|us)\s+know"
    r"|give\s+(?:me\s+)?(?:an?\s+)?(?:alert|warning))"
)
_WHEN = r"(?:when(?:ever)?|if|once|as\s+soon\s+as|the\s+moment|in\s+case)"
_CREATES = Pattern(
    rf"\b{_TELL}\b[^.?!]*\b{_WHEN}\b|\b{_WHEN}\b[^.?!]*\b{_TELL}\b|^\W*tell\b[^.?!]*\b(?:fall|less|below|under|more|above|over|rise)\w*\s+then\W*$"
    r"|^\W*tell\b[^.?!]*\brun\w*\s+out\b[^.?!]*\bthen\W*$"
    rf"|\b{_TELL}\b[^.?!]*\bany\s+\d[\d.]*\s*%"
    rf"|\bthen\b[^.?!]*\b{_TELL}(?:\s+(?:me|us))?\W*$",
    re.IGNORECASE,
)
_CONDITION = Pattern(
    rf"\b{_WHEN}\b|\bany\s+\d[\d.]*\s*%|\bthen\b|\b(?:to|toh|jab|agar|hone\s+par|hote\s+hi)\b|तो|जब|अगर|होने\s+पर|होते\s+ही",
    re.IGNORECASE,
)
_OUTRIGHT = Pattern(
    r"\b(?:alert|notify|warn|let\s+(?:me|us)\s+know|batana|bata\s*dena)\b|\bthen\W*$"
    r"|\btell\s+(?:(?:me|us)\s+)?(?:when(?:ever)?|once|if)\b(?![^.?!]*\b(?:will|would|going)\b)",
    re.IGNORECASE,
)
_ASKS = Pattern(
    r"^\W*(?:what|which|who|how|why|will|should|is|are|do|does|did)\b|\bwhen\s+(?:will|does|do|is|are|should)\b",
    re.I,
)
_LOW = Pattern(
    r"\bdown\s+to\b|\bonly\b[^.?!]*\bleft\b|\b(?:below|under|less|fewer|falls?|drops?|low|short|kam|neeche|niche|ghat\w*|runs?\s+(?:out|low)|khatam)\b|कम|नीचे|घट\S*|ख़त्म|खत्म",
    re.IGNORECASE,
)
_FALLS = Pattern(
    r"\b(?:drop\w*|fall\w*|fell|declin\w*|decreas\w*|dips?|down|below|less|gir\w*|ghat\w*|kam)\b|गिर\S*|घट\S*|कम",
    re.IGNORECASE,
)
_HIGH = Pattern(
    r"\b(?:above|over|more\s+than|exceeds?|cross\w*|beyond|zyada|jyada|upar|rises?|greater)\b|ज़्यादा|ज्यादा|ऊपर|अधिक",
    re.IGNORECASE,
)
_COMPARES = Pattern(
    r"\b(?:competit\w*|rivals?|others?|market|baaki\w*|baki\w*|doosr\w*|dusr\w*)\b|दूसर\S*|बाक़ी\S*|बाकी\S*",
    re.IGNORECASE,
)
_PRICE = Pattern(
    r"\b(?:prices?|rates?|dearer|costlier|daam|keemat|mehang\w*)\b|दाम|क़ीमत|कीमत|महँग\S*|महंग\S*", re.I
)
_SALES = Pattern(r"\b(?:sales?|sells?|selling|demand|bikri|bik\w*)\b|बिक्री|बिक\S*|मांग|माँग", re.IGNORECASE)
_STOPS = Pattern(
    r"\b(?:no\s+longer|not|don'?t|rather\s+not)\b[^.?!]{0,20}\b(?:be\s+(?:told|alerted|notified|informed|warned|reminded|messaged)|hear)\s+(?:about|of|from|when|any)\b"
    r"|\b(?:stop|don'?t|do\s+not|no\s+(?:more|longer)|never|mute|quit|unsubscribe)\b[^.?!]*\b(?:tell\w*|alert\w*|notif\w*|warn\w*|remind\w*|inform\w*|messag\w*|watch\w*|ping\w*)\b"
    r"|\b(?:kill|delete|remove|drop|cancel|scrap|end|get\s+rid\s+of)\b[^.?!]*\b(?:alerts?|warnings?|notifications?|triggers?)\b"
    r"|\b(?:need\s*n[o']?t|no\s+need\s+to|not\s+need\s+to)\b[^.?!]*\b(?:tell|write|alert|notify|warn|remind|inform|message)\b"
    r"|(?:^|\n)\W*tell\b[^.?!]*\babout\s+(?:now\s+)?not\W*$"
    r"|\b(?:mute|unsubscribe)\b|\b(?:alerts?|warnings?)\b[^.?!]*\b(?:band|closed?|stop|off)\b|\bmat\s+(?:bata\w*|bhej\w*)|\bbata\w*\s+mat\b"
    r"|\bbata(?:na|o)?\s+band\b|बता\S*\s+बंद|(?<!\S)मत\s+(?:बता|भेज)\S*|\b(?:nazar|nigrani)\s+hata\w*|नज़र\s+हटा\S*|(?:अलर्ट|चेतावन)\S*\s+(?:अब\s+)?(?:बंद|मत|हटा)|(?:बंद|नहीं)\s+\S*\s*अलर्ट",
    re.IGNORECASE,
)
_STOPS_IT = Pattern(
    r"^\W*(?:please\s+)?(?:stop|remove|delete|drop|cancel|end|kill|close|(?:switch|turn)\s+off)\b(?!\W*$)"
    r"|\b(?:stop|remove|delete|closed?|cancel)(?:\s+(?:do|it|give|please))*\W*$",
    re.IGNORECASE,
)
"""After a word about a person's alerts one of them is to go: "stop the butter one"."""
_SHOWS = Pattern(
    r"\b(?:alert|warning)\s+(?:rules?|conditions?|settings?)\b|\bwhat\s+(?:all\s+)?(?:do|are)?\s*you\s+(?:are\s+)?watch\w*\b"
    r"|\bmy\s+alert\s+rules?\b|^\W*(?:\w+\s+){0,7}my\s+rules?\W*(?:\w+\W*)?$|^\W*which\b[^.?!]{0,20}\brules?\b[^.?!]{0,25}\bmy\W*$|\brules?\b[^.?!]{0,20}\b(?:alerts?|warnings?)\b|अलर्ट\S*\s+(?:के\s+)?(?:नियम|रूल)\S*"
    r"|\balerts?\b[^.?!]{0,15}\bi\s+(?:have\s+)?(?:set|made|created|put|asked)\b|\balerts?\s+have\s+i\b"
    r"|\balerts?\s+(?:laga(?:y[aei]|ye|e)|bana(?:y[aei]|ye|e)|set\s+k\w+)\b|अलर्ट\s+(?:लगा|बना)[एयई]\S*|\b(?:lag\w+|bana\w+)\b[^.?!]{0,15}\brules?\b"
    r"|\b(?:kis|kin)\b[^.?!]{0,20}\b(?:par|pe)\s+nazar\b|कि(?:स|न)\b[^.?!]{0,25}\sपर\s+न(?:ज़|ज़|ज)र",
    re.IGNORECASE | re.MULTILINE,
)
_WHICH_OTHERS = Pattern(
    r"\b(?:kau?n|kon|kya|which|what)\b[^.?!]{0,30}\b(?:la?ga\w*|bana\w*|set|ra?kh\w*|made|have\s+i|do\s+i\s+have)\b|(?:कौन|क्या)[^.?!]{0,30}(?:लगा|बना|रख|सेट)",
    re.IGNORECASE,
)
"""After a word about a person's alerts asks for the rest of them: "aur kaun kaun se laga rakhe hain"."""
_DEALT_WITH = Pattern(
    r"\b(?:attended|handled|resolved|sorted|fixed|dealt|taken\s+care|done|seen|nipat\w*|suljh\w*)\b|निपट\S*|सुलझ\S*",
    re.IGNORECASE,
)
"""Says of an alert that its matter is settled: it is to be closed, and the next one still to come."""
_SEEN = Pattern(
    r"\?|\b(?:show|see|view|what|which|when|how|details?|dikha\w*|dekh\w*|kya)\b|दिखा\S*|देख\S*|क्या",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[AlertType, str], ...] = (
    ("overstock", r"over-?\s?stock\w*|dead\s+stock|excess\w*|surplus"),
    ("stockout_risk", r"stock\s*-?\s*outs?|stock\s+over|run(?:s|ning)?\s+(?:out|low)|shortages?"),
    ("price_anomaly", r"prices?|pricing"),
    ("compliance_failure", r"bills?|invoices?|documents?|compliance"),
    ("demand_spike", r"spikes?|demand"),
    ("forecast_degraded", r"forecasts?"),
    ("data_stopped", r"data"),
)


_NO_MORE = Pattern(
    r"\b(?:don'?t|do\s+not|no\s+more|never|stop)\b[^.?!]{0,25}\b(?:alerts?|warnings?)\b|\b(?:alerts?|warnings?)\b[^.?!]{0,25}\b(?:mat|mt|na)\s+(?:bhej|bata|de)\w*"
    r"|(?:अलर्ट|चेतावन)\S*\s+(?:\S+\s+){0,3}(?:मत|न)\s+(?:भेज|बता|दे)\S*",
    re.IGNORECASE,
)


def wants_no_more(text: str) -> bool:
    """Tell whether a text, as it was written, wants certain alerts to come no more."""
    return _NO_MORE.search(text) is not None


def rule_plan(understanding: Understanding) -> Plan | None:
    """Return the call about a person's own alerts; `None` where a message asks for none."""
    words = f"{understanding.text}.\n{understanding.normalized}"
    named = _ID.search(words)
    stops = _STOPS.search(words) is not None and not _DEALT_WITH.search(words)
    if named is not None:
        shown = _SEEN.search(words) and not stops and not _removes(words)
        return (PlannedCall(SHOW, {}),) if shown else removal_as_asked(understanding)
    more = _last_was_rule(understanding) and _WHICH_OTHERS.search(words)
    if (_SHOWS.search(words) or more) and not stops:
        return (PlannedCall(SHOW, {}),)
    if stops or (_last_was_rule(understanding) and _STOPS_IT.search(understanding.normalized)):
        return removal_as_asked(understanding)
    if _CREATES.search(words) and _CONDITION.search(words) and not _ASKS.search(understanding.normalized):
        return creation_as_asked(understanding)
    return None


def _last_was_rule(understanding: Understanding) -> bool:
    """Tell whether the thread is about a person's own alerts: one that was drawn, or the list of them."""
    calls = understanding.focus.calls if understanding.focus is not None else ()
    return bool(calls) and {call.tool for call in calls} <= {CREATE, SHOW}


def _removes(words: str) -> bool:
    return (
        re.search(
            r"\b(?:remove|delete|drop|cancel|kill|scrap|end|stop|clear|reject|closed?|off|get\s+rid|need(?:ed)?\s+not|not\s+need(?:ed)?|no\s+longer|hata\w*)\b|हटा\S*",
            words,
            re.IGNORECASE,
        )
        is not None
    )


def creation_as_asked(understanding: Understanding) -> Plan | None:
    """Return the rule a message asks for, or the question it leaves open."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    words = f"{understanding.text} {understanding.normalized}"
    line = _line(understanding)
    type_ = _type(words, line)
    outright = _OUTRIGHT.search(words) is not None or not understanding.normalized.isascii()
    if type_ == "demand_spike" and _FALLS.search(words) and not _HIGH.search(words):
        return decline("alert_rule_no_drop")
    if type_ is None or (line is None and not (outright and type_ == "stockout_risk")):
        return None
    unclear = question.about_names(whole, understanding, many=True)
    if unclear:
        return unclear
    scope = _one_scope(whole, understanding)
    if scope is None:
        return ask("alert_rule_one_place")
    scope = {**_of_thread(whole, understanding, scope), **scope}
    of_it = not scope and points_at_one(understanding.text)
    if of_it or line is None:  # "running low" by itself is no figure to watch for
        return (
            ask("alert_rule_of_what", resume=of_answer(understanding.normalized, _low_line(type_, line)))
            if of_it
            else ask("alert_rule_how_low", resume=_resumed(whole))
        )
    drawn = {"threshold": line.value} | ({"in_units": True} if line.unit == "units" else {})
    return (PlannedCall(CREATE, {"type": type_, **drawn, **scope}),)


def _resumed(whole: Clause) -> str:
    """Return the request for a rule that the days or pieces of stock, and perhaps a place, complete."""
    goods = " and ".join(entity.name for entity in whole.of_kind("product", "brand", "category"))
    places = "".join(f" in {entity.name}" for entity in whole.of_kind("store", "city"))
    return f"alert me when stock of {goods or 'any item'}{places} is less than {ANSWER}"


def _low_line(type_: AlertType, line: _Line | None) -> str | None:
    """Return the least stock that a rule is drawn at, in words; `None` where it is of anything else."""
    if line is None or type_ != "stockout_risk":
        return None
    return f"{line.value:g} {'pieces' if line.unit == 'units' else 'days'}"


class _Line:
    """The figure a rule is drawn at, and what it counts."""

    def __init__(self, value: float, unit: str) -> None:
        self.value = value
        self.unit = unit


def _line(understanding: Understanding) -> _Line | None:
    """Return the first figure that is no part of a name; one in days or percent goes first."""
    text = understanding.normalized
    bare = blanked(text, [e.place for e in understanding.entities if e.place and e.kind != "metric"])
    found = find_numbers(bare)
    percent = next((number for number in found if number.kind == "percent"), None)
    if percent is not None:
        return _Line(float(percent.value), "percent")
    days = days_of_stock(bare)
    if days is not None:
        return _Line(days, "days")
    plain = next((number for number in found if number.kind == "plain"), None)
    if plain is None:
        return None
    return _Line(float(plain.value), "units" if counts_pieces(bare, plain.end) else "days")


def _type(words: str, line: _Line | None) -> AlertType | None:
    """Return the type whose line is drawn."""
    if line is not None and line.unit == "percent":
        if _COMPARES.search(words) or (_PRICE.search(words) and not _SALES.search(words)):
            return "price_anomaly"
        return "demand_spike" if _SALES.search(words) else None
    if _LOW.search(words):
        return "stockout_risk"
    return "overstock" if _HIGH.search(words) and line is not None else None


def removal_as_asked(understanding: Understanding) -> Plan | None:
    """Return what is no longer to be told of: the rule of an id, else those of what is named."""
    named_rule = _ID.search(understanding.normalized)
    if named_rule is not None:
        return (PlannedCall(REMOVE, {"rule_id": f"RU_{named_rule[0].partition('_')[2].lower()}"}),)
    whole = _of_every_such(cut(understanding, (0, len(understanding.normalized))))
    unclear = question.about_names(whole, understanding, many=True)
    if unclear and whole.entities:
        return unclear
    scope = _one_scope(whole, understanding)
    if scope is None:
        return ask("alert_rule_one_place")
    named: dict[str, Any] = dict(scope)
    for type_, pattern in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", whole.masked, re.IGNORECASE):
            named["type"] = type_
            break
    if not named:
        goods = [entity.id for entity in carried(understanding, "product")]
        if not goods:
            return ask("which_alert_rule")
        named["sku_ids"] = goods
    return (PlannedCall(REMOVE, named),)


def _of_every_such(clause: Clause) -> Clause:
    """Return a clause with a name of several goods as all: "the butter one" is whichever is watched."""
    entities = [
        entity.model_copy(
            update={"kind": "brand", "alternatives": (), "members": (entity.id, *entity.alternatives)}
        )
        if entity.kind == "product" and entity.alternatives and entity.score >= question.SURE
        else entity
        for entity in clause.entities
    ]
    return replace(clause, entities=tuple(entities))


def _of_thread(whole: Clause, understanding: Understanding, scope: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a rule leaves to the thread: the goods it calls "it", the place it calls "there"."""
    found: dict[str, Any] = {}
    if not scope.keys() & {"store_id", "city"} and points_there(understanding):
        found |= {
            "store_id" if e.kind == "store" else "city": e.id for e in carried(understanding, "store", "city")
        }
    if not scope.keys() & {"sku_ids", "category"} and IT.search(whole.masked):
        focus = understanding.focus
        before = dict(focus.calls[-1].arguments) if focus and focus.calls else dict[str, Any]()
        found |= {name: before[name] for name in ("sku_ids", "category") if before.get(name)}
        if not scope:
            found |= {name: before[name] for name in ("store_id", "city") if before.get(name)}
    return found


def _one_scope(whole: Clause, understanding: Understanding) -> dict[str, Any] | None:
    """Return the part of the shop a rule is for; `None` where it would take several rules."""
    scopes = scope_of(whole, understanding).calls()
    return scopes[0] if len(scopes) == 1 else None
