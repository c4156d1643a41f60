# Prices: suggest_price, simulate_price, propose_price_change, review_price_changes.

# --- suggest_price ---------------------------------------------------------------------
price_raise = *{ $product }* ({ $store }): raise the price from { $current } to { $price } (up { $change }).
price_lower = *{ $product }* ({ $store }): lower the price from { $current } to { $price } (down { $change }).
price_hold = *{ $product }* ({ $store }): keep the price at { $current }.
price_competitors = Competitors ({ $count }) sell at { $low } to { $high }.
price_competitors_one = { $n ->
    [one] Competitors ({ $count }) sell at { $low }.
   *[other] Competitors ({ $count }) all sell at { $low }.
}
price_reason_parity = Reason: in line with competitors.
price_reason_fixed_margin = Reason: no recent competitor price, so cost plus margin.
price_reason_within_guardrails = Reason: as close to competitors as the limits allow.
price_reason_conflict = Reason: no price keeps every limit, so it stays.
price_limit = Limit reached: { $name }, { $limit }.
price_limit_plain = Limit reached: { $name }.
price_margin = Margin { $margin } of the price without tax (now { $current }, lowest allowed { $floor }).
price_margin_hold = Margin { $margin } of the price without tax (lowest allowed { $floor }).
price_mrp = MRP { $mrp }.

price_week = A week: units { $units } → { $units_low } to { $units_high }, profit { $profit } → { $profit_low } to { $profit_high }.
price_week_now = A week at this price: about { $units } units, profit about { $profit }.
price_reason_best_profit = Reason: it very likely earns more, { $low } to { $high } a week.
price_reason_best_revenue = Reason: it very likely brings more revenue, { $low } to { $high } a week.
price_reason_clears_stock = Reason: it very likely sells more, { $low } to { $high } units a week.
price_reason_already_best = Reason: no other price within the limits is expected to do better.
price_reason_gain_uncertain = Reason: another price may do better, but it is not sure enough.
price_reason_limit_broken = Reason: the price now breaks a limit.

# --- simulate_price --------------------------------------------------------------------
simulate_lower = *{ $product }* ({ $store }), { $change } less ({ $current } → { $price }), over { $days } days:
simulate_raise = *{ $product }* ({ $store }), { $change } more ({ $current } → { $price }), over { $days } days:
simulate_same = *{ $product }* ({ $store }) at { $price }, as now, over { $days } days:
simulate_units = Units { $now } → { $low } to { $high }.
simulate_profit = Profit { $now } → { $low } to { $high }.
simulate_revenue = Revenue { $now } → { $low } to { $high }.
simulate_margin = Margin on the price without tax: { $current } → { $margin }.
simulate_break_even_more = To earn the same you must sell { $change } more units.
simulate_break_even_less = You earn the same as long as you lose no more than { $change } of the units.
simulate_gain = My advice: do it. Profit very likely rises.
simulate_loss_lower = My advice: don't lower the price. Profit falls.
simulate_loss_raise = My advice: don't raise the price. Profit falls.
simulate_loss_same = Profit stays as it is.
simulate_unclear = My advice: leave it. Profit may rise or fall.
simulate_gain_but = Profit very likely rises, but a limit stands against it.
simulate_broken = It breaks a limit: { $name }, { $limit }.
simulate_empty = Stock lasts until about { $day } at that price.
simulate_empty_both = Stock lasts until about { $day } at that price, { $now } at the price now.
simulate_empty_now = At the price now stock lasts until about { $day }, at that price longer.
simulate_above_mrp = ❌ *{ $product }* ({ $store }): { $price } is not allowed. MRP is { $mrp }, and packed goods may not be sold above it.

guardrail_mrp_unknown = no rise while the MRP is unknown
guardrail_competitor_band = the competitors' prices
guardrail_evidence = no dearer than competitors on the whole, or than it has ever sold
guardrail_min_margin = margin floor
guardrail_max_delta = largest change in a day
guardrail_mrp = MRP
guardrail_map_price = lowest advertised price
guardrail_floor_price = price floor
guardrail_low_stock = no cut while stock is low
guardrail_stock_unknown = no cut while stock is unknown

# --- propose_price_change --------------------------------------------------------------
price_change_title = Price change, *{ $product }* ({ $store }). Please check:
price_change_undoes = This takes the last change back.
price_change_up = { $current } → { $price } (up { $change })
price_change_down = { $current } → { $price } (down { $change })
price_change_units = Over { $days } days: units { $now } → { $low } to { $high }.
price_change_applied = ✅ *{ $product }* ({ $store }): { $current } → { $price }. The price file is ready.
price_change_waiting = 🟠 *{ $product }* ({ $store }): { $current } → { $price } waits for your manager.
price_change_rejected = ❌ *{ $product }* ({ $store }): { $current } → { $price } was refused by your manager.
price_change_undone = *{ $product }* ({ $store }): { $current } → { $price } was taken back.
price_change_repeated = That was asked for before; nothing was changed now.
price_change_needs_change = More than { $limit } of change needs a manager.
price_change_needs_revenue = It moves about { $moved } of revenue a month; beyond { $limit } it needs a manager.
manager_must_agree = A manager must agree first.

# --- review_price_changes --------------------------------------------------------------
undo_head = { $n ->
    [one] Your price change in force:
   *[other] Your price changes in force, the newest first:
}
undo_none = No price change of yours is in force{ $place }, so there is nothing to take back.
undo_one = Undo: { $product }, { $store }
review_none = No price was changed{ $place } yet.
review_head = { $n ->
    [one] { $count } price was changed{ $place }:
   *[other] { $count } prices were changed{ $place }, the newest first:
}
review_change = • *{ $product }* ({ $store }): { $current } → { $price } on { $day }, by { $who }
review_back = • *{ $product }* ({ $store }): { $current } → { $price } on { $day }, by { $who }, taken back since
review_waiting = It waits for a manager.
review_rejected = A manager refused it.
review_too_early = { $n ->
    [one] Not yet measurable: { $days } more day of sales.
   *[other] Not yet measurable: { $days } more days of sales.
}
review_cut_short = Not measurable: the price moved again within a week.
review_not_charged = The tills went on with another price, so it did nothing yet. Check the price file.
review_unknown = It did not sell enough before and after to tell.
review_due = The next nightly run measures it.
review_worked_profit = 🟢 It worked: profit rose. { $units }
review_worked_units = 🟢 It sold more; profit is not known without the cost. { $units }
review_hurt_profit = 🔴 It did not work: profit fell. { $units }
review_hurt_units = 🔴 It sold less; profit is not known without the cost. { $units }
review_unclear_profit = 🟠 Not clear: profit may have risen or fallen. { $units }
review_unclear_units = 🟠 Not clear: it may have sold more or less. { $units }
review_units_up = Units up { $low } to { $high } over { $days } days.
review_units_down = Units down { $low } to { $high } over { $days } days.
review_units_both = Units between { $low } down and { $high } up over { $days } days.
review_profit_up = Profit up { $low } to { $high } a week.
review_profit_down = Profit down { $low } to { $high } a week.
review_profit_both = Profit between { $low } down and { $high } up a week.
review_expected_up = Expected: units up { $low } to { $high }.
review_expected_down = Expected: units down { $low } to { $high }.
review_expected_both = Expected: units between { $low } down and { $high } up.
review_controls = { $n ->
    [one] This is against { $count } item whose price stayed.
   *[other] This is against { $count } items whose price stayed.
}
review_forecast = This is against the forecast of before.
review_goes_on = It is measured on for some more weeks.
undo_price = undo the price change of { $product } at { $store }
    .label = Change it back

# --- next steps ---------------------------------------------------------------------------
ask_better_price = What price should I set for { $product } at { $store }?
    .label = Show a better price
ask_price_less = What if I sell { $product } at { $store } at { $price }?
    .label = What would that do?
