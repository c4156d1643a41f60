"""The value before tax that print names as such, where the sums that add up best leave it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engines.documents.table_sum import Sum

_SURE = 0.9  # of a label


def with_named_value(chosen: dict[str, Sum], sums: Sequence[Sum]) -> dict[str, Sum]:
    """Return the parts with the value before tax that a label names, where another sum took its place."""
    named = [item for item in sums if item.part == "taxable_value" and item.source == "label"]
    sure = [item for item in named if item.score >= _SURE]
    if not named:
        summed = [item for item in sums if item.part == "taxable_value" and item.source == "summary"]
        sure = named = [item for item in summed if item.tokens and _is_of_summary(item, chosen)]
    if "taxable_value" in chosen or not sure or len({item.value for item in named}) > 1:
        return chosen
    if any(sure[0].tokens == item.tokens for item in chosen.values()):
        return chosen  # one print is not two sums
    return {**chosen, "taxable_value": sure[0]}


def _is_of_summary(base: Sum, chosen: Mapping[str, Sum]) -> bool:
    """Tell whether the taxes are those of the table of taxes that a value before tax stands in."""
    taxes = [item for name in ("cgst", "sgst", "igst") if (item := chosen.get(name)) is not None]
    held = chosen.get("taxable_value")
    return bool(taxes) and held is None and base.value > max(item.value for item in taxes)
