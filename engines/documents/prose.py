"""Whether pages are a policy: their heading, clauses, rules in whole sentences, dates of force."""

from __future__ import annotations

import re

from core.document import DocType
from engines.documents.amount import find_amounts
from engines.documents.form import WORDINGS, form_of
from engines.documents.layout import Line
from engines.documents.survey import Survey
from engines.documents.title import heading_type, title_of

_SENTENCE = 7  # words: a line as long is prose
_HEAD = 12  # lines
_CLAUSE = re.compile(
    r"^\s*(?:(?:clause|section|article|rule|q|धारा|नियम)\s*\d{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)|\d{1,2}[.)](?=\s)|"
    r"[(]?[a-h][.)](?=\s)|[(][ivx]{1,4}[)]|[•▪‣●*-](?=\s)|q[.:](?=\s))",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:shall|must|may|will|cannot|not\s+(?:accept|allow|eligible|permit|applicable|taken|refund)\w*|"
    r"within\s+\w+\s+(?:days?|hours?|working|business)|eligible|customers?|employees?|suppliers?|sellers?|refund\w*|return\w*|"
    r"exchange\w*|cancel\w*|liab\w+|responsib\w+|violat\w+|breach|grievance|approv\w+|scope|purpose|definitions?|"
    r"compl(?:y|iance)|confidential|entitled|penalt\w+|amend\w*)\b|करेंगे|करेगा|होगा|होगी|होंगे|सकते|अवधि|ग्राहक|चाहिए",
    re.IGNORECASE,
)  # fmt: skip
_IN_FORCE = re.compile(
    r"\b(?:effective (?:from|date|on|as of|since)|with effect from|w\.?e\.?f\b|in(?:to)? force|applies from|"
    r"last (?:updated|revised)|version|revision|supersedes)\b|प्रभावी|लागू|संस्करण",
    re.IGNORECASE,
)  # fmt: skip


def policy_confidence(survey: Survey, *, sale: int) -> float:
    """Return how surely pages are a policy, 0 where they are none.

    Args:
        survey: The pages.
        sale: How many signs of a sale they bear.
    """
    lines = [line for sheet in survey.sheets for line in sheet.lines]
    said = [line for line in lines if _is_prose(line)]
    if len(said) < 3:
        return 0.0
    share = len(said) / len(lines)
    headed = any(_heads(line) for line in survey.sheets[0].lines[:_HEAD])
    if headed and not (sale >= 2 and survey.goods) and share >= 0.15:
        return 0.85
    rules = {found.lower() for line in said for found in _RULES.findall(line.text)}
    points = 2 * headed + (1 if share < 0.4 else 2)
    points += (len(rules) >= 3) + (len(rules) >= 6)
    points += sum(_CLAUSE.match(line.text) is not None for line in lines) >= 3
    points += min(_dated(survey), 2)
    points -= 2 * bool(survey.goods) + 2 * (sale >= 2)
    # Without a heading, only pages that also say from when they hold.
    return 0.75 if points >= 6 and (headed or _dated(survey)) else 0.0


def _is_prose(line: Line) -> bool:
    text = _CLAUSE.sub("", line.text, count=1)
    return len(text.split()) >= _SENTENCE and not any(amount.money for amount in find_amounts(text))


def _heads(line: Line) -> bool:
    titles = [title_of(run.text) for run in (line, *line.segments)]
    if any(title is not None and title[0] is DocType.POLICY for title in titles):
        return True
    return any(heading_type(run.text) is DocType.POLICY for run in (line, *line.segments))


def _dated(survey: Survey) -> int:
    """Return how many of a policy's own data the pages give: version, from when, by whom."""
    form = form_of(survey, DocType.POLICY)
    names = {
        name
        for line in form.lines()
        for label in form.labels_of(line)
        if label.opens
        for name in WORDINGS[DocType.POLICY]
        if not name.startswith("_") and label.means(name) and form.beside(label) is not None
    }
    return len(names) + bool(_IN_FORCE.search(survey.text))
