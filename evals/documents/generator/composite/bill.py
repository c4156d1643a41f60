"""A bill of composed parts: head, goods, sums, and what stands at its foot."""

from __future__ import annotations

from evals.documents.generator.composite.goods_table import GoodsTable
from evals.documents.generator.composite.head import draw_head
from evals.documents.generator.composite.paper import Paper
from evals.documents.generator.composite.party import draw_party
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.summary import draw_summary
from evals.documents.generator.composite.sums import draw_sums
from evals.documents.generator.composite.wording import label
from evals.documents.generator.deal import Deal
from evals.documents.generator.flow import Flow
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

_TERMS = (
    "Goods once sold will not be taken back. Interest @ 18% p.a. is charged on bills unpaid after 30 days.",
    "We declare that this invoice shows the actual price of the goods and that all particulars are true.",
    "1. Subject to local jurisdiction only. 2. Our responsibility ends at our door. 3. E. & O.E.",
    "Complaints are heard within 3 days of delivery. Cheque return charges Rs. 500.",
    "Thank you for your business! Quote the bill number with each payment.",
)  # fmt: skip
_BANKS = (
    ("Bank Name", "Janata Vikas Bank"), ("A/c No.", "50210034418877"), ("Branch & IFS Code",
        "Main Road & JNVB0000412"),
)  # fmt: skip
_SIGNERS = (
    "Authorised Signatory",
    "Authorized Signatory",
    "Auth. Sign.",
    "Proprietor",
    "Partner",
    "Authorised Signature",
)


def draw_bill(plan: Plan, sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    margin = float(plan.pick("margin", ("8", "11", "15")))
    width = sheet.width - 2 * margin
    paper = Paper(plan, sheet, deal, manner)
    y = draw_head(paper, margin)
    table = GoodsTable(paper, margin)

    def turn() -> float:
        sheet.new_page()
        sheet.text(margin, margin, f"{deal.seller.name} - continued", size=7.5)
        sheet.text(margin + width, margin, f"Page {sheet.pages}", size=7.5, align="R")
        return margin + 6

    y = table.draw(y, sheet.height - margin - (12 if len(deal.lines) > 14 else 60), turn) + 1
    if y > sheet.height - 95:
        y = turn()
    summary = plan.pick("summary stands", ("before the sums", "after the sums", "left of the sums"))
    if summary == "before the sums":
        y = draw_summary(paper, (margin, y, width))
    left, end = draw_sums(paper, (margin, y, width))
    free = (
        Flow(sheet, margin, y + 1, left - margin - 4)
        if left > margin
        else Flow(sheet, margin, end + 1, width)
    )
    if summary == "left of the sums" and free.width > 85:
        free.y = draw_summary(paper, (margin, free.y, free.width))
    beside = plan.chance("words beside the sums", 0.6)
    if beside:
        _words(plan, deal, free)
        _notes(plan, deal, free, first=True)
    y = max(end, free.y) + 1
    if summary == "after the sums" or (summary == "left of the sums" and free.width <= 85):
        y = draw_summary(paper, (margin, y, width))
    foot = Flow(sheet, margin, y, width * 0.62)
    if not beside:
        foot.width = width
        _words(plan, deal, foot)
        foot.width = width * 0.62
        top = foot.y
        _notes(plan, deal, foot, first=True)
        y = top
    _notes(plan, deal, foot, first=False)
    signed = _sign(plan, deal, sheet, margin, y)
    if plan.choices["arrangement"] == "seller at the foot":
        y = max(foot.y, signed) + 3
        sheet.line(margin, y, margin + width, y)
        draw_party(paper, "seller", (margin, y + 1.5, width), "C")
    if plan.chance("computer made", 0.4) and "signature" not in sheet.omit:
        sheet.text(
            sheet.width / 2, sheet.height - 8, "This is a Computer Generated Invoice", size=7, align="C"
        )


def _words(plan: Plan, deal: Deal, flow: Flow) -> None:
    form = plan.pick("words", {"label above": 3, "label before": 3, "alone": 2, "nowhere": 1})
    if form == "nowhere":
        return
    if form == "label before":
        flow.pair(
            label(plan, "total_in_words"),
            deal.words,
            "total_in_words",
            mark=plan.pick("words mark", (":", " :", ":-")),
            bold=True,
        )
        return
    if form == "label above" and "total_in_words" not in flow.sheet.omit:
        flow.say(label(plan, "total_in_words"), size=flow.size - 1)
    flow.say(deal.words, "total_in_words", bold=plan.chance("words bold", 0.6))
    flow.gap(0.3)


def _notes(plan: Plan, deal: Deal, flow: Flow, *, first: bool) -> None:
    """Print the bank, or the terms, whichever the plan puts first; a declaration goes with the first."""
    size, flow.size = flow.size, 7.5
    if first and deal.declaration:
        flow.say(deal.declaration, "declaration")
    bank = plan.chance("bank first", 0.5) == first
    if bank and deal.buyer is not None and plan.chance("bank", 0.5):
        if plan.chance("bank in one row", 0.4):
            flow.say("Bank Details: " + ", ".join(f"{word}: {text}" for word, text in _BANKS))
        else:
            flow.say(
                plan.pick("bank word", ("Bank Details", "Company's Bank Details", "OUR BANK")), bold=True
            )
            for word, text in _BANKS:
                flow.pair(word, text)
    elif not bank and plan.chance("terms", 0.7):
        word = plan.pick("terms word", ("Terms & Conditions", "Declaration", "Terms:", "Note"))
        flow.say(word, bold=True)
        flow.say(plan.pick("terms text", _TERMS))
    flow.size = size
    flow.gap(0.4)


def _sign(plan: Plan, deal: Deal, sheet: Sheet, margin: float, y: float) -> float:
    if "signature" in sheet.omit or (deal.doc_type == "receipt" and not plan.chance("memo signed", 0.5)):
        return y
    right = sheet.width - margin
    form = plan.pick("signature", {"firm above": 5, "alone": 1, "firm below": 1})
    if form == "firm above":
        sheet.text(
            right,
            y,
            f"{plan.pick('for', ('For', 'for', 'For M/s'))} {deal.seller.name}",
            align="R",
            size=sheet.size - 0.5,
        )
    sheet.scribble(right - 28, y + 5, ((0, 2), (4, 0), (7, 4), (12, 1), (20, 3)))
    sheet.text(
        right, y + 11, plan.pick("signer", _SIGNERS), align="R", size=sheet.size - 0.5, name="signature"
    )
    if form == "firm below":
        sheet.text(right, y + 15, f"({deal.seller.name})", align="R", size=sheet.size - 0.5)
    return y + 19
