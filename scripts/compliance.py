"""Write `compliance.md`: every rule by which documents are judged, and what is left out and why."""

from __future__ import annotations

from collections import Counter
from datetime import date

from engines.documents.rules.load import DECLARED_VERSION, load_rules
from engines.documents.rules.model import Rule

THEMES = {
    "legible": "Whether it could be read",
    "identity": "Who sells and who buys",
    "particular": "What a bill must show",
    "note": "Credit and debit notes",
    "serial": "Serial numbers",
    "supply": "Which taxes",
    "rate": "Rates by date",
    "hsn": "HSN and SAC",
    "arithmetic": "Arithmetic",
    "einvoice": "E-invoices",
    "food": "Food",
    "small_supplier": "Small suppliers",
    "price": "Maximum retail price",
    "day": "Dates",
    "transport": "Transport",
    "gst_certificate": "GST registration certificates",
    "udyam_certificate": "Udyam certificates",
    "claim": "Claim forms",
}
STANDINGS = {
    "verified": "verified: the text, or a page that quotes it, was read",
    "second_hand": "second-hand: only a page that retells it was read; never an error, and says so",
    "internal": "internal: the document against itself or the calendar; needs no law",
}

_INTRODUCTION = """\
# Rules by which documents are judged

Rules are data: [`engines/documents/rules/`](../engines/documents/rules/), one file a theme. Each rule has
a document that keeps it and one that breaks it, and the build fails without both. A document is judged by
the rules of its own date; the version of the rule set is stored with the verdict. The declared version is
{declared}; a hash of the content follows it.

**Verdict.** `fail`: a rule marked error is broken by values read with a confidence of 0.8 or more.
`needs_review`: such a rule hangs on a less sure value, a particular that was not found may be among print
that was not understood, or the document itself is unsure. `pass`: everything else, with its warnings.
The confidence of a verdict is that of the least sure value it rests on.
Nothing that depends on an unknown fact (turnover, your GSTINs, earlier bills, retail prices, portal keys)
speaks.

**One defect, one reason.** A rule that finds an amount wrong also tells what it should be; rules that are
kept by the amount as it should be stay silent.

**Tolerance.** A paisa for each rounded part, half a paisa a unit for a printed price, half a rupee where
an amount is printed without paise. Amounts in words may leave the paise out.
"""
_LEFT_OUT = """
## Not judged, and why

- Rule 46(o), a delivery address that differs: the page cannot tell that it differs.
- Rule 46(s), the declaration of those who need no e-invoice: its wording is known from memory only.
- Rule 53(1A): the letters after (d) were not read; those particulars are judged without a letter.
- Rates of 0.1, 1, 6 and 7.5 per cent: not read in a source; let pass, neither confirmed nor refused.
- Which goods bear which rate: only whether the rate existed on the day.
- The duty to show a dynamic QR code to consumers (above ₹500 crore): second-hand, and a bill cannot tell.
- What the digits of an FSSAI number stand for: second-hand. Its length is verified.
- Shelf life in e-commerce, the section that takes the place of 43B(h) in the Income-tax Act 2025, TCS on
  goods under income-tax: unverified.
- TCS of marketplaces (0.5%) and TDS under 194-O (0.1%): verified, but they stand on statements, not on bills.
- Payment within 180 days, credit only from GSTR-2B, e-way bill validity: they need facts beside the page.
- Whether a Udyam holder is micro, small, medium or a trader: the number does not tell; the reason says so.
- Whether a GSTIN is active: the portal knows, the page does not.
"""


def compliance_page() -> str:
    """Return `compliance.md`."""
    rules = load_rules()
    standings = Counter(rule.standing for rule in rules.rules)
    lines = [_INTRODUCTION.format(declared=DECLARED_VERSION)]
    lines.append(f"{len(rules.rules)} rules:\n")
    lines += [f"- {standings[name]} {meaning}" for name, meaning in STANDINGS.items()]
    for theme in rules.themes:
        lines += ["", f"## {THEMES[theme.theme]}", ""]
        lines += ["| rule | what it asks | of | clause | in force | grade | known by |", "| --- " * 7 + "|"]
        lines += [_row(rule) for rule in theme.rules]
    return "\n".join(lines) + "\n" + _LEFT_OUT


def _row(rule: Rule) -> str:
    kinds = ", ".join(kind.value.replace("_", " ") for kind in rule.applies_to)
    clauses = dict.fromkeys(rule.clause_for(kind) for kind in rule.applies_to)
    grade = rule.severity + (", asks a person" if rule.review else "")
    standing = rule.standing.replace("_", "-")
    cells = (
        f"`{rule.id}`", rule.title, kinds, "; ".join(clauses), _span(rule), grade,
        f"{standing}: {rule.source}",
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _span(rule: Rule) -> str:
    start = "always" if rule.effective_from == date.min else f"from {rule.effective_from}"
    return start if rule.effective_to is None else f"{start} to {rule.effective_to}"
