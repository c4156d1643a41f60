"""From an `Understanding` to calls: which tools, with which arguments, or which question."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from agent.planner import question
from agent.planner.alert import alert_plan
from agent.planner.answer import Plan, PlannedCall, QuestionError, ask, decline
from agent.planner.arguments import arguments_of
from agent.planner.as_tool import planned_as
from agent.planner.change import change_plan
from agent.planner.changing import CHANGES
from agent.planner.clause import Clause, clauses, cut, each_direction
from agent.planner.directives import ASK_USER, DIRECTIVE_NAMES
from agent.planner.document import arrived_plan, document_plan
from agent.planner.document_list import document_list_plan
from agent.planner.document_number import with_number_again, with_number_as_id
from agent.planner.evidence import SEVERAL
from agent.planner.exporting import export_plan
from agent.planner.few_calls import limited
from agent.planner.follow_up import follow_up
from agent.planner.how_it_is import asked_after
from agent.planner.inheritance import with_inheritance
from agent.planner.intent import THRESHOLD, Intent, ToolName
from agent.planner.knowledge import TOOL as SEARCH
from agent.planner.knowledge import knowledge_follow_up, knowledge_plan, search
from agent.planner.known_name import both_named
from agent.planner.leaning import is_continuation, means_the_place_alone
from agent.planner.left_out import left_out_of_thread, question_of_left_out
from agent.planner.names_alone import asked_about_names
from agent.planner.narrowed import narrowed
from agent.planner.not_theirs import refused_before_asked
from agent.planner.off_topic import is_off_topic
from agent.planner.override import TOOL as OVERRIDE_TOOL
from agent.planner.override import override_plan
from agent.planner.own_stores import own_stores_plan
from agent.planner.past import asks_of_figures
from agent.planner.pointing import pointing_question
from agent.planner.price import price_calls, simulate_calls
from agent.planner.retold import retold
from agent.planner.review import review_plan
from agent.planner.said_in_full import said_in_full
from agent.planner.scope import Scope, beside_each_other, carried, scope_of, sku_ids_of, under_one_budget
from agent.planner.second_thought import reconsidered
from agent.planner.second_voice import Embed
from agent.planner.setting import setting_plan
from agent.planner.shade import shaded
from agent.planner.shown_again import shown_again
from agent.planner.smalltalk import is_about_documents, small_talk
from agent.planner.telling import telling
from agent.planner.topic import place_returned_to
from agent.planner.two_requests import in_parts, two_requests
from agent.planner.unknown_thing import without_unknown_thing
from agent.planner.whole_kind import with_whole_kinds
from agent.planner.wishes import own_wishes_plan
from agent.planner.without_tool import without_tool
from agent.understanding import Understanding
from language.catalogue.goods import MAX_MEMBERS

_ALONE = CHANGES - {"export_data", "create_alert_rule", "remove_alert_rule"}
"""What is shown before it is done: it is asked for by itself."""
_BY_WORDS = frozenset({said_in_full, alert_plan})
"""Stages that go by single words: of a message that opens a thread the second voice may know better."""
_FORECAST = frozenset({"units", "revenue"})
"""Figures that are told ahead: no margin of next month is."""
SURE_OF_PART = 3.0
"""From here a part that only raises a question is a request of its own."""


def plan(understanding: Understanding, tools: Collection[str], embed: Embed | None = None) -> Plan:
    """Return what to do about a message.

    Args:
        understanding: The message, understood.
        tools: Names of the tools at hand; what needs another one is declined.
        embed: Turns a text into its vector, where a model of meaning may be asked in doubt.
    """
    named, ids = with_number_as_id(understanding)
    about = with_number_again(_planned(named, tools, embed), ids) if ids else None
    planned = about or _planned(understanding, tools, embed)
    planned = asked_about_names(understanding, refused_before_asked(understanding, planned, tools))
    return without_unknown_thing(understanding, planned)


def _planned(understanding: Understanding, tools: Collection[str], embed: Embed | None) -> Plan:
    """Return what to do about a message in which documents are named by their ids."""
    both = two_requests(
        understanding,
        lambda part: _whole(part, tools),
        lambda part: _made(_asked(part), part, tools),
    )
    if both is not None:
        return limited(both, tools)
    by_rules, settled = ruled(understanding, tools)
    if settled:
        return by_rules
    planned = reconsidered(understanding, by_rules, lambda label: _meant(label, understanding, tools), embed)
    return shaded(understanding, planned, embed)


def ruled(understanding: Understanding, tools: Collection[str]) -> tuple[Plan, bool]:
    """Return what the rules make of a message, and whether that stands whatever the second voice hears."""
    for stage in (
        shown_again,
        retold,
        own_wishes_plan,
        said_in_full,
        own_stores_plan,
        without_tool,
        alert_plan,
        knowledge_follow_up,
        left_out_of_thread,
        follow_up,
        _unclear,
    ):
        planned = stage(understanding, tools)
        if planned is not None:
            return planned, stage not in _BY_WORDS or understanding.focus is not None
    return _by_rules(understanding, tools), False


def _whole(understanding: Understanding, tools: Collection[str]) -> Plan:
    """Return what a part of a message asks for whole, changes of the shop aside; else nothing."""
    for stage in (said_in_full, alert_plan, _papers, _outright):
        planned = stage(understanding, tools)
        if planned:
            return () if any(call.name in _ALONE for call in planned) else planned
    return ()


def _asked(understanding: Understanding) -> list[Clause]:
    """Return the parts of a message that ask something of their own, each with what the one before said."""
    return with_inheritance(telling([part for part in clauses(understanding) if part.intent is not None]))


def _by_rules(understanding: Understanding, tools: Collection[str]) -> Plan:
    """Return what the rules make of a message that stands on its own."""
    for stage in (_papers, _outright):
        planned = stage(understanding, tools)
        if planned is not None:
            return planned
    names_goods = _names_goods(understanding)
    if is_off_topic(understanding.normalized, names_ours=names_goods, written=understanding.text):
        return decline("off_topic")
    parts = asked_after(clauses(understanding))
    asked = with_inheritance(telling([part for part in parts if part.intent is not None]))
    rule = knowledge_plan(understanding, parts, tools) or _about_rules(understanding, parts, tools)
    if rule is not None:
        return rule
    return _made(asked, understanding, tools) if asked else small_talk(understanding)


def _meant(label: str, understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the plan for a tool that is known to be meant; `None` where the message cannot mean it."""
    if label == SEVERAL:
        return in_parts(understanding, lambda part: _alone(part, tools))
    tool = next((name for name in get_args(ToolName) if name == label), None)
    planned = planned_as(label, understanding, tools)
    if planned is not None or tool is None:
        return planned
    whole = cut(understanding, (0, len(understanding.normalized)))
    figures = {entity.id for entity in whole.of_kind("metric")}
    if tool == "query_kpi" and not asks_of_figures(whole):
        return None
    if tool == "forecast_demand" and not figures <= _FORECAST:
        return None
    return _made([replace(whole, intent=Intent(tool, THRESHOLD))], understanding, tools)


def _alone(part: Understanding, tools: Collection[str]) -> Plan:
    """Return the plan of a part that asks for one thing."""
    by_rules, _ = ruled(part, tools)
    return reconsidered(part, by_rules, lambda label: _meant(label, part, tools), leans=True)


def _made(asked: Sequence[Clause], understanding: Understanding, tools: Collection[str]) -> Plan:
    """Return the calls the clauses stand for, and after them the first question one of them raises."""
    calls: list[PlannedCall] = []
    open_question: Plan = ()
    for part in itertools.chain.from_iterable(each_direction(part, understanding.today) for part in asked):
        try:
            calls += _calls(part, understanding)
        except QuestionError as pending:
            alone = len(asked) == 1
            open_question = open_question or (pending.plan if alone else _question(part, understanding))
    planned = limited(calls, tools) if calls else ()
    if open_question and any(call.name in DIRECTIVE_NAMES for call in planned):
        return open_question
    return (*planned, *open_question)


def _question(part: Clause, understanding: Understanding) -> Plan:
    """Return the question a part raises, asked about that part alone: its answer completes only it."""
    alone = narrowed(understanding, part)
    whole = replace(cut(alone, (0, len(alone.normalized))), intent=part.intent)
    try:
        return tuple(_calls(whole, alone))
    except QuestionError as pending:
        first, *rest = pending.plan
        sure = first.name == ASK_USER and part.intent is not None and part.intent.score >= SURE_OF_PART
        about = {"about": alone.normalized} if sure else {}
        return (PlannedCall(first.name, {**first.arguments, **about}), *rest)


def _names_goods(understanding: Understanding) -> bool:
    return any(
        entity.kind in ("product", "brand", "category") and entity.score >= question.SURE
        for entity in understanding.entities
    )


def _names_ours(understanding: Understanding) -> bool:
    """Tell whether a message names goods or a place of ours."""
    return any(entity.kind != "metric" for entity in understanding.entities)


def _about_rules(
    understanding: Understanding, parts: Sequence[Clause], tools: Collection[str]
) -> Plan | None:
    """Return the search for what is no figure of the shop's and names rules or papers."""
    if not is_about_documents(understanding, parts):
        return None
    return search(understanding) if SEARCH in tools else decline("no_documents_yet")


def _unclear(understanding: Understanding, _tools: Collection[str]) -> Plan | None:
    """Return the question about a line of the last list that was pointed at and not made out."""
    if understanding.stands_for:
        return None
    return pointing_question(understanding.text, understanding.focus)


def _papers(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return what to do about a document, and what the caption of one that arrived asks besides.

    A caption changes nothing: what it asks for would have to be confirmed by itself.
    """
    arrived = arrived_plan(understanding)
    if not arrived:
        return document_list_plan(understanding, tools) or document_plan(understanding, tools)
    bare = understanding.model_copy(update={"context": {}})
    asked = plan(bare, tools) if understanding.normalized.strip() else ()
    looks = [call for call in asked if call.name in tools and call.name not in {"check_document", *CHANGES}]
    return limited([*arrived, *looks], tools)


def _outright(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return what a message asks for whole: a file, a threshold, a change, a look back by its id.

    A call that changes something is made though its tool is not at hand: the tool refuses who
    may not, and the refusal is audited.
    """
    if not understanding.normalized.strip():
        return decline("empty_message")
    return (
        review_plan(understanding.normalized)
        or export_plan(understanding)
        or setting_plan(understanding.normalized, names_goods=_names_ours(understanding))
        or override_plan(understanding, may=OVERRIDE_TOOL in tools)
        or change_plan(understanding)
    )


def _calls(clause: Clause, understanding: Understanding) -> list[PlannedCall]:
    assert clause.intent is not None  # noqa: S101 the caller picked clauses with an intent
    clause, tool = with_whole_kinds(clause), clause.intent.tool
    unclear = question_of_left_out(clause, understanding) or question.about_names(
        clause, understanding, many=tool not in ("suggest_price", "simulate_price")
    )
    if unclear:
        raise QuestionError(unclear)
    if len(sku_ids_of(clause)) > MAX_MEMBERS:
        raise QuestionError(ask("too_many", limit=MAX_MEMBERS))
    if clause.reading.unresolved:
        raise QuestionError(question.which_days(clause.reading.unresolved[0], understanding))
    if tool == "suggest_price":
        return price_calls(clause, understanding)
    if tool == "simulate_price":
        return simulate_calls(clause, understanding)
    variants = arguments_of(tool, clause, understanding)
    scope = _scope(clause, understanding)
    if tool == "query_kpi":
        scope, variants = beside_each_other(scope, variants, clause.masked, understanding)
    if tool == "plan_reorder":
        scope = under_one_budget(scope, variants, understanding)
    scopes = scope.calls()
    if tool == "rank_actions":  # it ranks a part of the shop, never one product
        scopes = [{name: value for name, value in scope.items() if name != "sku_ids"} for scope in scopes]
    return [PlannedCall(tool, scope | arguments) for arguments in variants for scope in scopes]


def _scope(clause: Clause, understanding: Understanding) -> Scope:
    """Return the clause's scope; "it" and "there" take what the thread was about."""
    scope = scope_of(clause, understanding)
    if not is_continuation(clause, understanding):
        return scope
    if means_the_place_alone(clause, understanding):
        return Scope(scope.sku_ids, scope.places or _places_before(understanding), scope.categories)
    both = both_named(clause.masked, understanding.focus)
    before = () if scope.categories else tuple(e.id for e in carried(understanding, "product"))
    products = scope.sku_ids or both or before
    returned = place_returned_to(understanding, products)
    places = scope.places or ((returned,) if returned else _places_before(understanding))
    categories = scope.categories or tuple(e.id for e in carried(understanding, "category"))
    return Scope(products, places, () if products else categories)


def _places_before(understanding: Understanding) -> tuple[Mapping[str, str], ...]:
    """Return the places the thread was about; of a city the one store that was looked at last."""
    calls = understanding.focus.calls if understanding.focus else ()
    store = calls[-1].arguments.get("store_id") if calls else None
    return tuple(
        {"store_id": e.id}
        if e.kind == "store"
        else {"store_id": str(store)}
        if store in e.members
        else {"city": e.id}
        for e in carried(understanding, "store", "city")
    )
