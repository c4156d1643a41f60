# What the copilot answers. Figures, days and names come in as references ({f1.3}) and are
# put in after the reply was verified; the words here are all the reply may add.

# --- places: follow a noun, so each opens with a space ---------------------------------
of_category = { " " }of { $category }
at_store = { " " }at { $store }
in_city = { " " }in { $city }
category_at_store = { " " }of { $category } at { $store }
category_in_city = { " " }of { $category } in { $city }

# --- forecast_demand -------------------------------------------------------------------
forecast_one = *{ $product }* ({ $store }): about { $expected } units from { $start } to { $end }, likely { $low } to { $high }.
forecast_one_day = *{ $product }* ({ $store }): about { $expected } units on { $start }, likely { $low } to { $high }.
forecast_product = *{ $product }*{ $place }: about { $expected } units from { $start } to { $end }, likely { $low } to { $high }.
forecast_product_day = *{ $product }*{ $place }: about { $expected } units on { $start }, likely { $low } to { $high }.
forecast_all = Expect about { $expected } units{ $place } from { $start } to { $end }, likely { $low } to { $high }.
forecast_all_day = Expect about { $expected } units{ $place } on { $start }, likely { $low } to { $high }.
forecast_largest = Largest of { $count } items:
forecast_line = • *{ $product }* ({ $store }): { $expected } units, likely { $low } to { $high }
forecast_week = • { $start } to { $end }: { $expected } units, likely { $low } to { $high }
forecast_day = • { $start }: { $expected } units, likely { $low } to { $high }
forecast_busiest = Busiest day: { $day }, about { $units } units.
drivers_one = Usually { $usual } units a day, now { $expected }: { $parts }.
drivers_one_of = Largest is *{ $product }* ({ $store }), usually { $usual } units a day, now { $expected }: { $parts }.
drivers_none = Usually { $usual } units a day, and nothing moves it much.
drivers_none_of = Largest is *{ $product }* ({ $store }), usually { $usual } units a day, and nothing moves it much.
driver_trend_adds = recent sales add { $units }
driver_trend_takes = recent sales take away { $units }
driver_weekday_adds = the days of the week add { $units }
driver_weekday_takes = the days of the week take away { $units }
driver_season_adds = the time of the month adds { $units }
driver_season_takes = the time of the month takes away { $units }
driver_festival_adds = the festivals add { $units }
driver_festival_takes = the festivals take away { $units }
driver_one_festival_adds = { $festival } adds { $units }
driver_one_festival_takes = { $festival } takes away { $units }
driver_no_festival_adds = a festival not far away adds { $units }
driver_no_festival_takes = no festival close by takes away { $units }
driver_price_adds = the price adds { $units }
driver_price_takes = the price takes away { $units }
driver_promotion_adds = offers add { $units }
driver_promotion_takes = days without an offer take away { $units }
driver_other_adds = other things add { $units }
driver_other_takes = other things take away { $units }
ask_why_forecast = Why is the forecast for { $product } at { $store } what it is?
    .label = Why?

# --- assess_stockout_risk --------------------------------------------------------------
stockout_some = { $n ->
    [one] { $count } item will likely run out{ $place } by { $end }:
   *[other] { $count } items will likely run out{ $place } by { $end }:
}
stockout_possible = { $n ->
    [one] { $count } item may run out{ $place } by { $end }:
   *[other] { $count } items may run out{ $place } by { $end }:
}
stockout_none = 🟢 Nothing is likely to run out{ $place } by { $end }.
stockout_out = 🔴 *{ $product }* ({ $store }): none left.
stockout_high = 🔴 *{ $product }* ({ $store }): { $day }.
stockout_medium = 🟠 *{ $product }* ({ $store }): { $day }.
stockout_medium_chance = 🟠 *{ $product }* ({ $store }): { $chance } chance.
stockout_low = 🟢 *{ $product }* ({ $store }): { $on_hand } in stock, about { $days } days of sales.
stockout_unsold = 🟢 *{ $product }* ({ $store }): { $on_hand } in stock.
stock_left = { " " }{ $units } left.
arriving_units = { " " }{ $units } on the way
arriving_units_late = { " " }{ $units } on the way, due since { $day }
order_quantity = { " " }Order { $units }
order_quantity_by = { " " }Order { $units } by { $day }
move_quantity = { " " }Move { $units } from { $giver }
move_quantity_too = . Move { $units } from { $giver }
sales_at_risk = Sales at risk: about { $amount }.
stock_as_of = Stock as of { $day }.
uncounted_head = { $n ->
    [one] { $count } item has no stock figure to go by{ $place }; it is left out of what will run out and what to order:
   *[other] { $count } items have no stock figure to go by{ $place }; they are left out of what will run out and what to order:
}
uncounted_never = • *{ $product }* ({ $store }): no count
uncounted_old = • *{ $product }* ({ $store }): last counted { $day }
uncounted_sells = , sells about { $units } by { $end }
uncounted_next = Best have these counted first, and send an inventory file.
uncounted_none = ✅ Everything that sells{ $place } has a stock figure.
items_checked = { $n ->
    [one] Checked: { $count } item.
   *[other] Checked: { $count } items.
}

# --- plan_reorder ----------------------------------------------------------------------
reorder_one = Order { $units } units of *{ $product }* ({ $store }){ $cost }.
reorder_one_by = Order { $units } units of *{ $product }* ({ $store }) by { $day }{ $cost }.
reorder_one_none = 🟢 No need to order *{ $product }* ({ $store }) now.
reorder_why = On hand { $on_hand } units{ $coming }; order again at { $reorder_point }.
reorder_parts = That covers { $demand } units over { $days } days of delivery time, plus { $safety } as safety stock.
reorder_product = Order { $units } units of *{ $product }*{ $place }{ $cost }:
reorder_some = { $n ->
    [one] Order { $count } item{ $place }, { $units } units{ $cost }:
   *[other] Order { $count } items{ $place }, { $units } units in all{ $cost }:
}
reorder_within = { $n ->
    [one] Within { $budget }: order { $count } item{ $place }, { $units } units{ $cost }:
   *[other] Within { $budget }: order { $count } items{ $place }, { $units } units in all{ $cost }:
}
reorder_budget_none = { $budget } buys none of what is needed{ $place }:
reorder_none = 🟢 Nothing needs ordering{ $place } now.
reorder_move_only = 🟢 Nothing needs ordering{ $place } now. Move stock instead:
reorder_move = • *{ $product }*, { $giver } → { $store }: move { $units } units
reorder_line = • *{ $product }* ({ $store }): { $units } { $n ->
    [one] unit
   *[other] units
}{ $cost }
reorder_line_by = • *{ $product }* ({ $store }): { $units } { $n ->
    [one] unit
   *[other] units
} by { $day }{ $cost }
reorder_saves = This saves about { $amount } of sales.
reorder_line_none = • *{ $product }* ({ $store }): nothing now, { $on_hand } units on hand
for_about = , about { $amount }
on_the_way = , { $units } on the way

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

# --- explain_change ---------------------------------------------------------------------
explain_up = { $metric }{ $place } rose from { $previous } to { $value } ({ $days }, against { $days_before }):
explain_down = { $metric }{ $place } fell from { $previous } to { $value } ({ $days }, against { $days_before }):
explain_flat = { $metric }{ $place } stayed at { $value } ({ $days }, against { $days_before }).
one_day = { $day }
span_of_days = { $start } to { $end }
explain_unknown = { $metric }{ $place } is not known for { $start } to { $end }, so its change can't be told.
explain_step_up = • { $name }: up { $amount }
explain_step_down = • { $name }: down { $amount }
explain_left_out = Not counted, because not all of it is known: { $share } of the units.
explain_most_up = Largest part from *{ $name }*: up { $amount }.
explain_most_down = Largest part from *{ $name }*: down { $amount }.
step_volume = units sold a day
step_days = number of days
step_mix = dearer or cheaper products
step_price = shelf prices
step_tax = tax
step_cost = costs
step_promotions = offers
step_stockouts = empty shelves
step_new_items = new items
step_lost_items = items no longer sold
no_sales_to_compare = No sales in the days to compare with.
revenue_unknown = Some revenue is unknown and left out.

# --- detect_anomalies -------------------------------------------------------------------
anomaly_unchecked = I can't tell what is unusual{ $place } from { $start } to { $end }: there is too little history before it to compare with.
anomaly_none = 🟢 Nothing out of the ordinary{ $place } from { $start } to { $end }.
anomaly_none_unexplained = 🟢 Nothing unexplained{ $place } from { $start } to { $end }. What stands out has its reason:
anomaly_head = { $n ->
    [one] { $count } thing is out of the ordinary{ $place }, { $start } to { $end }:
   *[other] { $count } things are out of the ordinary{ $place }, { $start } to { $end }:
}
anomaly_day = on { $day }
anomaly_days = from { $start } to { $end }
anomaly_sales_spike = *{ $product }* ({ $store }) sold { $actual } units, { $expected } were expected
anomaly_sales_drop = *{ $product }* ({ $store }) sold only { $actual } units, { $expected } were expected
anomaly_store_spike = *{ $store }* as a whole sold { $actual } units, { $expected } were expected
anomaly_store_drop = *{ $store }* as a whole sold only { $actual } units, { $expected } were expected
anomaly_category_spike = *{ $category }*{ $place } sold { $actual } units, { $expected } were expected
anomaly_category_drop = *{ $category }*{ $place } sold only { $actual } units, { $expected } were expected
anomaly_returns_spike = *{ $product }* ({ $store }): { $actual } units came back, { $expected } are usual
anomaly_repeated_claims = *{ $product }*{ $place }: { $actual } units came back, all for one reason ({ $why }), { $expected } are usual
anomaly_stock_negative = *{ $product }* ({ $store }): stock is recorded as { $actual }, below nothing
anomaly_stock_frozen = *{ $product }* ({ $store }): stock stays at { $actual } while it sells
anomaly_price_above_mrp = *{ $product }* ({ $store }): sold at { $actual }, above the MRP of { $expected }
anomaly_price_below_cost = *{ $product }* ({ $store }): sold at { $actual }, below cost ({ $expected })
anomaly_price_unusual = *{ $product }* ({ $store }): sold at { $actual }, usually { $expected }
anomaly_cause_stockout = : the shelf was empty
anomaly_cause_promotion = : an offer ran
anomaly_cause_holiday = : a festival
anomaly_cause_price = : the price changed
anomaly_no_cause = No offer, festival, empty shelf or change of price explains it.
anomaly_at_stake = At stake: about { $amount }.
anomaly_chance = { " " }Such days come up by chance too, about { $count } of them.

# --- rank_actions, and the recommendations table ---------------------------------------
rank_head = Do first{ $place }, worth about { $total } together:
rank_head_clear_out = { $amount } is tied up{ $place } in stock that will hardly sell. Most of it:
rank_none = 🟢 Nothing needs doing{ $place } now.
rank_none_price = 🟢 No price{ $place } needs changing now.
rank_none_reorder = 🟢 Nothing needs ordering{ $place } now.
rank_none_transfer = 🟢 Nothing needs moving{ $place } now.
rank_none_clear_out = 🟢 No stock{ $place } is too much.
rank_undecided = There is nothing I can propose{ $place } yet.
rank_price_raise = Raise *{ $product }* ({ $store }) from { $current } to { $price }: adds about { $worth } a week
rank_price_lower = Lower *{ $product }* ({ $store }) from { $current } to { $price }: adds about { $worth } a week
rank_reorder = Order { $units } units of *{ $product }* ({ $store }) by { $day }: saves about { $worth } of profit
rank_transfer = *{ $product }*, { $other } → { $store }: move { $units } units, saves about { $worth } of profit
rank_clear_out = Sell off { $units } units of *{ $product }* ({ $store }): { $tied } tied up
actions_not_kept = This was worked out just now; it can be accepted after the next nightly run.
explain_price = Set { $product } in { $store } from { $current } to { $price }: worth about { $worth } a week after risk.
explain_reorder = Order { $quantity } units of { $product } for { $store }: saves about { $worth } of margin after risk.
explain_transfer = Move { $quantity } units of { $product } from { $other } to { $store }: saves about { $worth } of margin.
explain_clear_out = Sell off { $quantity } units of { $product } in { $store }: saves about { $worth } a month of holding cost.
list_number = { $place }.
listed_name = { $product } in { $store }
accept_listed = accept recommendation { $id }
    .label = Accept { $place }
reject_listed = reject recommendation { $id }
accept_change = accept price change { $id }
reject_change = reject price change { $id }
ask_price_of = What price should I set for { $name }?
ask_order_of = How much should I reorder of { $name }?
why_out = . Nothing is left.
why_runs_out = . It will likely run out first.
why_low = . Stock is below the reorder level.
why_needed_there = . It is short there.
why_over = . It won't sell soon.
why_dead = . It hardly sells.
why_expiring = . It won't sell before it expires.
why_best_profit = . It very likely earns more.
why_limit_broken = . The price now breaks a limit.
waiting_change = 🟠 *{ $product }* ({ $store }): { $current } → { $price } waits for your approval.

# --- propose_price_change, decide_recommendation ----------------------------------------
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
decide_accept_title = To be accepted. Please check:
decide_reject_title = To be rejected. Please check:
decide_price = • *{ $product }* ({ $store }): { $current } → { $price }
decided_accept = ✅ This is accepted:
decided_reject = This is rejected:
decided_next_reorder = Please send the order to your supplier; it won't be suggested again meanwhile.
decided_next_transfer = Please move the goods; it won't be suggested again meanwhile.
decided_next_clear_out = Please begin with the clear-out; it won't be suggested again meanwhile.
decided_next_price = The price stays as it was set.
decided_next_alert = It is kept.

# --- review_price_changes -----------------------------------------------------------------
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

# --- export_data ---------------------------------------------------------------------------
export_title = This file. Please check:
export_rows = { $n ->
    [one] { $what }{ $place }: { $rows } row, as { $file }
   *[other] { $what }{ $place }: { $rows } rows, as { $file }
}
export_done = { $n ->
    [one] ✅ { $what }{ $place }: { $rows } row. Here is the file, { $file }.
   *[other] ✅ { $what }{ $place }: { $rows } rows. Here is the file, { $file }.
}
export_forecast = Forecast
export_overrides = Demand set by hand
export_reorder = Order list
export_transfers = Move list
export_price_changes = Price changes
export_recommendations = Recommendation list
export_alerts = Open alerts
export_anomalies = What is out of the ordinary
export_elasticities = How buyers react to prices
export_sales = Sales
export_catalog = Product list
export_quarantine = Rows put aside

# --- show_settings, change_setting --------------------------------------------------------
setting_head = What holds in this shop:
setting_line = • { $parts }
setting_one = { $name }: { $value }.
setting_title = This setting. Please check:
setting_change = { $name }: { $before } → { $after }
setting_scope = It holds for the whole shop.
setting_done = ✅ { $name }: { $before } → { $after }. It holds from now on.
setting_same = { $name } is { $after } already; nothing was changed.
setting_unset = no limit
setting_in_pct = { $value }
setting_in_rate = { $value }
setting_in_currency = { $value }
setting_in_days = { $n ->
    [one] { $value } day
   *[other] { $value } days
}
setting_in_units = { $value } units
setting_price_limit_pct = Price change a seller may make alone
setting_price_limit_revenue = Revenue a seller may move alone in a month
setting_least_price_gain = Least monthly gain for which a new price is proposed
setting_max_delta_pct = Largest price change in a day
setting_min_margin_pct = Lowest margin
setting_selling_fee_pct = Selling fee
setting_competitor_max_age_days = Competitor prices count for
setting_service_level = Service level
setting_default_lead_time_days = Delivery time where none is known
setting_review_period_days = Order again every
setting_holding_rate_pct_per_year = Cost of holding stock, a year
setting_order_cost = Cost of placing an order
setting_transfer_cost = Cost of moving stock
setting_store_capacity_units = Stock a store can hold
setting_approval_days = Days a price change may wait for approval
setting_undo_days = Days a price change may be taken back alone
setting_alert_chance_pct = Chance of running out from which you are told
setting_alert_least_loss_pct = Least loss told, of a store's usual day
setting_alert_above_competitors_pct = Price above competitors from which you are told
setting_alert_least_jump_pct = Least jump of sales told
setting_alert_certificate_days = Days before a certificate runs out
setting_alert_sales_late_days = Days without sales data before you are told

# --- override_forecast -----------------------------------------------------------------
override_title = Forecast by hand, *{ $product }* ({ $store }). Please check:
override_done = *{ $product }* ({ $store }): now { $units } units a day from { $start } to { $end }.
override_done_day = *{ $product }* ({ $store }): now { $units } units on { $start }.
override_repeated = That was set already; nothing was changed now.
override_days = { $n ->
    [one] { $start }: { $units } units
   *[other] { $start } to { $end }: { $units } units a day, { $total } in all
}
override_before = { $n ->
    [one] Expected before: { $before } units
   *[other] Expected before: { $before } units a day, { $total } in all
}
override_before_unknown = Expected before: not known for all of these days.
override_replaces = { $n ->
    [one] It replaces { $count } figure set by hand before.
   *[other] It replaces { $count } figures set by hand before.
}
override_reason = Reason: "{ $why }"
override_scope = Stock warnings, orders and forecasts will follow it.

# --- query_kpi -------------------------------------------------------------------------
kpi_total = { $metric }{ $place }, { $start } to { $end }: { $value }
kpi_total_more = { $metric }: { $value }
kpi_total_day = { $metric }{ $place }, { $start }: { $value }
kpi_rows_top = The top ones of { $count }:
kpi_rows_latest = The latest of { $count }:
kpi_row = • { $keys }: { $values }
kpi_product = *{ $name }*
kpi_products = { $count } products
of_goods = { " " }of { $goods }
kpi_key = { $key }
change_up = , up { $pct }
change_down = , down { $pct }
change_up_points = , up { $points } points
change_down_points = , down { $points } points
change_flat = , unchanged
change_from = { " " }from { $previous } ({ $start } to { $end })

metric_revenue = Revenue
    .short = revenue
    .value = { $value }
metric_units = Units sold
    .short = sold
    .value = { $value } units
metric_margin = Margin
    .short = margin
    .value = { $value }
metric_margin_pct = Margin on net sales
    .short = margin
    .value = { $value }
metric_average_price = Average price
    .short = average price
    .value = { $value }
metric_stockout_rate = Share of days out of stock
    .short = out of stock
    .value = { $value }
metric_inventory_turns = Stock turns
    .short = turns
    .value = { $value } turns
metric_days_of_cover = Stock cover
    .short = cover
    .value = { $value } days
metric_forecast_wape = Forecast error
    .short = forecast error
    .value = { $value }
metric_forecast_bias = Forecast bias
    .short = forecast bias
    .value = { $value }
metric_return_rate = Return rate
    .short = returns
    .value = { $value }

# --- a call of several that found nothing ----------------------------------------------
error_at = *{ $store }*: { $reason }

# --- a tool without words of its own ---------------------------------------------------
fact_line = • { $label }: { $value }

# --- notes: what a tool asks the reply to say ------------------------------------------
note_place = { " " }for { $place }
stale_data = Data up to { $date }.
partial_scope = Only your stores: { $stores }.
stock_unknown = { $reason ->
    [never_given] Stock is unknown{ $place }: no stock count was ever imported, so I can't tell what will run out or what to order. Import an inventory file and ask again.
    [too_old] Stock is unknown{ $place }: the last stock count is too old to go by. Import a new inventory file and ask again.
   *[not_given] Stock is unknown{ $place }: the stock counts imported don't cover it. Import an inventory file with it and ask again.
}
stock_unknown_some = { $reason ->
    [too_old] Some items are left out{ $place }: their stock count is too old.
   *[not_given] Some items are left out{ $place }: their stock is unknown.
}
stock_stale = Stock was last counted on { $date }.
order_counted = { $reason ->
    [transfer] The { $units } units moved on { $date } are counted as on the way.
   *[reorder] The { $units } units ordered on { $date } are counted as on the way.
}
orders_counted = Orders and moves agreed on before ({ $count }) are counted as on the way.
lead_time_assumed = Delivery time is assumed to be { $days } days where none is known.
actions_need_cost = No unit costs are known, so I can't rank by profit. Add them to the product list; until then ask what to reorder.
cost_unknown = Some costs are unknown, so their margin and order value are too.
budget_reached = The budget ends before the list does.
no_history = Nothing to forecast from yet: { $products }.
short_history = Some items are new, so their forecast is a plain average.
nothing_to_explain = { $reason ->
    [borrowed] Nothing to break down yet: the item is so new that its forecast follows what its category sells.
    [by_hand] Nothing to break down: the forecast was set by hand.
   *[simple] Nothing to break down: the forecast is simple, it carries past sales on.
}
borrowed_from_category = Some items are too new to tell, so their forecast follows what their category sells.
override_in_force = { $n ->
    [one] Set by hand for some of these days: { $count } product.
   *[other] Set by hand for some of these days: { $count } products.
}
override_days_over = Days that are over stay as they were.
simple_forecast = Some forecasts simply repeat last sales.
price_set_since = The price now was set here on { $date }; sales at it are not in yet.
prices_set_since = { $n ->
    [one] A price was set since, for { $count } product, and this forecast does not count it yet.
   *[other] Prices were set since, for { $count } products, and this forecast does not count them yet.
}
gst_unknown = Its tax is unknown, so the margin counts the price as free of tax.
mrp_unknown = MRP is unknown, so I don't suggest a higher price.
price_stock_unknown = Stock is unknown, so I don't suggest a lower price.
no_competitor_prices = No competitor price in { $days } days.
price_conflict = Limits that contradict each other: { $limits }.
price_above_mrp = The price now is above MRP.
elasticity_unknown = How buyers react to the price is not known yet, so this follows competitors.
elasticity_borrowed = How buyers react is taken mostly from similar products.
price_effect_unknown = { $reason ->
    [few_sales] It sells too little to tell how buyers react to a price.
    [little_price_variation] Its price has hardly changed so far, so nobody can tell how buyers react to another.
    [implausible_sign] Its past sales don't show how buyers react: they rose with the price, for other reasons.
    [not_sold] It has not sold here, so nobody can tell how buyers react to a price.
   *[too_uncertain] Its past sales are too uneven to tell how buyers react to a price.
}
price_untried = That price has never been tried here, so these figures are rougher.
profit_unknown = Its cost is unknown, so profit is too.
competitor_prices_old = The newest competitor price is { $days } days old.
one_competitor_only = Only one competitor's price is known.
offer_planned = An offer runs in these days; the figures take one price for all of them.
metric_unknown = { $metric }: not known from the data so far.
no_sales_in_period = No sales in those days.
sales_not_in_yet = The sales of those days are not in yet: data ends on { $date }.
no_forecasts_in_period = No forecast was made for those days, so there is nothing to compare.
period_beyond_data = Data ends on { $date }.

# --- next steps: what pressing the button says, and what it shows ----------------------
ask_whole_list = Show the whole list
    .label = See all
ask_file_reorder = What is the order list{ $place } in a csv file?
    .label = As a file
ask_reorder = What should I order{ $place }?
    .label = Order list
ask_stockout = What will stock out{ $place }?
    .label = What will run out?

ask_better_price = What price should I set for { $product } at { $store }?
    .label = Show a better price
ask_price_less = What if I sell { $product } at { $store } at { $price }?
    .label = What would that do?

# --- confirmation of a change ----------------------------------------------------------
confirm_title = { $tool }. Please check:
confirm_valid = Valid for { $minutes } minutes.
confirm_yes = yes
    .label = Confirm
confirm_edit = change
    .label = Change
confirm_no = no
    .label = Cancel
confirm_done = ✅ Done.
confirm_cancelled = Cancelled. Nothing was changed.
confirm_expired = That request was too old, so nothing was changed. Please ask again.
confirm_changed = Nothing was changed. What should be different?
confirm_one_at_a_time = One change at a time, please.

# --- asking, declining, giving up ------------------------------------------------------
clarify_generic = Please say it once more with the product, the store and the days you mean.
decline_generic = I only help with your shop: sales, stock, orders and prices. Try "what should I order?"
nothing_to_say = I found nothing to say to that. Try "what will run out?" or "what should I order?"
reply_unverified = I couldn't put that answer together safely, so I won't guess. Please ask in another way.
