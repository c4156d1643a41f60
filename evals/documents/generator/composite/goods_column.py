"""The columns that a composed table of goods may have, each with its head and its cells."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from evals.documents.generator.composite.paper import Paper
from evals.documents.generator.composite.wording import in_language
from evals.documents.generator.deal import ZERO, Line
from evals.documents.generator.grid import Column
from evals.documents.generator.layouts.fourth.entries import batch, expiry, heads_of
from evals.documents.generator.manner import quantity
from evals.documents.generator.sheet import Align

HEADS: dict[str, tuple[str, ...]] = {
    "serial": ("Sr.", "S.No", "Sl No.", "#", "Sr No", "S.N.", "No."),
    "description": (
        "Description of Goods", "Particulars", "Item Name", "Product", "Item Description", "Item",
        "Description",
        "Product Name", "Name of Product / Service", "Goods Description", "ITEM NAME & PACKING", "Article",
    ),
    "hsn": ("HSN/SAC", "HSN", "HSN Code", "HSN/SAC Code", "HSN No", "HSN / SAC", "HSN CODE"),
    "quantity": ("Qty", "Quantity", "Qty.", "QTY", "Billed Qty", "Qnty", "Nos"),
    "unit": ("UOM", "Unit", "Per", "Units", "UQC", "Unit of Measure"),
    "rate": ("Rate", "Unit Price", "Price", "Rate/Unit", "Price/Unit", "Basic Rate", "Rate (Rs.)",
        "Unit Rate", "PTR"),
    "with_tax": ("Rate (Incl. of Tax)", "Price incl. GST", "Rate with Tax", "Incl. Rate"),
    "mrp": ("MRP", "M.R.P.", "MRP (Rs)", "Max Retail Price"),
    "percent": ("Disc. %", "Disc%", "Dis %", "D%", "Discount %"),
    "discount": ("Discount", "Disc. Amt", "Disc", "Less Disc.", "Discount (Rs)"),
    "gross": ("Gross Amt", "Gross", "Value", "Total Value"),
    "taxable": ("Taxable Value", "Taxable Amt", "Taxable", "Taxable Amount", "Net Value", "Assessable Value"),
    "gst": ("GST %", "GST", "Tax %", "GST Rate", "Tax Rate", "GST(%)", "IGST/GST %"),
    "tax": ("Tax Amt", "GST Amt", "Tax Amount", "GST (Rs)", "Tax"),
    "amount": ("Amount", "Amount (Rs.)", "Net Amount", "Value", "Amt", "Amount (INR)", "Total"),
    "total": ("Total", "Total Amount", "Line Total", "Net Amt", "Amount (Incl. Tax)", "Total (Rs.)",
        "Amount"),
    "batch": ("Batch", "Batch No", "B.No.", "Lot No"),
    "expiry": ("Exp", "Expiry", "Exp. Dt", "EXP."),
    "code": ("Item Code", "SKU", "Code", "Art. No.", "Material"),
    "free": ("Free", "Sch.", "Free Qty"),
    "pack": ("Pack", "Pkg", "Packing"),
}  # fmt: skip
_HINDI = {"serial": "column serial", "description": "column description", "quantity": "column quantity",
          "unit": "column unit", "rate": "column rate", "amount": "column amount", "total": "column total",
          "taxable": "column taxable"}  # fmt: skip
FACTORS = {
    "sans": 0.58,
    "serif": 0.57,
    "dejavu": 0.62,
    "mono": 0.61,
    "helvetica": 0.56,
    "times": 0.5,
    "courier": 0.61,
}


class GoodsColumns:
    """Makes columns of a paper, in letters of a size."""

    def __init__(self, paper: Paper, size: float) -> None:
        self.plan, self.deal, self.manner, self.sheet = paper.plan, paper.deal, paper.manner, paper.sheet
        self.size = size

    def _head(self, key: str) -> str:
        english = self.plan.pick(f"head {key}", HEADS[key])
        field = _HINDI.get(key)
        found = in_language(self.plan, field, english) if field else english
        return found.upper() if self.plan.chance("heads in capitals", 0.2) else found

    def _made(
        self,
        key: str,
        cell: Callable[[int, Line], str],
        states: tuple[str, ...] = (),
        align: Align = "R",
        *,
        title: str = "",
        group: str = "",
    ) -> Column:
        head = title or self._head(key)
        texts = [part for i, line in enumerate(self.deal.lines) for part in cell(i, line).split("\n")]
        longest = max(
            [len(text) for text in texts]
            + [
                len(word) * (1.2 if word.isupper() else 1.05) + 0.6
                for part in head.split("\n")
                for word in part.split()
            ]
            + [2]
        )
        width = longest * self.size * 0.3528 * FACTORS.get(self.sheet.face, 0.6) + 2.6
        return Column(head, width, cell, states, align, group)

    def of(self, key: str) -> list[Column]:
        """Return the columns of a key: most keys have one."""
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
            return [
                self._made(key, lambda _, g: self._rate(g.gst_rate / share), ("gst_rate",), title=f"{head} %")
                for head, _ in heads_of(self.deal)
            ]
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
                columns += [self._made("", rate, ("gst_rate",), title=self.plan.pick("head of rates",
                    ("Rate", "%", "Rate %")), group=title),
                            self._made("", amount, (), title=self.plan.pick("head of taxes", ("Amount",
                                "Amt", "Amt.")), group=title)]  # fmt: skip
            elif form == "one cell":
                columns.append(self._made("", both, ("gst_rate",), title=title))
            elif form == "apart":
                columns += [
                    self._made("", rate, ("gst_rate",), title=f"{title} %"),
                    self._made("", amount, (), title=f"{title} Amt"),
                ]
            else:
                columns.append(self._made("", amount, (), title=f"{title} Amt"))
        if form == "amounts only":
            columns.insert(0, self.of("gst")[0])
        return columns

    def _description(self) -> Column:
        below = self.plan.choices["HSN stands"] == "below"
        detail = self.plan.pick("detail below", {"none": 6, "batch": 1, "colour": 1, "pack": 1})
        word = self.plan.pick("HSN word", ("HSN: ", "HSN ", "HSN/SAC: ", "HSN Code - "))

        def cell(_: int, g: Line) -> str:
            rows = [
                g.description.upper() if self.plan.choices["goods in capitals"] == "yes" else g.description
            ]
            rows += {"none": [], "batch": [f"Batch: {batch(g)}"],
                "colour": [f"Colour: Assorted, Size {int(g.rate) % 5 + 1}"],
                     "pack": [f"({int(g.rate) % 9 + 2} pcs per box)"]}[detail]  # fmt: skip
            if below and "hsn" not in self.sheet.omit:
                rows.append(f"{word}{g.hsn}")
            return "\n".join(rows)

        self.plan.chance("goods in capitals", 0.25)
        return Column(
            self._head("description"), 0, cell, ("description", "hsn") if below else ("description",), "L"
        )

    def _rate(self, rate: Decimal) -> str:
        form = self.plan.pick("rate form", ("%", "", "2", "2%"))
        text = f"{rate:.2f}" if "2" in form else quantity(rate)
        return f"{text}%" if "%" in form else text
