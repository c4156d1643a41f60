"""The statements a tool may ask a reply to make, by code.

Each code is the name of a sentence in the locales; the variables are its `Note.values`.
A statement that needs a figure has it as a fact in the result, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.errors import InputError
from core.tool import Note

NOTES: Mapping[str, tuple[str, ...]] = {
    # The newest data is older than a day; `date` is its last day.
    "stale_data": ("date",),
    # Only some of what was named is the caller's; the answer covers `stores`.
    "partial_scope": ("stores",),
    # Stock is unknown for everything asked. `reason`: `never_given` (no stock was ever
    # imported), `not_given` (none for these items), `too_old`.
    "stock_unknown": ("reason", "place"),
    # Stock is unknown for some; the result's `unknown` counts them.
    "stock_unknown_some": ("reason", "place"),
    # The stock counted on is older than the sales; `date` is the oldest snapshot used.
    "stock_stale": ("date",),
    # `units` ordered on `date` are counted as on the way. `reason`: `reorder`, `transfer`.
    "order_counted": ("units", "date", "reason"),
    # So many orders and moves that were agreed on are counted as on the way.
    "orders_counted": ("count",),
    # No lead time is known for some items: the tenant's default of `days` was assumed.
    "lead_time_assumed": ("days",),
    # No unit cost for some items: no margin, no order value.
    "cost_unknown": (),
    "stock_value_partial": ("count", "n"),
    "stock_value_uncosted": (),
    # A margin is of `share` of the pieces sold: `count` products have no cost or GST rate.
    "margin_partial": ("count", "n", "share"),
    # No unit cost is known at all: no action can be weighed by what it earns.
    "actions_need_cost": (),
    # The budget ends before the list does.
    "budget_reached": (),
    # Some products named have never been sold here: nothing to forecast from.
    "no_history": ("products",),
    # Some items have been on sale for less than two weeks: their forecast is a plain mean.
    "short_history": (),
    # Some items are so new that their forecast is what their category sells.
    "borrowed_from_category": (),
    # No trained model stands behind the forecast, so nothing drives it. `reason`: `simple`
    # (past sales carried on), `borrowed` (what the category sells), `by_hand`.
    "nothing_to_explain": ("reason",),
    # People set the forecast of `count` products by hand for some of the days.
    "override_in_force": ("count", "n"),
    # Some of the days to override are over; they stay as they were.
    "override_days_over": (),
    # So many items were not forecast ahead of time that last week stands in for a model.
    "simple_forecast": (),
    # Today's price was set here on `date`; no sale at it is known yet.
    "price_set_since": ("date",),
    # The prices of `count` products were set since the last sales: the forecast does not know.
    "prices_set_since": ("count", "n"),
    # No GST rate is known: the margin takes the price as free of tax.
    "gst_unknown": (),
    # No MRP is known: the price is not raised.
    "mrp_unknown": (),
    # Stock is unknown: the price is not cut.
    "price_stock_unknown": (),
    # No competitor price of the last `days` days.
    "no_competitor_prices": ("days",),
    # No price keeps every limit; `limits` names those that contradict each other.
    "price_conflict": ("limits",),
    # The price now is above MRP, which the law forbids.
    "price_above_mrp": (),
    # It is not known how buyers react to the price: the rule matches competitors instead.
    "elasticity_unknown": (),
    # How buyers react is taken mostly from similar products: this one's price moved too little.
    "elasticity_borrowed": (),
    # What a price would do cannot be told. `reason`: `few_sales`, `little_price_variation`,
    # `implausible_sign`, `too_uncertain`, `not_sold`.
    "price_effect_unknown": ("reason",),
    # The price lies beyond all that were tried here: the figures are rougher.
    "price_untried": (),
    # No unit cost is known: units and revenue are told, profit is not.
    "profit_unknown": (),
    # The newest competitor price is `days` days older than the newest data.
    "competitor_prices_old": ("days",),
    # All that is known of competitors comes from one of them.
    "one_competitor_only": (),
    # The product is on promotion on some of the days; the figures take one price for all.
    "offer_planned": (),
    # The change waits for a manager; the result's `needs` says why.
    "manager_must_agree": (),
    # What to do was worked out for this question and is not kept, so it cannot be accepted.
    "actions_not_kept": (),
    # A metric cannot be told from the data at hand.
    "metric_unknown": ("metric",),
    # There are no sales in the days asked about.
    "no_sales_in_period": (),
    "sales_not_in_yet": ("date",),
    # The same, and the latest days up to `date` were looked at in their place.
    "latest_days_instead": ("date",),
    # No forecast was made for the days asked about, so its error cannot be told.
    "no_forecasts_in_period": (),
    # There are no sales in the days to compare with.
    "no_sales_to_compare": (),
    # The revenue of some sales is unknown: they are left out.
    "revenue_unknown": (),
    # The days asked about end after the data does; `date` is its last day.
    "period_beyond_data": ("date",),
}


def note(code: str, **values: str | int) -> Note:
    """Return the note of that code.

    Raises:
        InputError: the code or its variables are not in the table.
    """
    if code not in NOTES or set(values) != set(NOTES[code]):
        raise InputError(f"Note {code!r} with {sorted(values)} is not in tools.note.NOTES.")
    return Note(code=code, values=values)
