"""The table of goods: which columns, in which order, under which heads, as the plan chooses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import cast

from evals.documents.generator.composite.goods_column import GoodsColumns
from evals.documents.generator.composite.paper import Paper
from evals.documents.generator.deal import ZERO
from evals.documents.generator.grid import Column, Rules, Style, draw_table
from evals.documents.generator.manner import quantity

_LEAST = 36.0
_SMALLEST = 5.5
_OPTIONAL = (
    "pack",
    "code",
    "expiry",
    "batch",
    "free",
    "gross",
    "with_tax",
    "percent",
    "unit",
    "serial",
    "tax",
    "mrp",
)
_RULES: dict[str, int] = {"grid": 5, "columns": 3, "rows": 3, "none": 1, "dashes": 1}


class GoodsTable:
    """The table of one sale; `cells` tell what each of its columns is."""

    def __init__(self, paper: Paper, margin: float) -> None:
        self.paper, self.margin = paper, margin
        self.plan, self.deal, self.manner, self.sheet = paper.plan, paper.deal, paper.manner, paper.sheet
        self.size = float(paper.plan.pick("table size", ("7", "7.5", "8", "8.5")))
        self.cells = self._fitted(self._chosen())
        self.columns = [column for _, column in self.cells]

    @property
    def priced_with_tax(self) -> bool:
        """Whether its last column holds the tax."""
        return self.cells[-1][0] == "total"

    def draw(self, y: float, bottom: float, turn: Callable[[], float]) -> float:
        """Print it and return where it ends."""
        plan, sheet = self.plan, self.sheet
        rules = cast("Rules", plan.pick("table rules", _RULES))
        shade = {"plain": None, "grey": (228, 230, 235), "dark": (40, 60, 90)}[
            plan.pick("table head", {"plain": 4, "grey": 2, "dark": 1})
        ]
        style = Style(rules, self.size, shade=shade, bold_head=plan.chance("table head bold", 0.8),
                      pad=float(plan.pick("table pad", ("0.5", "0.8", "1.4"))),
                      top_align_head=plan.chance("table head on top", 0.3))  # fmt: skip
        least = (
            60.0
            if rules == "columns" and len(self.deal.lines) < 8 and plan.chance("table tall", 0.5)
            else 0.0
        )
        y = draw_table(sheet, self.columns, self.deal.lines, x=self.margin, y=y, bottom=bottom, style=style,
                       turn=turn, carry=self._carry if self.priced_with_tax and plan.chance("carried over",
                           0.6) else None, least=least)  # fmt: skip
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
        hsn = plan.pick(
            "HSN stands",
            {"behind": 6, "before": 1, "later": 1, "below": 2, "nowhere": 1 if deal.buyer is None else 0},
        )
        quantities = ["quantity"]
        unit = plan.pick("unit stands", {"in its column": 4, "with the quantity": 3, "nowhere": 1})
        if unit == "in its column":
            quantities = (
                ["unit", "quantity"] if plan.chance("unit before quantity", 0.15) else ["quantity", "unit"]
            )
        if plan.chance("free column", 0.15):
            quantities.append("free")
        prices = ["rate"]
        if deal.kind in ("b2b", "e_invoice") and plan.chance("rate with tax", 0.1):
            prices.insert(0, "with_tax")
        if plan.chance("MRP column", 0.25):
            prices.insert(0, "mrp")
        if deal.discount:
            prices += {"percent": ["percent"], "amount": ["discount"], "both": ["percent", "discount"]}[
                plan.pick("discount columns", ("percent", "amount", "both"))
            ]
            if plan.chance("gross column", 0.3):
                prices.insert(prices.index("rate") + 1, "gross")
        if hsn == "later":
            prices.insert(0, "hsn")
        lead = ["serial"] if plan.chance("serial column", 0.85) else []
        extras = [
            key
            for key, share in (("code", 0.15), ("batch", 0.15), ("expiry", 0.1), ("pack", 0.1))
            if plan.chance(f"{key} column", share)
        ]
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
            cells = [(key, column) for key in keys for column in GoodsColumns(self.paper, self.size).of(key)]
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
