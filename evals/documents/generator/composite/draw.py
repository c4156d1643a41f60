"""Composite layouts: one of many million ways to print a paper, told by its seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast, get_args

from evals.documents.generator.composite.bill import draw_bill
from evals.documents.generator.composite.papers import draw_paper
from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.composite.till import draw_slip
from evals.documents.generator.deal import Kind
from evals.documents.generator.drawing import Terms
from evals.documents.generator.form import FormKind
from evals.documents.generator.layout import Layout
from evals.documents.generator.manner import DateForm, Manner
from evals.documents.generator.sheet import Sheet

NAME = "composite"
KINDS: dict[str, int] = {
    "b2b": 30, "b2c": 8, "e_invoice": 8, "marketplace": 7, "cash_memo": 6, "receipt": 10, "bill_of_supply": 6,
    "credit_note": 7, "debit_note": 6, "gst_certificate": 4, "msme_certificate": 4, "claim_form": 5,
        "policy": 3,
}  # fmt: skip
_FORMS = get_args(FormKind)
_HINDI_FACES = ("sans", "serif")
_FACES = {"sans": 4, "serif": 1, "dejavu": 1, "mono": 1, "helvetica": 4, "times": 2, "courier": 1}
_BUILT_IN = ("helvetica", "times", "courier")


def composites(count: int, seed: int) -> tuple[Layout, ...]:
    """Return layouts put together by chance, the same for the same seed; a longer row begins alike."""
    return tuple(composite(f"{seed} {place}") for place in range(count))


def composite(seed: str) -> Layout:
    """Return the layout of one seed, such as `7 31`; its choices are told by the paper's truth."""
    plan = Plan(seed)
    kind = plan.pick("kind", KINDS)
    language = "english" if kind in _FORMS else plan.pick("language", {"english": 7, "both": 2, "hindi": 1})
    face = plan.pick("face", _HINDI_FACES if language != "english" else _FACES)
    plan.choices.update(language=language, face=face)
    slip = kind == "receipt"
    wide = not slip and kind not in _FORMS and plan.chance("landscape", 0.12)
    page = (
        (float(plan.pick("roll", ("58", "72", "80"))), 230.0)
        if slip
        else ((297.0, 210.0) if wide else (210.0, 297.0))
    )
    size = float(plan.pick("size", ("7", "8") if slip else ("8", "8.5", "9")))

    def draw(sheet: Sheet, subject: Any, manner: Manner) -> None:
        printer = draw_slip if slip else draw_paper if kind in _FORMS else draw_bill
        printer(plan, sheet, subject, manner)

    return Layout(
        f"{NAME}_{seed.replace(' ', '_')}", (cast("Kind | FormKind", kind),), draw, (_manner(plan, face),),
            _terms(plan, kind),
        face=face, size=size, page=page, choices=plan.choices,
    )  # fmt: skip


def _manner(plan: Plan, face: str) -> Manner:
    symbols = ("Rs. ", "Rs.", "", "INR ") if face in _BUILT_IN else ("₹", "₹ ", "Rs. ", "Rs.", "")
    form = plan.pick("date form", get_args(DateForm))
    return Manner(
        cast("DateForm", form), grouped=plan.chance("grouped", 0.75), symbol=plan.pick("symbol", symbols)
    )


def _terms(plan: Plan, kind: str) -> Terms:
    many = plan.pick("rows", {"few": 6, "some": 3, "many": 1})
    lines = {"few": (1, 4), "some": (4, 9), "many": (18, 34)}[many]
    if kind not in ("b2b", "e_invoice") and many == "many":
        lines = (4, 9)
    freight = kind in ("b2b", "b2c") and plan.chance("freight", 0.1)
    currencies: Sequence[str] = ("Rupees", "INR", "Rs.", "Indian Rupees")
    return Terms(
        lines=lines,
        rounding="total" if plan.chance("rounded in all", 0.3) else "line",
        whole_rupees=plan.chance("whole rupees", 0.75),
        discounts=kind not in ("receipt",) and plan.chance("discounts", 0.35),
        freight=freight,
        exclusive=kind in ("receipt", "cash_memo") and plan.chance("tax on top", 0.3),
        hsn_digits=int(plan.pick("HSN digits", ("4", "6", "8", "8"))) if kind != "e_invoice" else 6,
        words=(plan.pick("currency in words", currencies),),
    )
