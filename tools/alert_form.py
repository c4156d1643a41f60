"""Which sentences tell an alert: by its form, and by what it advises as far as that is known."""

from __future__ import annotations

from functools import cache

from core.alert import Finding
from language.locales import variables


def doing_code(found: Finding) -> str:
    """Return the code of the sentence that says what to do; empty where nothing is advised."""
    if found.advice is None:
        return ""
    code = f"alert_do_{found.advice.doing}"
    if found.advice.doing in ("order", "move") and "quantity" in found.values:
        code += "_units"
        if found.advice.doing == "order" and "order_by" in found.values:
            code += "_by"
    if found.advice.doing == "wait" and "due_on" in found.values:
        code += "_late"
    return code


@cache
def said_values(code: str) -> frozenset[str]:
    """Return the variables that the sentence of a code takes."""
    return variables("en")[code]
