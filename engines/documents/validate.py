"""Judges a document by the rules of its own date.

The verdict: `fail` where a rule that is an error is broken by values that were read surely;
`needs_review` where such a rule hangs on an unsure value, where something that must be there
seems to be on the page but was not read, or where the document itself is unsure; else `pass`,
with its warnings. What is unsure never passes silently.

One defect, one reason: a finding tells what the values should have been, and a rule that is
kept by the value as it should be does not speak again; a rule that cannot say anything of its
own once another has spoken yields to it by name.
"""

from __future__ import annotations

from core.document import Document, Verdict
from engines.documents.check.condition import CONDITIONS
from engines.documents.check.finding import Finding
from engines.documents.check.legible import KEY_FIELDS
from engines.documents.check.registry import CHECKS
from engines.documents.check.subject import Subject
from engines.documents.context import Earlier, ValidationContext
from engines.documents.reason import GRAVITY, reason_of
from engines.documents.rules.load import RuleSet, load_rules
from engines.documents.rules.model import Rule

__all__ = ["Earlier", "ValidationContext", "validate"]

SURE = 0.8
"""The confidence from which on a value can make a document fail."""


def validate(document: Document, context: ValidationContext, *, rules: RuleSet | None = None) -> Verdict:
    """Return the verdict on a document.

    Args:
        document: What was understood of it.
        context: What is known beside it; unknown facts keep the rules on them silent.
        rules: Other rules than those that come with the product.

    Returns:
        Its reasons, errors first. `confidence` is that of the least sure thing the verdict
        rests on: what the document is, or one of the values that every document of its type
        must have, as far as they were found.
    """
    applied = rules or load_rules()
    subject = Subject(document, context)
    found = _kept(_findings(subject, applied))
    reasons = [
        (GRAVITY[reason.severity], reason)
        for rule, finding in found
        for reason in [reason_of(subject, rule, finding, applied.wordings, sure=finding.confidence >= SURE)]
    ]
    fails = any(_fails(rule, finding) for rule, finding in found)
    asks = any(_asks(rule, finding) for rule, finding in found)
    return Verdict(
        status="fail" if fails else "needs_review" if asks else "pass",
        reasons=tuple(reason for _, reason in sorted(reasons, key=lambda item: item[0])),
        rules_version=applied.version,
        judged_on=context.today,
        confidence=_confidence(subject),
    )


def _findings(subject: Subject, rules: RuleSet) -> list[tuple[Rule, Finding]]:
    """Apply the rules in their order, each learning from those before it."""
    found: list[tuple[Rule, Finding]] = []
    for rule in rules.rules:
        if subject.document.doc_type not in rule.applies_to or not rule.is_in_force(subject.day):
            continue
        if not all(CONDITIONS[name](subject) for name in rule.when):
            continue
        for finding in CHECKS[rule.check](subject, rule.params):
            found.append((rule, finding))
            subject.learn(finding)
    return found


def _kept(found: list[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """Leave out what yields to another rule that spoke, and doubts of a field that another names."""
    spoken = {rule.id for rule, _ in found}
    named = {name for rule, finding in found if not rule.unless_named for name in finding.fields}
    return [
        (rule, finding)
        for rule, finding in found
        if not spoken.intersection(rule.yields_to)
        and not (rule.unless_named and named.intersection(finding.fields))
    ]


def _fails(rule: Rule, finding: Finding) -> bool:
    return rule.severity == "error" and not finding.unread and finding.confidence >= SURE


def _asks(rule: Rule, finding: Finding) -> bool:
    if rule.review:
        return True
    if finding.unread:
        return rule.severity == "error" and (rule.unread == "review" or finding.confidence < SURE)
    return rule.severity == "error" and finding.confidence < SURE


def _confidence(subject: Subject) -> float:
    keys = KEY_FIELDS.get(subject.document.doc_type, ())
    return min(subject.document.type_confidence, subject.confidence(*keys))
