"""The table of goods: which columns, in which order, under which heads, as the plan chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.wording import in_language
from evals.documents.generator.deal import ZERO, Deal, Line
from evals.documents.generator.grid import Column, Rules, Style, draw_table
from evals.documents.generator.layouts.fourth.entries import batch, expiry, heads_of
from evals.documents.generator.manner import Manner, quantity
from evals.documents.generator.sheet import Align, Sheet

HEADS: dict[str, tuple[str, ...]] = {
    "serial": ("Sr.", "S.No", "Sl No.", "#", "Sr No", "S.N.", "No."),
    "description": (
        "Description of Goods", "Particulars", "Item Name", "Product", "Item Description", "Item", "Description",
        "Product Name", "Name of Product / Service", "Goods Description", "ITEM NAME & PACKING", "Article",
    ),
    "hsn": ("HSN/SAC", "HSN", "HSN Code", "HSN/SAC Code", "HSN No", "HSN / SAC", "HSN CODE"),
    "quantity": ("Qty", "Quantity", "Qty.", "QTY", "Billed Qty", "Qnty", "Nos"),
    "unit": ("UOM", "Unit", "Per", "Units", "UQC", "Unit of Measure"),
    "rate": ("Rate", "Unit Price", "Price", "Rate/Unit", "Price/Unit", "Basic Rate", "Rate (Rs.)", "Unit Rate", "PTR"),
    "with_tax": ("Rate (Incl. of Tax)", "Price incl. GST", "Rate with Tax", "Incl. Rate"),
    "mrp": ("MRP", "M.R.P.", "MRP (Rs)", "Max Retail Price"),
    "percent": ("Disc. %", "Disc%", "Dis %", "D%", "Discount %"),
    "discount": ("Discount", "Disc. Amt", "Disc", "Less Disc.", "Discount (Rs)"),
    "gross": ("Gross Amt", "Gross", "Value", "Total Value"),
    "taxable": ("Taxable Value", "Taxable Amt", "Taxable", "Taxable Amount", "Net Value", "Assessable Value"),
    "gst": ("GST %", "GST", "Tax %", "GST Rate", "Tax Rate", "GST(%)", "IGST/GST %"),
    "tax": ("Tax Amt", "GST Amt", "Tax Amount", "GST (Rs)", "Tax"),
    "amount": ("Amount", "Amount (Rs.)", "Net Amount", "Value", "Amt", "Amount (INR)", "Total"),
    "total": ("Total", "Total Amount", "Line Total", "Net Amt", "Amount (Incl. Tax)", "Total (Rs.)", "Amount"),
    "batch": ("Batch", "Batch No", "B.No.", "Lot No"),
    "expiry": ("Exp", "Expiry", "Exp. Dt", "EXP."),
    "code": ("Item Code", "SKU", "Code", "Art. No.", "Material"),
    "free": ("Free", "Sch.", "Free Qty"),
    "pack": ("Pack", "Pkg", "Packing"),
}  # fmt: skip
_HINDI = {"serial": "column serial", "description": "column description", "quantity": "column quantity",
          "unit": "column unit", "rate": "column rate", "amount": "column amount", "total": "column total",
          "taxable": "column taxable"}  # fmt: skip
FACTORS = {"sans": 0.58, "serif": 0.57, "dejavu": 0.62, "mono": 0.61, "helvetica": 0.56, "times": 0.5, "courier": 0.61}
_LEAST = 36.0
_SMALLEST = 5.5
_OPTIONAL = ("pack", "code", "expiry", "batch", "free", "gross", "with_tax", "percent", "unit", "serial", "tax", "mrp")
_RULES: dict[str, int] = {"grid": 5, "columns": 3, "rows": 3, "none": 1, "dashes": 1}


class GoodsTable:
    """The table of one sale; `cells` tell what each of its columns is."""

    def __init__(self, plan: Plan, deal: Deal, manner: Manner, sheet: Sheet, margin: float) -> None:
        self.plan, self.deal, self.manner, self.sheet, self.margin = plan, deal, manner, sheet, margin
        self.size = float(plan.pick("table size", ("7", "7.5", "8", "8.5")))
        self.cells = self._fitted(self._chosen())
        self.columns = [column for _, column in self.cells]

    @property
    def priced_with_tax(self) -> bool:
        """Whether its last column holds the tax."""
        return self.cells[-1][0] == "total"

    def draw(self, y: float, bottom: float, turn: Callable[[], float]) -> float:
        """Print it and return where it ends."""
        plan, sheet = self.plan, self.sheet
        rules: Rules = plan.pick("table rules", _RULES)  # pyright: ignore[reportAssignmentType]
        shade = {"plain": None, "grey": (228, 230, 235), "dark": (40, 60, 90)}[plan.pick("table head", {"plain": 4, "grey": 2, "dark": 1})]
        style = Style(rules, self.size, shade=shade, bold_head=plan.chance("table head bold", 0.8),
                      pad=float(plan.pick("table pad", ("0.5", "0.8", "1.4"))),
                      top_align_head=plan.chance("table head on top", 0.3))  # fmt: skip
        least = 60.0 if rules == "columns" and len(self.deal.lines) < 8 and plan.chance("table tall", 0.5) else 0.0
        y = draw_table(sheet, self.columns, self.deal.lines, x=self.margin, y=y, bottom=bottom, style=style,
                       turn=turn, carry=self._carry if self.priced_with_tax and plan.chance("carried over", 0.6) else None, least=least)  # fmt: skip
        if plan.chance("table sums", 0.45):
            y = self._sums(y, boxed=rules == "grid")
        return y

    def _carry(self, y: float, amount: Decimal, at_foot: bool) -> float:
        right = self.margin + sum(column.width for column in self.columns) - 0.8
        where = "c/f" if at_foot else "b/f"
        word = self.plan.pick("carry word", ("Total {w}", "Carried over {w}", "Amount {w}"))
        self.sheet.text(right - 28, y + 0.6, word.format(w=where), size=self.size, align="R")
        self.sheet.text(right, y + 0.6, self.manner.money(amount), size=self.size, align="R")
        return y + self.size * 0.46 + 1.4

    def _chosen(self) -> list[str]:
        plan, deal = self.plan, self.deal
        keys = ["description"]
        hsn = plan.pick("HSN stands", {"behind": 6, "before": 1, "later": 1, "below": 2, "nowhere": 1 if deal.buyer is None else 0})
        quantities = ["quantity"]
        unit = plan.pick("unit stands", {"in its column": 4, "with the quantity": 3, "nowhere": 1})
        if unit == "in its column":
            quantities = ["unit", "quantity"] if plan.chance("unit before quantity", 0.15) else ["quantity", "unit"]
        if plan.chance("free column", 0.15):
            quantities.append("free")
        prices = ["rate"]
        if deal.kind in ("b2b", "e_invoice") and plan.chance("rate with tax", 0.1):
            prices.insert(0, "with_tax")
        if plan.chance("MRP column", 0.25):
            prices.insert(0, "mrp")
        if deal.discount:
            prices += {"percent": ["percent"], "amount": ["discount"], "both": ["percent", "discount"]}[
                plan.pick("discount columns", ("percent", "amount", "both"))]
            if plan.chance("gross column", 0.3):
                prices.insert(prices.index("rate") + 1, "gross")
        if hsn == "later":
            prices.insert(0, "hsn")
        lead = ["serial"] if plan.chance("serial column", 0.85) else []
        extras = [key for key, share in (("code", 0.15), ("batch", 0.15), ("expiry", 0.1), ("pack", 0.1)) if plan.chance(f"{key} column", share)]
        if hsn == "before":
            keys.insert(0, "hsn")
        elif hsn == "behind":
            keys.append("hsn")
        if plan.chance("quantity before description", 0.08):
            keys = [*quantities, *keys]
            quantities = []
        if "code" in extras:
            keys.insert(0, "code")
            extras.remove("code")
        return [*lead, *keys, *extras, *quantities, *prices, *self._amounts()]

    def _amounts(self) -> list[str]:
        """Return the columns of tax and amounts."""
        plan, deal = self.plan, self.deal
        if deal.doc_type == "bill_of_supply":
            return ["amount"]
        if deal.inclusive:
            form = plan.pick("amounts", {"total": 4, "gst, total": 2, "taxable, gst, tax, total": 1})
        else:
            form = plan.pick("amounts", {
                "amount": 4, "gst, amount": 4, "amount, gst": 1, "taxable, gst, tax, total": 3,
                "taxable, heads, total": 3, "taxable, gst, total": 1, "taxable, rates of heads, total": 1,
            })  # fmt: skip
        if deal.inclusive and form == "total":
            return ["total"]
        return form.split(", ")

    def _fitted(self, keys: list[str]) -> list[tuple[str, Column]]:
        """Return what the columns are, and they, as many as the page has room for: the least needed go."""
        room = self.sheet.width - 2 * self.margin
        while True:
            cells = [(key, column) for key in keys for column in self._column(key)]
            rest = room - sum(column.width for _, column in cells)
            gone = next((key for key in _OPTIONAL if key in keys), None)
            if rest >= _LEAST or (gone is None and self.size <= _SMALLEST):
                break
            if gone is None:
                self.size -= 0.5
            else:
                keys.remove(gone)
        self.plan.choices["columns"] = " ".join(keys)
        return [(key, replace(column, width=column.width or rest)) for key, column in cells]

    def _head(self, key: str) -> str:
        english = self.plan.pick(f"head {key}", HEADS[key])
        field = _HINDI.get(key)
        found = in_language(self.plan, field, english) if field else english
        return found.upper() if self.plan.chance("heads in capitals", 0.2) else found

    def _made(self, key: str, cell: Callable[[int, Line], str], states: tuple[str, ...] = (), align: Align = "R", *, title: str = "", group: str = "") -> Column:
        head = title or self._head(key)
        texts = [part for i, line in enumerate(self.deal.lines) for part in cell(i, line).split("\n")]
        longest = max([len(text) for text in texts] + [len(word) * (1.2 if word.isupper() else 1.05) + 0.6 for part in head.split("\n") for word in part.split()] + [2])
        width = longest * self.size * 0.3528 * FACTORS.get(self.sheet.face, 0.6) + 2.6
        return Column(head, width, cell, states, align, group)

    def _column(self, key: str) -> list[Column]:
        money = self.manner.money
        with_unit = self.plan.choices.get("unit stands") == "with the quantity"
        simple: dict[str, tuple[Callable[[int, Line], str], tuple[str, ...], Align]] = {
            "serial": (lambda i, _: f"{i + 1}", (), "C"),
            "hsn": (lambda _, g: g.hsn, ("hsn",), "C"),
            "unit": (lambda _, g: g.unit, ("unit",), "C"),
            "rate": (lambda _, g: money(g.rate), ("rate",), "R"),
            "with_tax": (lambda _, g: money(g.rate * (100 + g.gst_rate) / 100), (), "R"),
            "mrp": (lambda _, g: money(g.mrp), ("mrp",), "R"),
            "percent": (lambda _, g: self._rate(g.discount_pct), (), "R"),
            "discount": (lambda _, g: money(g.discount), ("discount",), "R"),
            "gross": (lambda _, g: money((g.rate * g.quantity).quantize(ZERO)), (), "R"),
            "taxable": (lambda _, g: money(g.taxable), ("taxable_value",), "R"),
            "gst": (lambda _, g: self._rate(g.gst_rate), ("gst_rate",), "R"),
            "tax": (lambda _, g: money(g.cgst + g.sgst + g.igst), (), "R"),
            "amount": (lambda _, g: money(g.taxable), ("net_amount",), "R"),
            "total": (lambda _, g: money(g.amount), ("amount",), "R"),
            "batch": (lambda _, g: batch(g), (), "C"),
            "expiry": (lambda _, g: f"{expiry(g, self.deal.day):%m/%y}", (), "C"),
            "code": (lambda _, g: f"{batch(g)[:1]}{int(g.rate) % 900 + 100}", (), "L"),
            "free": (lambda _, g: f"{int(g.quantity) // 12 or '-'}", (), "R"),
            "pack": (lambda _, g: f"1x{int(g.rate) % 20 + 2}", (), "C"),
        }
        if key == "description":
            return [self._description()]
        if key == "quantity":
            shown = self.plan.pick("quantity form", ("plain", "plain", "two places", "three places"))
            places = {"plain": None, "two places": 2, "three places": 3}[shown]

            def many(_: int, g: Line) -> str:
                text = quantity(g.quantity) if places is None else f"{g.quantity:.{places}f}"
                return f"{text} {g.unit}" if with_unit else text

            return [self._made(key, many, ("quantity", "unit") if with_unit else ("quantity",))]
        if key in ("heads", "rates"):
            return self._head_columns()
        if key == "rates of heads":
            share = len(heads_of(self.deal))
            return [self._made(key, lambda _, g: self._rate(g.gst_rate / share), ("gst_rate",), title=f"{head} %") for head, _ in heads_of(self.deal)]
        cell, states, align = simple[key]
        return [self._made(key, cell, states, align)]

    def _head_columns(self) -> list[Column]:
        """Return rate and amount of each head of tax: under a common head, in one cell, or apart."""
        money, heads = self.manner.money, heads_of(self.deal)
        form = self.plan.pick("heads of tax", ("grouped", "one cell", "apart", "amounts only"))
        columns: list[Column] = []
        for title, name in heads:
            def rate(_: int, g: Line) -> str:
                return self._rate(g.gst_rate / len(heads))

            def amount(_: int, g: Line, name: str = name) -> str:
                return money(getattr(g, name))

            def both(_: int, g: Line, name: str = name) -> str:
                return f"{money(getattr(g, name))}\n@{self._rate(g.gst_rate / len(heads)).rstrip('%')}%"

            if form == "grouped":
                columns += [self._made("", rate, ("gst_rate",), title=self.plan.pick("head of rates", ("Rate", "%", "Rate %")), group=title),
                            self._made("", amount, (), title=self.plan.pick("head of taxes", ("Amount", "Amt", "Amt.")), group=title)]  # fmt: skip
            elif form == "one cell":
                columns.append(self._made("", both, ("gst_rate",), title=title))
            elif form == "apart":
                columns += [self._made("", rate, ("gst_rate",), title=f"{title} %"), self._made("", amount, (), title=f"{title} Amt")]
            else:
                columns.append(self._made("", amount, (), title=f"{title} Amt"))
        if form == "amounts only":
            columns.insert(0, self._column("gst")[0])
        return columns

    def _description(self) -> Column:
        below = self.plan.choices["HSN stands"] == "below"
        detail = self.plan.pick("detail below", {"none": 6, "batch": 1, "colour": 1, "pack": 1})
        word = self.plan.pick("HSN word", ("HSN: ", "HSN ", "HSN/SAC: ", "HSN Code - "))

        def cell(_: int, g: Line) -> str:
            rows = [g.description.upper() if self.plan.choices["goods in capitals"] == "yes" else g.description]
            rows += {"none": [], "batch": [f"Batch: {batch(g)}"], "colour": [f"Colour: Assorted, Size {int(g.rate) % 5 + 1}"],
                     "pack": [f"({int(g.rate) % 9 + 2} pcs per box)"]}[detail]  # fmt: skip
            if below and "hsn" not in self.sheet.omit:
                rows.append(f"{word}{g.hsn}")
            return "\n".join(rows)

        self.plan.chance("goods in capitals", 0.25)
        return Column(self._head("description"), 0, cell, ("description", "hsn") if below else ("description",), "L")

    def _rate(self, rate: Decimal) -> str:
        form = self.plan.pick("rate form", ("%", "", "2", "2%"))
        text = f"{rate:.2f}" if "2" in form else quantity(rate)
        return f"{text}%" if "%" in form else text

    def _sums(self, y: float, *, boxed: bool) -> float:
        """Print the row of sums below the columns."""
        lines, money, sheet = self.deal.lines, self.manner.money, self.sheet
        sums = {
            "quantity": "" if "quantity" in sheet.omit else quantity(sum((g.quantity for g in lines), ZERO)),
            "discount": money(self.deal.discount),
            "taxable": money(sum((g.taxable for g in lines), ZERO)),
            "tax": money(sum((g.cgst + g.sgst + g.igst for g in lines), ZERO)),
            "amount": money(sum((g.taxable for g in lines), ZERO)),
            "total": money(sum((g.amount for g in lines), ZERO)),
        }
        height = self.size * 0.46 + 1.6
        x = self.margin
        if boxed:
            sheet.box(x, y, sum(column.width for column in self.columns), height)
        word = self.plan.pick("table sums word", ("Total", "TOTAL", "Sub Total", "Page Total"))
        for place, (key, column) in enumerate(self.cells):
            x += column.width
            if key == "description":
                sheet.text(x - column.width + 0.8, y + 0.8, word, size=self.size, bold=True)
            elif key in sums and all(later != key for later, _ in self.cells[place + 1 :]):
                sheet.text(x - 0.8, y + 0.8, sums[key], size=self.size, bold=True, align="R")
        return y + height
