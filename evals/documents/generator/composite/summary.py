"""The summary of a sale's taxes, by HSN or by rate."""

from __future__ import annotations

from evals.documents.generator.composite.paper import Paper, Spot
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.sums import SUMMARIES, heads_of
from evals.documents.generator.deal import Deal
from evals.documents.generator.flow import LEADING
from evals.documents.generator.layouts.fourth.entries import hsn_rows
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet


def draw_summary(paper: Paper, spot: Spot) -> float:
    """Print the summary of tax by HSN or by rate, where one is wanted; return where it ends."""
    plan, deal, manner, sheet = paper.plan, paper.deal, paper.manner, paper.sheet
    x, y, width = spot
    form = plan.pick("summary of tax", SUMMARIES)
    if form == "none" and not _tells_rates(plan, deal):
        form = "by rate"
    if form == "none" or not deal.tax or deal.shipping:
        return y
    rows = (
        [
            [text if isinstance(text, str) else text[0] for text in row]
            for row in hsn_rows(sheet, deal, manner)
        ]
        if form == "by HSN"
        else _by_rate(plan, deal, manner)
    )
    if form == "by rate" and not plan.chance("sums of the summary", 0.6):
        rows.pop()
    else:
        _says_sums(deal, manner, sheet)
    many = len(rows[0])
    size = 7.0
    height = size * LEADING + 1.4
    ruled = plan.chance("summary ruled", 0.7)
    for place, row in enumerate(rows):
        for number, text in enumerate(row):
            left = x + width * number / many
            if ruled:
                sheet.box(left, y, width / many, height, weight=0.1)
            sheet.text(
                left + (0.8 if number == 0 else width / many - 0.8),
                y + 0.7,
                text,
                size=size,
                bold=place == 0,
                align="L" if number == 0 else "R",
            )
        y += height
    return y + 1


def _tells_rates(plan: Plan, deal: Deal) -> bool:
    """Tell whether the rates of tax stand in the goods, as they must where no summary has them."""
    amounts = plan.choices.get("amounts", "")
    return deal.doc_type == "receipt" or "gst" in amounts or "heads" in amounts


def _says_sums(deal: Deal, manner: Manner, sheet: Sheet) -> None:
    sheet.says("taxable_value", manner.money(deal.taxable))
    for _, name in heads_of(deal):
        sheet.says(name, manner.money(getattr(deal, name)))


def _by_rate(plan: Plan, deal: Deal, manner: Manner) -> list[list[str]]:
    money, heads = manner.money, heads_of(deal)
    first = plan.pick("head of the summary", ("GST %", "Tax Rate", "Class", "Rate", "Tax %"))
    rows = [
        [
            first,
            plan.pick("taxable of the summary", ("Taxable", "Taxable Amt", "Taxable Value")),
            *(f"{head}" for head, _ in heads),
            "Total Tax",
        ]
    ]
    for part in rates_of(deal):
        rows.append(
            [
                f"{quantity(part.rate)}%",
                money(part.taxable),
                *(money(getattr(part, name)) for _, name in heads),
                money(part.tax),
            ]
        )
    rows.append(
        ["Total", money(deal.taxable), *(money(getattr(deal, name)) for _, name in heads), money(deal.tax)]
    )
    return rows
