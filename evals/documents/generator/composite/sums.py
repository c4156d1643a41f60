"""The sums of a sale as rows of label and amount, and how the block of them is set."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evals.documents.generator.composite.entry import Entry
from evals.documents.generator.composite.paper import Paper, Spot
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.wording import label
from evals.documents.generator.deal import ZERO, Deal
from evals.documents.generator.flow import LEADING, Flow
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

PLACES = {"right": 6, "left": 1, "boxed right": 3, "right edge": 2, "full width": 1}
_TAX_FORMS = {
    "CGST": 4, "Add: CGST": 1, "CGST @ 9%": 3, "CGST 9.00%": 1, "Output CGST": 1, "CGST Amount": 1,
    "Total CGST": 1, "Central Tax (CGST)": 1, "C.G.S.T.": 1, "CGST (9%)": 1,
}  # fmt: skip
_LONG = {"CGST": "Central Tax", "SGST": "State Tax", "IGST": "Integrated Tax"}


SUMMARIES = {"none": 5, "by HSN": 3, "by rate": 2}


def heads_of(deal: Deal) -> tuple[tuple[str, str], ...]:
    """Return the heads of tax that were charged: label and field."""
    if not deal.tax:
        return ()
    return (("IGST", "igst"),) if deal.inter_state else (("CGST", "cgst"), ("SGST", "sgst"))


def rows_of(plan: Plan, deal: Deal, manner: Manner) -> list[Entry]:
    """Return the rows of the block, the total last but for what was paid."""
    money = manner.money
    rows: list[Entry] = []
    if deal.discount and plan.chance("discount among the sums", 0.6):
        if not deal.inclusive:
            rows.append(Entry(label(plan, "gross"), money(deal.taxable - deal.shipping + deal.discount)))
        sign = plan.pick("discount sign", ("", "-", "(-) "))
        rows.append(Entry(label(plan, "discount"), f"{sign}{money(deal.discount)}", "discount"))
    if deal.shipping:
        rows.append(Entry(label(plan, "shipping"), money(deal.shipping), "shipping"))
    if not deal.tax and deal.inclusive:
        return [*rows, *_end(plan, deal, manner)]
    taxed = Entry(label(plan, "taxable_value"), money(deal.taxable), "taxable_value")
    if plan.chance("taxable value among the sums", 0.85):
        rows.append(taxed)
    rows += _taxes(plan, deal, manner)
    if deal.cess:
        rows.append(Entry(label(plan, "cess"), money(deal.cess), "cess"))
    if deal.tax and plan.chance("total tax", 0.25):
        rows.append(
            Entry(
                plan.pick(
                    "total tax word", ("Total Tax", "Tax Amount: GST", "Total GST", "Total Tax Amount")
                ),
                money(deal.tax + deal.cess),
            )
        )
    if deal.round_off and plan.chance("total before rounding", 0.15):
        rows.append(
            Entry(
                plan.pick("before rounding", ("Total After Tax", "Gross Total", "Amount with Tax")),
                money(deal.total - deal.round_off),
            )
        )
    return [*rows, *_end(plan, deal, manner)]


def _taxes(plan: Plan, deal: Deal, manner: Manner) -> list[Entry]:
    form = plan.pick("taxes among the sums", {"heads": 6, "by rate": 3, "nowhere": 1})
    rates = rates_of(deal)
    if form == "nowhere" and (deal.shipping or plan.pick("summary of tax", SUMMARIES) == "none"):
        form = "heads"
    if form == "nowhere":
        return []
    if form == "by rate" and len(rates) > 1 and not deal.shipping and not deal.defects:
        style = plan.pick(
            "rate of tax", ("{h} @ {r}%", "{h} {r}%", "{h} ({r}%)", "{h} @{r}% on {t}", "Output {h} {r}%")
        )
        share = len(heads_of(deal))
        return [
            Entry(style.format(h=head, r=quantity(part.rate / share), t=manner.money(part.taxable)),
                manner.money(getattr(part, name)))
            for part in rates for head, name in heads_of(deal)
        ]  # fmt: skip
    form = plan.pick("label of taxes", _TAX_FORMS)
    one = rates[0].rate / max(len(heads_of(deal)), 1) if len(rates) == 1 else None
    return [
        Entry(_tax_label(form, head, one), manner.money(getattr(deal, name)), name)
        for head, name in heads_of(deal)
    ]


def _tax_label(form: str, head: str, rate: Decimal | None) -> str:
    text = (
        form.replace("Central Tax", _LONG[head])
        .replace("CGST", head)
        .replace("C.G.S.T.", ".".join(head) + ".")
    )
    if "9" not in form:
        return text
    if rate is None:
        return head
    return (
        text.replace("9.00", f"{rate:.2f}").replace("9", quantity(rate))
        if "9.00" not in form
        else f"{head} {rate:.2f}%"
    )


def _end(plan: Plan, deal: Deal, manner: Manner) -> list[Entry]:
    rows: list[Entry] = []
    if deal.round_off:
        sign, size = ("-" if deal.round_off < 0 else "+"), manner.money(abs(deal.round_off))
        form = plan.pick("rounding form", {"-0.40": 5, "(-) 0.40": 2, "(-)0.40": 1, "0.40 (-)": 1})
        text = {
            "-0.40": manner.money(deal.round_off),
            "(-) 0.40": f"({sign}) {size}",
            "(-)0.40": f"({sign}){size}",
            "0.40 (-)": f"{size} ({sign})",
        }[form]
        rows.append(Entry(label(plan, "round_off"), text, "round_off"))
    money = plan.pick("currency of the total", {"symbol": 4, "none": 3, "in label": 2, "slash": 1})
    word = label(plan, "total")
    text = manner.priced(deal.total)
    if money == "none":
        text = manner.money(deal.total)
    elif money == "in label":
        word, text = (
            f"{word} ({plan.pick('currency word', ('Rs.', 'INR', 'in Rs.'))})",
            manner.money(deal.total),
        )
    elif money == "slash" and deal.total == deal.total.to_integral_value():
        text = f"{manner.money(deal.total).removesuffix('.00')}/-"
    rows.append(Entry(word, text, "total"))
    if deal.buyer is not None and plan.chance("balance below the total", 0.12):
        old = Decimal(plan.rng("old balance").randrange(100, 9000)).quantize(ZERO)
        rows += [
            Entry("Previous Balance", manner.money(old)),
            Entry(
                plan.pick("closing", ("Closing Balance", "Total Outstanding", "Current Balance")),
                manner.money(old + deal.total),
            ),
        ]
    return rows


def draw_sums(paper: Paper, spot: Spot) -> tuple[float, float]:
    """Print the block; return where it begins at the left, and where it ends below."""
    plan, sheet = paper.plan, paper.sheet
    at, width = spot[:2], spot[2]
    place = plan.pick("sums stand", PLACES)
    part = float(plan.pick("sums width", ("0.36", "0.42", "0.5"))) * width
    x = {"left": at[0], "full width": at[0]}.get(place, at[0] + width - part)
    part = width if place == "full width" else part
    rows = rows_of(plan, paper.deal, paper.manner)
    if place == "boxed right":
        return x, _boxed(plan, sheet, rows, (x, at[1]), part)
    flow = Flow(sheet, x, at[1] + 1, part - 0.8, size=sheet.size)
    mark = plan.pick("sums mark", {"": 4, ":": 1, " :": 1})
    for row in rows:
        last = row.name == "total"
        roomy = (len(row.label) + len(row.value)) * (sheet.size + 2) * 0.22 < part
        flow.size = sheet.size + (2 if last and roomy and plan.chance("total big", 0.5) else 0)
        if last and plan.chance("line above the total", 0.5):
            sheet.line(x, flow.y, x + part, flow.y)
            flow.y += 0.8
        if place == "right edge":
            if row.value and row.name not in sheet.omit:
                sheet.text(x + part * 0.6, flow.y, f"{row.label}{mark}", size=flow.size, bold=last, align="R")
                sheet.text(
                    x + part - 0.8,
                    flow.y,
                    row.value,
                    size=flow.size,
                    bold=last,
                    align="R",
                    name=row.name or None,
                )
                flow.y += flow.lead
        else:
            flow.between(f"{row.label}{mark}", row.value, row.name or None, bold=last)
    return x, flow.y + 1


def _boxed(plan: Plan, sheet: Sheet, rows: Sequence[Entry], at: tuple[float, float], width: float) -> float:
    x, y = at
    height = sheet.size * LEADING + 1.8
    share = width * 0.58
    for row in rows:
        if row.name in sheet.omit:
            continue
        last = row.name == "total"
        sheet.box(x, y, share, height, weight=0.15)
        sheet.box(x + share, y, width - share, height, weight=0.15)
        sheet.text(x + 0.8, y + 0.9, row.label, bold=last)
        sheet.text(x + width - 0.8, y + 0.9, row.value, bold=last, align="R", name=row.name or None)
        y += height
    return y + 1
