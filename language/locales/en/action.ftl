# What to do, and yes or no to it: rank_actions, decide_recommendation, export_data, settings, confirm.

# --- rank_actions ----------------------------------------------------------------------
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
accept_listed = accept recommendation { $id }
    .label = Accept { $place }
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

# --- what a pressed button tells the planner, in every language --------------------------
listed_name = { $product } in { $store }
reject_listed = reject recommendation { $id }
accept_change = accept price change { $id }
reject_change = reject price change { $id }
ask_price_of = What price should I set for { $name }?
ask_order_of = How much should I reorder of { $name }?

# --- decide_recommendation -------------------------------------------------------------
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

# --- export_data -----------------------------------------------------------------------
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
export_quarantine = Rows put aside
export_catalog = Product list

# --- show_settings, change_setting -----------------------------------------------------
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
