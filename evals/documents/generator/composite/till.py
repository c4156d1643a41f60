"""A slip of a till, of composed parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals.documents.generator.composite.entry import MARKS
from evals.documents.generator.composite.party import address_rows
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.sums import heads_of
from evals.documents.generator.composite.wording import in_language, label
from evals.documents.generator.deal import Deal, Line
from evals.documents.generator.flow import Flow
from evals.documents.generator.layouts.parts import state_row
from evals.documents.generator.layouts.third.rates import rates_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Sheet

_TITLES = ("TAX INVOICE", "CASH BILL", "RETAIL INVOICE", "Cash Memo", "BILL", "Invoice", "SALE BILL")
_MARGIN = 4.0
_NARROW = 55.0
_EXTRAS = (("Cashier", "Ravi"), ("Counter", "03"), ("Time", "18:42"), ("Token", "57"), ("User", "ADMIN"))
_HEADS = {
    "description": ("Item", "Particulars", "Product", "Item Name", "Description"),
    "quantity": ("Qty", "Qty.", "QTY", "Nos"),
    "rate": ("Rate", "Price", "Rate/-"),
    "amount": ("Amount", "Amt", "Amt.", "Value", "Total"),
}


def draw_slip(plan: Plan, sheet: Sheet, deal: Deal, manner: Manner) -> None:
    """Print it."""
    roll = Flow(sheet, _MARGIN, 5, sheet.width - 2 * _MARGIN)
    _top(plan, deal, manner, roll)
    _goods(plan, deal, manner, roll)
    _sums(plan, deal, manner, roll)


def _rule(plan: Plan, roll: Flow) -> None:
    form = plan.pick("slip rules", {"dashed": 5, "solid": 2, "none": 1, "letters": 1})
    if form == "letters":
        size, roll.size = roll.size, 7
        roll.say("-" * int(roll.width / 1.2))
        roll.size = size
        return
    roll.gap(0.3)
    if form != "none":
        roll.sheet.line(roll.x, roll.y, roll.x + roll.width, roll.y, dashed=form == "dashed")
    roll.gap(0.3)


def _top(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    seller, sheet = deal.seller, roll.sheet
    centred = plan.chance("slip head centred", 0.8)
    title = plan.pick("title", _TITLES)
    early = plan.chance("title first", 0.25)
    if early:
        roll.say(title, bold=True, centred=centred)
    roll.say(seller.name.upper() if plan.chance("seller name in capitals", 0.5) else seller.name, bold=True,
             size=roll.size + float(plan.pick("seller size", ("1", "3"))), centred=centred)  # fmt: skip
    sheet.says("seller_name", seller.name)
    rows = [(row, "seller_address", row) for row in address_rows(plan, "seller", seller)]
    mark = plan.pick("mark", MARKS)
    numbers = [(f"{label(plan, 'gstin')}{mark} {seller.gstin}", "seller_gstin", seller.gstin or "")]
    numbers.append((f"{label(plan, 'fssai')}{mark} {seller.fssai}", "seller_fssai", seller.fssai or ""))
    if plan.chance("slip telephone", 0.7):
        numbers.append(
            (
                f"{plan.pick('telephone word', ('Ph', 'Mob', 'Phone', 'Tel'))}{mark} {seller.phone}",
                "",
                seller.phone,
            )
        )
    plan.rng("numbers order").shuffle(numbers)
    for text, name, value in (*rows, *numbers):
        if value and name not in sheet.omit:
            roll.say(text, centred=centred)
            if name:
                sheet.says(name, value)
    _rule(plan, roll)
    if not early and plan.chance("title told", 0.8):
        roll.say(title, bold=True, centred=True)
    entries = [
        (label(plan, "receipt number"), deal.number, "invoice_number"),
        (label(plan, "receipt date"), manner.day(deal.day), "invoice_date"),
        *(
            (word, text, "")
            for word, text in plan.rng("slip extras").sample(
                _EXTRAS, int(plan.pick("slip extras", ("0", "1", "2", "3")))
            )
        ),
    ]
    _two_abreast(plan, sheet, roll, entries, mark)
    _rule(plan, roll)


def _two_abreast(
    plan: Plan, sheet: Sheet, roll: Flow, entries: Sequence[tuple[str, str, str]], mark: str
) -> None:
    shown = [entry for entry in entries if entry[2] not in sheet.omit]
    across = 2 if plan.chance("slip entries abreast", 0.6) and roll.width > 60 else 1
    indent = (
        max((len(word) for word, _, _ in shown), default=0) * roll.size * 0.21 + 2
        if plan.chance("slip entries aligned", 0.4)
        else None
    )
    for place, (word, text, name) in enumerate(shown):
        left = place % across == 0
        part = Flow(
            sheet,
            roll.x if left else roll.x + roll.width * 0.54,
            roll.y,
            roll.width * (0.54 if across == 2 and left else 0.46 if across == 2 else 1),
            size=roll.size,
        )
        part.pair(word, text, name or None, indent=indent if across == 1 else None, mark=mark or ":")
        if not left or across == 1 or place == len(shown) - 1:
            roll.y = part.y


def _goods(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    """Print the goods: each on one row, or its name above its figures."""
    sheet, money = roll.sheet, manner.money
    form = plan.pick("slip goods", {"one row": 4, "name above": 3, "name and HSN above": 2, "times": 1})
    shares = (0.6, 0.79, 1.0) if roll.width > _NARROW else (0.48, 0.73, 1.0)
    edges = [roll.x + roll.width * share for share in shares]
    heads = [
        in_language(plan, f"column {key}", plan.pick(f"slip head {key}", _HEADS[key]))
        for key in ("description", "quantity", "rate", "amount")
    ]
    headed = form != "times" and plan.chance("slip goods headed", 0.9)
    if headed:
        sheet.text(roll.x, roll.y, heads[0], bold=True)
        for edge, head in zip(edges, heads[1:], strict=True):
            sheet.text(edge, roll.y, head, bold=True, align="R")
        roll.gap(1.1)
        _rule(plan, roll)
    numbered = plan.chance("slip goods numbered", 0.3)
    for place, line in enumerate(deal.lines):
        below = form == "name and HSN above"
        names = ["description", "quantity", "rate", "amount" if deal.inclusive else "net_amount"]
        shown = state_row(sheet, *names, *(["hsn"] if below else []))
        name = f"{place + 1}. {line.description}" if numbered else line.description
        paid = money(line.amount if deal.inclusive else line.taxable)
        if form == "times":
            roll.say(name)
            roll.between(f"  {_times(shown, line)}{money(line.rate)}", paid)
            continue
        if form == "one row":
            rows = sheet.wrap(name, roll.width * (shares[0] - 0.1))
            _figures(
                sheet, edges, roll.y, (shown("quantity", quantity(line.quantity)), money(line.rate), paid)
            )
            for row in rows:
                sheet.text(roll.x, roll.y, row)
                roll.gap(1)
            continue
        roll.say(name)
        if below:
            sheet.text(roll.x, roll.y, shown("hsn", line.hsn))
        _figures(sheet, edges, roll.y, (shown("quantity", quantity(line.quantity)), money(line.rate), paid))
        roll.gap(1)
    _rule(plan, roll)


def _times(shown: Callable[[str, str], str], line: Line) -> str:
    text = shown("quantity", quantity(line.quantity))
    return f"{text} x " if text else ""


def _figures(sheet: Sheet, edges: Sequence[float], y: float, texts: Sequence[str]) -> None:
    for edge, text in zip(edges, texts, strict=True):
        sheet.text(edge, y, text, align="R")


def _sums(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    money, sheet = manner.money, roll.sheet
    if plan.chance("pieces told", 0.4) and "quantity" not in sheet.omit:
        many = quantity(sum((line.quantity for line in deal.lines), deal.shipping))
        roll.say(
            plan.pick("pieces", ("Total Qty: {q}", "Items: {n}  Qty: {q}", "No. of Items {n}")).format(
                q=many, n=len(deal.lines)
            )
        )
    if deal.inclusive:
        if plan.chance("slip subtotal", 0.5):
            roll.between(
                plan.pick("subtotal", ("Sub Total", "Total", "Gross Amount", "Bill Total")),
                money(deal.total - deal.round_off),
            )
    else:
        roll.between(label(plan, "taxable_value"), money(deal.taxable), "taxable_value")
        _heads(plan, deal, manner, roll)
    if deal.round_off:
        roll.between(label(plan, "round_off"), money(deal.round_off), "round_off")
    _rule(plan, roll)
    size = roll.size
    roll.size = size + float(plan.pick("slip total size", ("0", "2", "4")))
    roll.between(
        label(plan, "total"),
        manner.priced(deal.total) if plan.chance("slip total priced", 0.6) else money(deal.total),
        "total",
        bold=True,
    )
    roll.size = size
    _rule(plan, roll)
    _paid(plan, deal, manner, roll)
    if deal.inclusive and plan.chance("slip tax told", 0.75):
        _included(plan, deal, manner, roll)
    roll.say(
        plan.pick(
            "thanks",
            ("Thank You! Visit Again", "No exchange without bill", "Prices inclusive of all taxes", ""),
        ),
        centred=True,
    )


def _heads(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    rates = rates_of(deal)
    told = len(rates) == 1 and plan.chance("slip rate told", 0.6)
    for head, name in heads_of(deal):
        shown = f" {quantity(rates[0].rate / len(heads_of(deal)))}%" if told else ""
        roll.between(f"{head}{shown}", manner.money(getattr(deal, name)), name)


def _paid(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    form = plan.pick("slip payment", {"label": 3, "amount": 2, "tendered": 1, "none": 2})
    if form == "label":
        roll.pair(
            label(plan, "payment_mode"),
            deal.payment_mode,
            "payment_mode",
            mark=plan.pick("mark", MARKS) or ":",
        )
    elif form == "amount":
        roll.between(deal.payment_mode, manner.money(deal.total))
        roll.sheet.says("payment_mode", deal.payment_mode)
    elif form == "tendered" and deal.payment_mode == "CASH":
        given = (int(deal.total) // 500 + 1) * 500
        roll.between("Cash Tendered", f"{given}.00")
        roll.between("Change", manner.money(given - deal.total))
        roll.sheet.says("payment_mode", "CASH")


def _included(plan: Plan, deal: Deal, manner: Manner, roll: Flow) -> None:
    """Print which tax the prices hold: a table by rate, or rows of sums."""
    money, sheet = manner.money, roll.sheet
    form = plan.pick("slip tax", {"table": 3, "rows": 3, "sentence": 1})
    if form == "sentence":
        roll.say(f"Total includes GST of {manner.priced(deal.tax)}")
        return
    if form == "rows":
        roll.between(label(plan, "taxable_value"), money(deal.taxable), "taxable_value")
        _heads(plan, deal, manner, roll)
        return
    edges = [roll.x + roll.width * share for share in (0.44, 0.72, 1.0)]
    sheet.text(roll.x, roll.y, plan.pick("head of the summary", ("GST%", "Tax %", "Rate")), bold=True)
    for edge, text in zip(edges, ("Taxable", "CGST", "SGST"), strict=True):
        sheet.text(edge, roll.y, text, bold=True, align="R")
    roll.gap(1.1)
    for part in rates_of(deal):
        sheet.text(roll.x, roll.y, f"{quantity(part.rate)}%")
        _figures(sheet, edges, roll.y, [money(value) for value in (part.taxable, part.cgst, part.sgst)])
        roll.gap(1)
    if plan.chance("sums of the summary", 0.6):
        sheet.text(roll.x, roll.y, "Total")
        _figures(sheet, edges, roll.y, [money(value) for value in (deal.taxable, deal.cgst, deal.sgst)])
        for name, amount in (("taxable_value", deal.taxable), ("cgst", deal.cgst), ("sgst", deal.sgst)):
            sheet.says(name, money(amount))
        roll.gap(1)
    _rule(plan, roll)
