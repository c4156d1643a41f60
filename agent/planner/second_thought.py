"""Rules and the second voice together: whose reading of a message is planned.

The voice says how likely each reading is; the rules' plan is evidence for or against each, worth what
such a plan was worth for authors nobody had read (`evidence.py`). The likeliest reading that can be
planned is. Source: Bayes' rule, the evidence damped for both listen to the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from agent.planner.alert_rule import REMOVE, wants_no_more
from agent.planner.answer import Plan, PlannedCall
from agent.planner.by_id import done_with_ids
from agent.planner.changing import CHANGES
from agent.planner.clause import asked_apart, clauses, cut
from agent.planner.directives import DECLINE
from agent.planner.document import CHECK, CORRECT, asks_rule_alone, states_correction
from agent.planner.evidence import CLARIFY, REFUSED, SEVERAL, evidence_of, label_of
from agent.planner.how_it_is import asks_after_goods, asks_after_stores
from agent.planner.intent import everyday_tool
from agent.planner.knowledge import asks_whether_ruled
from agent.planner.off_topic import is_beyond_us, is_personal, is_rate_of_the_day
from agent.planner.question import SURE as SURE_OF_NAME
from agent.planner.second_voice import Embed, voices
from agent.planner.smalltalk import asked_what
from agent.planner.traits import masked
from agent.understanding import Understanding
from language.catalogue.makers import kind_of_maker
from language.pattern import Pattern
from language.tokens import words

_SAYS = Pattern(r"(?<![_a-z])[a-z]{2,}(?![_a-z])")
"""A word; names are masked, and of signs, figures and letters alone the voice hears anything."""
_TRIED = 3
_HARDLY_HEARD, _LIKELY, _SURE = 0.02, 0.25, 0.6
_SURE_OF_TIME = 0.9
_WRONG_WAY = frozenset({"period_behind", "period_ahead", "unknown_metric"})
"""Questions that only a tool which was not meant would raise: no forecast of last Sunday."""
_IN_THREAD = 2.0
"""How much more the rules' plan counts amid a conversation, of which the voice hears nothing."""
_SAID_OUTRIGHT = frozenset({"change_by", "mine_to_undo", "problem"})
"""Arguments that nothing but words of their own gives: by so many rupees, my last change taken back,
bills without HSN."""
_SHORTEST_IN_THREAD = 4
"""Words from which a message amid a conversation is a request of its own."""

Make = Callable[[str], Plan | None]


def reconsidered(
    understanding: Understanding,
    by_rules: Plan,
    make: Make,
    embed: Embed | None = None,
    *,
    leans: bool = False,
) -> Plan:
    """Return the plan of the likeliest reading: the rules', or what the second voice hears instead.

    Args:
        understanding: The message, understood.
        by_rules: What the rules make of it.
        make: Returns the plan for a label, `None` where there can be none.
        embed: Turns a text into its vector, where a model of meaning is at hand.
        leans: It is a part of a message: what it leaves unsaid the rest says.
    """
    evidence = evidence_of(by_rules, understanding)
    if _is_settled(understanding, by_rules):
        return by_rules
    if not voices().knows(evidence):
        return _at_its_time(by_rules, voices().hear(understanding, embed).shares(), make)
    in_thread = understanding.focus is not None
    heard = voices().hear(understanding, embed)
    shares = voices().weigh(heard, evidence, _IN_THREAD if in_thread else 1.0)
    may = _possible(understanding, shares, leans=leans or in_thread)
    if _asks_what_is_heard(by_rules, max(may, key=heard.scores.__getitem__), make):
        return by_rules
    total = sum(shares[label] for label in may)
    several = evidence == SEVERAL and shares[SEVERAL] / total >= _LIKELY
    if several or (len(by_rules) > 1 and asked_apart(clauses(understanding))):
        return by_rules  # what is answered in vain costs less than what is passed over
    for label in sorted(may, key=lambda one: -shares[one])[:_TRIED]:
        planned = _planned(label, by_rules, understanding, make)
        if planned == by_rules or shares[label] / total < _needed(label, by_rules):
            break
        if planned and not any(call.arguments.get("code") in _WRONG_WAY for call in planned):
            return planned
    return by_rules


def _at_its_time(by_rules: Plan, shares: Mapping[str, float], make: Make) -> Plan:
    """Return the plan of the tool that is surely heard, where the rules only object to the time asked of."""
    best = max(shares, key=lambda label: shares[label])
    if by_rules[0].arguments.get("code") not in _WRONG_WAY or shares[best] < _SURE_OF_TIME:
        return by_rules
    planned = make(best)
    fits = planned and not any(call.arguments.get("code") in _WRONG_WAY for call in planned)
    return planned if planned and fits else by_rules


def _possible(understanding: Understanding, labels: Iterable[str], *, leans: bool) -> Sequence[str]:
    """Return the readings that a message may have: of a thing named by its id what is done with it.

    What says little by itself, and leans on what was said before, is not therefore vague.
    """
    of_ids = done_with_ids(understanding.normalized)
    if of_ids:
        return [label for label in labels if label in of_ids]
    never = {CLARIFY, SEVERAL} if leans else set[str]()
    if _is_of_our_trade(understanding):
        never.add(REFUSED)
    return [label for label in labels if label not in never]


def _names_goods(understanding: Understanding) -> bool:
    return any(
        entity.kind in ("product", "brand", "category") and entity.score >= SURE_OF_NAME
        for entity in understanding.entities
    )


def _is_of_our_trade(understanding: Understanding) -> bool:
    """Tell whether goods of ours and a figure of theirs are named: the weather is only told beside them."""
    kinds = {entity.kind for entity in understanding.entities if entity.score >= SURE_OF_NAME}
    return "metric" in kinds and bool(kinds & {"product", "brand", "category"}) and not understanding.unknown


def _asks_what_is_heard(by_rules: Plan, heard: str, make: Make) -> bool:
    """Tell whether the rules ask what the tool that is heard would ask as well."""
    if label_of(by_rules) is not None:
        return False
    planned = make(heard)
    return bool(planned) and planned[0].arguments.get("code") == by_rules[0].arguments.get("code")


def _needed(label: str, by_rules: Plan) -> float:
    """Return how likely a reading must be to be planned instead: a change and a refusal more."""
    if label in CHANGES or label == REFUSED:
        return _SURE
    return _HARDLY_HEARD if label_of(by_rules) == REFUSED else _LIKELY


def _planned(label: str, by_rules: Plan, understanding: Understanding, make: Make) -> Plan | None:
    """Return the plan of a reading; the rules' own where it is theirs."""
    said = label_of(by_rules)
    if label == said:
        return by_rules
    if label == CLARIFY:
        names_stranger = by_rules[0].arguments.get("code") == "unknown_name"
        return by_rules if said is None or names_stranger else asked_what(understanding)
    part = tuple(call for call in by_rules if call.name == label)
    return _fuller(part, make(label)) if said == SEVERAL and part else make(label)


def _fuller(part: Plan, whole: Plan | None) -> Plan:
    """Return the plan by the whole message where it says all that the part does, and maybe more."""
    says_all = (
        whole
        and len(whole) == len(part)
        and all(
            one.arguments.items() <= other.arguments.items() for one, other in zip(part, whole, strict=True)
        )
    )
    return whole if whole and says_all else part


_OF_ALERTS = frozenset({"alerts_all_of_these", "which_alert_rule"})
"""Questions which alerts something is to be done about, or which are to come no more."""


def _is_settled(understanding: Understanding, by_rules: Plan) -> bool:
    """Tell whether the voice cannot know better: a place in a conversation, no words, what no tool does."""
    text, heard = understanding.normalized, masked(understanding)
    says = _SAYS.search(heard) and re.search(r"[^\W\d_]", re.sub(r"_\w+_", "", heard))  # more than names
    if not says or understanding.context.get("document"):
        return True
    if is_beyond_us(text) or is_personal(understanding.text) or _asks_outright(understanding):
        return True
    if any(_is_certain(call, understanding) for call in by_rules):
        return True
    if understanding.focus is None:
        return False
    if understanding.stands_for:
        return not _is_at_a_loss(by_rules)  # the voice heard the request before its answer completed it
    return len(text.split()) < _SHORTEST_IN_THREAD


def _is_certain(call: PlannedCall, understanding: Understanding) -> bool:
    """Tell whether a call says by itself what is meant: a field, a paper, alerts that are to end."""
    if call.name == REMOVE and wants_no_more(understanding.text):
        return True
    of_maker = call.arguments.get("code") == "did_you_mean" and _says_maker(understanding)
    return of_maker or _says_outright(call) or _is_of_paper(call, understanding)


def _says_maker(understanding: Understanding) -> bool:
    """Tell whether a maker is named whose goods are a kind of ours: it is asked which are meant."""
    return any(kind_of_maker(word) for name in understanding.unknown for word in words(name))


def _says_outright(call: PlannedCall) -> bool:
    return bool(_SAID_OUTRIGHT & call.arguments.keys()) or call.arguments.get("code") in _OF_ALERTS


def _is_of_paper(call: PlannedCall, understanding: Understanding) -> bool:
    """Tell whether a document is asked about by issuer or just by its rule, or a field of it put right."""
    if call.name == CORRECT:
        return states_correction(understanding.text)
    if call.name != CHECK:
        return False
    by_rule = "explain" in call.arguments and asks_rule_alone(understanding.normalized)
    return "supplier" in call.arguments or by_rule


def _asks_outright(understanding: Understanding) -> bool:
    text = understanding.normalized
    if is_rate_of_the_day(text) and not _names_goods(understanding):
        return True
    return asks_whether_ruled(text) or _is_of_every_day(understanding)


def _is_of_every_day(understanding: Understanding) -> bool:
    """Tell whether a message asks what shops ask every day, in words that leave no doubt."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    if whole.unknown:
        return False
    asks_after = asks_after_goods(whole) or asks_after_stores(whole)
    return asks_after or everyday_tool(whole.masked, whole.reading) is not None


def _is_at_a_loss(by_rules: Plan) -> bool:
    """Tell whether the rules make nothing of a message but a refusal, or a question of what it is about."""
    return all(call.name == DECLINE or call.arguments.get("code") == "what_about_it" for call in by_rules)
