"""From a draft to a reply: check it against the evidence, put the facts in, sign it off."""

from __future__ import annotations

from dataclasses import dataclass

from agent.context import TurnContext
from agent.draft import Draft
from agent.facts import FactBook, referenced
from agent.findings import charts_of, facts_of, files_of, findings_of, passages_of, pictures_of, run_citations
from agent.grounding import Evidence, check
from agent.grounding.evidence import MOST_LINES, MOST_LINES_OF_LIST
from agent.prompts import version
from agent.render import render
from agent.state import State, made_calls
from agent.understanding import Understanding
from core.fact import Fact
from core.message import Choice, InboundMessage, Listed, Outcome, Reply
from core.tool import Effect
from language.locales import has_own, sentence

MOST_FACTS = 120
"""Facts a reply carries: those it refers to, then the turn's others up to this many."""

MOST_CHARTS = 3
"""Charts a reply carries: more would bury the answer."""

_WITH_CHARTS = frozenset({Outcome.ANSWERED, Outcome.CONFIRM})


@dataclass(frozen=True)
class Checked:
    """A draft with what is wrong with it, the choices and lines that are in order, its evidence."""

    draft: Draft
    defects: tuple[str, ...]
    choices: tuple[Choice, ...]
    listed: tuple[Listed, ...]
    evidence: Evidence


def spoken(state: State) -> str:
    """Return the language of the reply: the message's where we have its sentences, else English."""
    language = state["understanding"].get("language", "en")
    return language if has_own("clarify_generic", language) else "en"


def checked(draft: Draft, state: State, context: TurnContext) -> Checked:
    """Run the verifier; a button that does not pass is left out, and so is a list with such a line."""
    understanding = Understanding.model_validate(state["understanding"])
    findings = findings_of(state, context)
    evidence = Evidence(
        book=FactBook(facts_of(findings), draft.minted),
        user_text="\n".join(
            [state["message"]["text"], *map(str, understanding.context.values()), draft.prepared]
        ),
        catalogue=context.catalogue,
        principal=context.principal,
        citations=passages_of(findings),
        user_ids=frozenset(entity.id for entity in understanding.entities if not entity.alternatives),
        most_lines=MOST_LINES_OF_LIST if draft.origin == "composer" else MOST_LINES,
        by_model=draft.origin == "model",
        must_refer=draft.origin == "model" and draft.outcome is Outcome.ANSWERED,
        changed=any(
            call["effect"] == Effect.WRITE.value and call["status"] == "done" for call in state["calls"]
        ),
    )
    beside = {text for choice in draft.choices for text in (choice.label, choice.message)}
    beside.update(text for line in draft.listed for text in _texts(line))
    wrong = {text for text in beside if text and check(text, evidence)}
    choices = tuple(one for one in draft.choices if not wrong & {one.label, one.message})
    in_order = not any(wrong.intersection(_texts(line)) for line in draft.listed)
    return Checked(draft, check(draft.text, evidence), choices, draft.listed if in_order else (), evidence)


def _texts(line: Listed) -> tuple[str, ...]:
    return line.name, line.accept, line.reject, line.about


def finish(draft: Draft, state: State, context: TurnContext, approval_id: str | None = None) -> Reply:
    """Return the reply to a draft of the composer; an honest error where it does not verify."""
    result = checked(draft, state, context)
    if result.defects:
        return unverified(state, context)
    return signed(result, state, context, approval_id)


def signed(result: Checked, state: State, context: TurnContext, approval_id: str | None = None) -> Reply:
    """Return the verified draft as the reply."""
    draft, evidence = result.draft, result.evidence
    language = spoken(state) if draft.origin == "composer" else state["understanding"]["language"]
    findings = findings_of(state, context)

    def shown(text: str) -> str:
        return render(
            text,
            evidence.book,
            evidence.citations,
            language=language,
            reference_year=context.today.year,
        )

    shown_choices = tuple(
        Choice(label=shown(choice.label), message=shown(choice.message)) for choice in result.choices
    )
    shown_lines = tuple(
        Listed(
            name=shown(line.name),
            accept=shown(line.accept),
            reject=shown(line.reject),
            about=shown(line.about),
        )
        for line in result.listed
    )
    return Reply(
        conversation_id=context.message.conversation_id,
        message_id=context.message.message_id,
        answer=shown(draft.text),
        text_with_references=draft.text,
        language=language,
        outcome=draft.outcome,
        tool_calls=made_calls(state["calls"]),
        facts=_facts(draft.text, evidence.book),
        citations=(
            *evidence.citations,
            *run_citations(state["calls"], findings, context.services.clock.now()),
        ),
        charts=charts_of(findings)[:MOST_CHARTS] if draft.outcome in _WITH_CHARTS else (),
        pictures=pictures_of(findings) if draft.outcome in _WITH_CHARTS else (),
        files=files_of(findings),
        choices=shown_choices,
        listed=shown_lines,
        approval_id=approval_id,
        verified=True,
        model=model_name(state, context, draft),
        prompt=version("system") if context.usage is not None else "",
        elapsed_ms=context.elapsed_ms,
        trace=tuple(context.trace.steps),
        usage=context.usage,
    )


def unverified(state: State, context: TurnContext) -> Reply:
    """Return the reply where even our own words did not pass: no claim, and not verified."""
    text = sentence("reply_unverified", spoken(state))
    return Reply(
        conversation_id=context.message.conversation_id,
        message_id=context.message.message_id,
        answer=text,
        text_with_references=text,
        language=spoken(state),
        outcome=Outcome.ERROR,
        tool_calls=made_calls(state["calls"]),
        verified=False,
        model=model_name(state, context, None),
        elapsed_ms=context.elapsed_ms,
        trace=tuple(context.trace.steps),
        usage=context.usage,
    )


def model_name(state: State, context: TurnContext, draft: Draft | None) -> str:
    """Name who answered: `offline`, `bedrock`, `offline (bedrock timed out)`.

    `bedrock + composer` planned with the model and was told by the composer, because the
    model's own words did not pass the verifier.
    """
    remote = context.services.remote
    if remote is None:
        return "offline"
    if state["fallback"]:
        return f"offline ({state['fallback']})"
    if draft is not None and draft.origin == "model":
        return remote.name
    return f"{remote.name} + composer"


def _facts(text: str, book: FactBook) -> tuple[Fact, ...]:
    used = [book[fact_id] for fact_id in referenced(text)]
    minted = {fact.id for fact in book.minted}
    ids = {fact.id for fact in used}
    others = [fact for fact in book if fact.id not in ids and fact.id not in minted]
    kept = {fact.id: fact for fact in [*used, *others[: max(0, MOST_FACTS - len(used))]]}
    return tuple(sorted(kept.values(), key=lambda fact: [int(part) for part in fact.id[1:].split(".")]))


def identity(message: InboundMessage) -> str:
    """Return the message's name within its conversation: ids are unique per channel only."""
    return f"{message.channel}:{message.message_id}"
