"""Messages whose words leave open whether a rule is asked for: what the texts hold decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause
from agent.planner.directives import ASK_USER, DECLINE
from agent.planner.document import CHECK, CORRECT, asks_rule_alone
from agent.planner.document_list import LIST
from agent.planner.intent import PLAIN
from agent.planner.knowledge import THRESHOLD, TOOL, knowledge_score, search_arguments
from agent.planner.off_topic import is_beyond_us, is_personal
from agent.planner.second_voice import voices
from agent.planner.setting import SHOW_TOOL, of_a_part
from agent.planner.without_tool import asks_own_gstin
from agent.understanding import Understanding

DOUBT = "doubt"
"""Key of a `Doubt` in the planner's message, as JSON."""

_SURE_INTENT = 2.5
"""A cue this strong says outright that another tool is asked for."""
_OF_RULES = 1.5
"""From here a message names more of rules than the form of a question: "which", "what should"."""
_LIKELY, _SOUNDS_SO, _OUTRIGHT = 1, 2, 2.5
"""How much a question must sound like a rule's beside a tool that single words ask for, one that goes on from
an answer, and one that was asked for by more."""
_FOUND, _SURELY_FOUND = 0.0, 0.7
_FOREIGN, _SURELY_FOREIGN = "refused", 0.9
_FEWEST, _FEWEST_PLAIN = 2, 3
"""Words of a question that is looked up: one that sounds like a rule's or is declined, and any other."""
_GUESSED = frozenset(
    {"plan_reorder", "query_kpi", "suggest_price", "assess_stockout_risk", "forecast_demand"}
)
"""Tools that single words ask for ("order", "price", "sold"), which rules speak of too."""
_HEARD = _GUESSED | {
    "show_settings",
    "list_documents",
    "list_approvals",
    "rank_actions",
    "review_price_changes",
    CHECK,
}
"""Tools that are heard in words of theirs, such as "limit" and "bill", which rules have too."""
_NAMED_BY = frozenset({"doc_id", "problem"})
_DECLINED = frozenset(
    {"off_topic", "not_understood", "no_documents_yet", "unknown_name", "cannot_explain_yet"}
)
_NOT_HEARD = frozenset({"off_topic", "not_understood"})
"""Of these, those of which nothing else is known: what tool single words ask for counts nothing."""
_ASKS_WHICH = frozenset({"which_of_products", "which_store"})
"""Questions about one of our things, of which the rest is clear."""
_ASKS_THE_REST = frozenset({"which_price_of_which", "which_price_to_try", "which_product_override"})
"""Questions of a change that was asked for outright."""
_LONGEST_QUESTION = 60


@dataclass(frozen=True)
class Doubt:
    """A message may ask for a rule, and its words alone do not tell: what the texts hold decides.

    `arguments` are the search's, `needed` is how surely it must find an answer to be believed.
    `sounds_so`: it is believed where nothing is indexed that could decide, and where the message
    would be declined anyhow: then it is better to say what was searched.
    """

    arguments: Mapping[str, Any]
    needed: float
    sounds_so: bool
    declined: bool = False


def doubt_about(
    understanding: Understanding, parts: Sequence[Clause], planned: Plan, tools: Collection[str]
) -> Doubt | None:
    """Return the doubt whether a message that was planned otherwise asks for a rule after all.

    Where another tool is clearly asked for there is none; a question that the plan would decline
    or ask back about is worth a look.
    """
    first = planned[0] if planned else None
    if (
        TOOL not in tools
        or first is None
        or first.name in (TOOL, CORRECT)
        or _of_certain_papers(first, understanding)
        or first.arguments.get("type") == "certificate_expiring"
        or is_beyond_us(understanding.normalized)
        or is_personal(understanding.text)
        or not _may_ask(understanding)
    ):
        return None
    asked = max((part.intent.score for part in parts if part.intent), default=0.0)
    score = knowledge_score(understanding)
    if first.name == DECLINE:
        code = first.arguments.get("code")
        worth = code in _DECLINED and (asked < _SURE_INTENT or score >= 1 or code in _NOT_HEARD)
    elif first.name == ASK_USER:
        code = first.arguments.get("code")
        plain = asked < _SURE_INTENT and code not in _ASKS_WHICH
        worth = code not in _ASKS_THE_REST and (plain or score >= 1)
    else:
        alone = understanding.focus is None or not understanding.focus.calls
        heard = not asked and first.name in _HEARD and "doc_id" not in first.arguments
        outright = asked >= PLAIN or (asked >= _SURE_INTENT and "budget" in first.arguments)
        guessed = heard or (asked and first.name in _GUESSED and not (outright and score < _OF_RULES))
        least = _OUTRIGHT if not guessed else _LIKELY if alone else _SOUNDS_SO
        narrowed = first.name == SHOW_TOOL and of_a_part(understanding.normalized)
        worth = narrowed or (score >= least and (first.name != CHECK or heard))
    fewest = _FEWEST if score >= 1 or first.name == DECLINE else _FEWEST_PLAIN
    if not worth or len(understanding.text.split()) < fewest:
        return None
    declined = first.name == DECLINE
    plain = not asked and score >= 1 and first.name in (DECLINE, ASK_USER)
    needed = _FOUND if plain or score >= THRESHOLD else _SURELY_FOUND
    if declined and score < THRESHOLD and _is_surely_foreign(understanding):
        return Doubt(search_arguments(understanding), _SURELY_FOUND, sounds_so=False, declined=True)
    return Doubt(search_arguments(understanding), needed, sounds_so=score >= _SOUNDS_SO, declined=declined)


def _of_certain_papers(call: PlannedCall, understanding: Understanding) -> bool:
    """Tell whether papers are asked for by their number, issuer or trouble, or by which rule one failed."""
    if call.name not in (CHECK, LIST):
        return False
    if asks_own_gstin(understanding.normalized):
        return True
    named = _NAMED_BY & call.arguments.keys()
    of_issuer = call.name == CHECK and "supplier" in call.arguments
    return bool(named) or of_issuer or (call.name == CHECK and asks_rule_alone(understanding.normalized))


def _is_surely_foreign(understanding: Understanding) -> bool:
    """Tell whether the second voice is sure that a message is none of a shop's business."""
    return voices().quick.hears(understanding).shares().get(_FOREIGN, 0.0) >= _SURELY_FOREIGN


def _may_ask(understanding: Understanding) -> bool:
    """Tell whether a message is long and plain enough to be a question of its own."""
    focus = understanding.focus
    said = understanding.text.split()
    answers = focus is not None and (bool(focus.unfinished) or bool(understanding.stands_for))
    return len(said) <= _LONGEST_QUESTION and not answers
