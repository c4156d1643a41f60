# Alerts: one line each. The code after `alert_` is the finding's form.

alert_out = *{ $product }* ({ $store }): nothing left, about { $demand } wanted in a week.
alert_stockout = *{ $product }* ({ $store }): { $on_hand } left, likely gone by { $empty_on }.
alert_stockout_chance = *{ $product }* ({ $store }): { $on_hand } left, chance of running out { $probability }.
alert_sales_spike = *{ $product }* ({ $store }): sold { $actual } instead of about { $expected }.
alert_store_spike = *{ $store }*: sold { $actual } units instead of about { $expected }.
alert_category_spike = *{ $category }*: sold { $actual } units instead of about { $expected }.
alert_price_above_mrp = *{ $product }* ({ $store }): sold at { $price }, its MRP is { $expected }.
alert_price_below_cost = *{ $product }* ({ $store }): sold at { $price }, it costs { $expected }.
alert_price_unusual = *{ $product }* ({ $store }): sold at { $price }, usually { $expected }.
alert_above_competitors = *{ $product }* ({ $store }): your price is { $price }, others ask about { $competitor_price }.
alert_compliance_failure = *{ $document }*: { $n ->
        [one] { $problems } problem
       *[other] { $problems } problems
    } found.
alert_compliance_problem = *{ $document }*: { $n ->
        [one] { $matter }.
       *[other] { $problems } problems, the first: { $matter }.
    }
alert_certificate_expiring = *{ $document }*: valid until { $valid_to }.
alert_certificate_expired = *{ $document }*: ran out on { $valid_to }.
alert_overstock_dead = *{ $product }* ({ $store }): { $units } that hardly sell, { $tied_up } tied up.
alert_overstock_expiring = *{ $product }* ({ $store }): { $units } that will not sell before they expire, { $tied_up } tied up.
alert_overstock_over = *{ $product }* ({ $store }): { $units } too many, { $tied_up } tied up.
alert_stopped_sales = No sales data since { $last }.
alert_stopped_inventory = No stock count since { $last }.
alert_stopped_competitor_prices = No competitor prices since { $last }.
alert_stopped_store = *{ $store }*: no sales data since { $last }.
alert_forecast_degraded = The forecasts miss by { $error } now, usually by { $usual }.
alert_rule_stockout_risk = *{ $product }* ({ $store }): stock for { $figure } days; your line is { $line }.
alert_rule_overstock = *{ $product }* ({ $store }): stock for { $figure } days; your line is { $line }.
alert_rule_stockout_risk_units = *{ $product }* ({ $store }): { $figure } left; your line is { $line }.
alert_rule_overstock_units = *{ $product }* ({ $store }): { $figure } there; your line is { $line }.
alert_rule_price_anomaly = *{ $product }* ({ $store }): { $figure } dearer than others; your line is { $line }.
alert_rule_demand_spike = *{ $product }* ({ $store }): sold { $actual }, { $figure } beyond the usual; your line is { $line }.

alert_why_head = You are told because it crossed a line of the shop's:
alert_why_line = • { $line }
alert_why_own = You drew a line for this yourself.
alert_why_change = A manager moves a line by saying its name and the new value.
alert_why_always = This is told in every shop; no line of yours decides on it.
alert_why_less = To hear less, say which product you want no alerts for, or how many a day you want.

alert_do_order = { " " }Order it.
alert_do_order_units = { " " }Order { $quantity }.
alert_do_order_units_by = { " " }Order { $quantity } by { $order_by }.
alert_do_wait = { " " }Already { $on_the_way } on the way.
alert_do_wait_late = { " " }{ $on_the_way } on the way, due since { $due_on }: ask the supplier.
alert_do_move = { " " }Move some from another store.
alert_do_move_units = { " " }Move { $quantity } from another store.
alert_do_clear = { " " }Sell it off.
alert_do_price = { " " }Check the price.
alert_do_look = { " " }Check that the stock lasts.
alert_do_check = { " " }Check the bill before you pay.
alert_do_send = { " " }Send the newest file.
alert_do_renew = { " " }Renew it.
alert_do_retrain = { " " }The model is trained anew when that lasts.

alert_list_head = { $n ->
        [one] { $count } alert{ $place }:
       *[other] { $count } alerts{ $place }:
    }
alert_elsewhere = { " " }The same in { $stores }.
alert_list_more = And { $count } more, in your list of alerts.
alert_list_worth = At stake: about { $amount }.
alert_none = Nothing needs your attention{ $place }.
alert_none_critical = { $n ->
    [one] No alert is critical{ $place }. { $count } other is open.
   *[other] No alert is critical{ $place }. { $count } others are open.
}
alert_none_high = { $n ->
    [one] No alert is urgent{ $place }. { $count } other is open.
   *[other] No alert is urgent{ $place }. { $count } others are open.
}
alert_none_such = { $n ->
    [one] No such alert{ $place }. { $count } other is open.
   *[other] No such alert{ $place }. { $count } others are open.
}
alert_none_waiting = Nothing new{ $place }; { $count } acknowledged or put off.
alert_gone = That is over: nothing of it needs your attention now.
alert_state_acknowledged = { " " }(acknowledged)
alert_state_snoozed = { " " }(put off)
alert_state_resolved = { " " }(resolved)

alert_acknowledged = { $n ->
    [one] ✅ I won't remind you of it unless it gets worse.
   *[other] ✅ I won't remind you of them unless they get worse.
}
alert_done = { $n ->
    [one] ✅ Done, that is closed.
   *[other] ✅ Done, those are closed.
}
alert_snoozed = ✅ I'll remind you on { $until }.
alert_update_same = That was done already.

alert_rule_title = I'll tell you when this happens. Please check:
alert_rule_stockout_risk_line = stock falls below { $line } days{ $place }
alert_rule_overstock_line = stock is for more than { $line } days{ $place }
alert_rule_stockout_risk_units_line = fewer than { $line } units are left{ $place }
alert_rule_overstock_units_line = more than { $line } units lie there{ $place }
alert_rule_price_anomaly_line = your price is more than { $line } above others{ $place }
alert_rule_demand_spike_line = sales jump by more than { $line } beyond the usual{ $place }
alert_rule_mute_line = nothing is told{ $place }
alert_rule_done = ✅ I'll tell you when { $line }.
alert_rule_line = • { $line } ({ $rule })
alert_rule_head = { $n ->
        [one] I watch { $count } thing for you:
       *[other] I watch { $count } things for you:
    }
alert_rule_none = I watch nothing for you beyond the usual alerts.
alert_rule_removed = ✅ I no longer watch whether { $line }.
alert_rule_remove_title = Should I stop watching this?
alert_mute_title = No more alerts{ $place }?
alert_mute_done = ✅ I'll stop telling you{ $place }. They stay in the list of alerts.

alerts_as_shown = all alerts as shown { $mark }
ask_acknowledge = acknowledge { $id }
    .label = OK, noted
ask_snooze = snooze { $id } for a day
    .label = Later
ask_resolve = resolve { $id }
    .label = Done
ask_do_it = accept { $id }
    .label = Do it
ask_about_document = show document { $id }
    .label = Open
ask_alerts = show my alerts
    .label = All alerts
ask_alert_rules = show what you watch for me
    .label = What you watch
ask_remove_rule = stop watching { $id }
    .label = Stop watching


alert_ask_order = What to order?
alert_ask_price = Which price?
alert_rule_more = { " " }and { $count } more
ask_about_alert = show alert { $id }
listed_alert = { $id }

snooze_past = That day is over. Please name a day that lies ahead.
snooze_too_far = That is too far ahead to remind you. Please name an earlier day.
alert_not_yours = There is no such alert on your account.
unknown_alert = There is no such alert on your account.
alert_resolved = That alert is resolved already.
alert_rule_without_line = For that no line can be drawn: such alerts come by themselves.
alert_threshold_out_of_range = That line isn't possible, so nothing was set.
alert_rule_needs_scope = Please name a product, a category, a store or a city to watch.
too_many_alert_rules = I watch too much for you already. Please take something off first.
alert_rule_not_yours = I watch no such thing for you.
unknown_alert_rule = I watch no such thing for you.
which_alert_rule = What should I no longer watch? Please name a product, a category, a store or a city.
alerts_all_of_these = Nothing is changed yet. Do you mean all of these?
all_of_these = Yes, all of these
which_alert = Which alert? Please say its number, as in the list.

web_tool_list_alerts = List alerts
web_tool_update_alert = Update an alert
web_tool_create_alert_rule = Watch something
web_tool_show_alert_rules = Show what is watched
web_tool_remove_alert_rule = Stop watching
