# Figures and why they moved: query_kpi, explain_change; and the notes tools ask for.

# --- query_kpi -------------------------------------------------------------------------
kpi_total = { $metric }{ $place }, { $start } to { $end }: { $value }
kpi_total_more = { $metric }: { $value }
kpi_total_day = { $metric }{ $place }, { $start }: { $value }
kpi_ahead = { $name } is ahead by { $by }.
kpi_ahead_points = { $name } is ahead by { $by } points.
kpi_rows_top = The top ones of { $count }:
kpi_rows_bottom = The lowest ones of { $count }:
kpi_rows_latest = The latest of { $count }:
kpi_rows_weekday = On an average day of trade:
kpi_rows_at_most = { $count } of { $total } with { $limit } or less:
kpi_rows_at_least = { $count } of { $total } with { $limit } or more:
kpi_rows_unsold = { $count } of { $total } sold nothing:
kpi_no_rows_at_most = None of { $total } is at { $limit } or less.
kpi_no_rows_at_least = None of { $total } is at { $limit } or more.
kpi_no_rows_unsold = None of { $total }: each sold something.
kpi_average = { $total }, { $value } a day on average
kpi_returned = { $total }, { $n ->
        [one] { $value } unit
       *[other] { $value } units
    } returned
kpi_row = • { $keys }: { $values }
kpi_product = *{ $name }*
kpi_products = { $count } products
of_goods = { " " }of { $goods }
kpi_key = { $key }
change_up = , up { $pct }
change_down = , down { $pct }
change_up_points = , up { $points } { $n ->
        [one] point
       *[other] points
    }
change_down_points = , down { $points } { $n ->
        [one] point
       *[other] points
    }
change_flat = , unchanged
change_from = { " " }from { $previous } ({ $start } to { $end })
change_from_day = { " " }from { $previous } ({ $start })

metric_revenue = Revenue
    .short = revenue
    .value = { $value }
metric_units = Units sold
    .short = sold
    .value =
        { $n ->
            [one] { $value } unit
           *[other] { $value } units
        }
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
metric_stock_value = Stock value at cost
    .short = stock value
    .value = { $value }
metric_forecast_wape = Forecast error
    .short = forecast error
    .value = { $value }
metric_forecast_bias = Forecast bias
    .short = forecast bias
    .value = { $value }
metric_return_rate = Return rate
    .short = returns
    .value = { $value }
metric_price_index = Price against competitors
    .short = against competitors
    .value = { $value }
metric_revenue_share = Share of revenue
    .short = share of revenue
    .value = { $value }
metric_promo_share = Share of revenue sold on promotion
    .short = on promotion
    .value = { $value }
metric_products_sold = Products sold
    .short = products
    .value =
        { $n ->
            [one] { $value } product
           *[other] { $value } products
        }

# --- prices against competitors' ------------------------------------------------------------
price_index_head = Your prices now{ $place }: { $index } on average.
price_index_above = { $pct } above competitors
    .short = { $pct } above
price_index_below = { $pct } below competitors
    .short = { $pct } below
price_index_level = level with competitors
    .short = level
price_index_own = *{ $product }*{ $where }: you sell at { $price }, { $index }.
price_index_own_from_to = *{ $product }*{ $where }: you sell at { $price } to { $high }, on average { $index }.
price_index_dearest = The most above competitors, of { $count }:
price_index_cheapest = The most below competitors, of { $count }:
price_index_none = { $side ->
    [low] None of { $count } is cheaper with you than with competitors.
   *[high] None of { $count } is dearer with you than with competitors.
}

# --- explain_change --------------------------------------------------------------------
explain_up = { $metric }{ $place } rose from { $previous } to { $value } ({ $days }, against { $days_before }):
explain_down = { $metric }{ $place } fell from { $previous } to { $value } ({ $days }, against { $days_before }):
explain_flat = { $metric }{ $place } stayed at { $value } ({ $days }, against { $days_before }).
one_day = { $day }
span_of_days = { $start } to { $end }
explain_unknown = { $metric }{ $place } is not known for { $start } to { $end }, so its change can't be told.
explain_unknown_day = { $metric }{ $place } is not known for { $start }, so its change can't be told.
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

# --- a call that found nothing; a tool without words of its own -----------------------------
error_at = *{ $store }*: { $reason }
fact_line = • { $label }: { $value }

# --- notes -----------------------------------------------------------------------------
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
stock_value_partial = { $n ->
    [one] { $count } product has no cost in your list, so its stock is not counted here.
   *[other] { $count } products have no cost in your list, so their stock is not counted here.
}
margin_partial = { $n ->
    [one] { $count } product sold has no known cost or tax: the margin is of the rest ({ $share } of the pieces).
   *[other] { $count } products sold have no known cost or tax: the margin is of the rest ({ $share } of the pieces).
}
stock_value_uncosted = What lies there has no cost in your list, so I can't tell what it is worth. Add the cost to the product list.
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
elasticity_unknown = How buyers react to the price is not known yet: no gain is promised.
elasticity_borrowed = How buyers react is taken mostly from similar products.
price_effect_unknown = { $reason ->
    [few_sales] It sells too little to tell how buyers react to a price.
    [little_price_variation] Its price has hardly changed so far, so nobody can tell how buyers react to another.
    [implausible_sign] Its past sales don't show how buyers react: it was dearer when more was bought, for other reasons.
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
latest_days_instead = The sales you ask about are not in yet: this tells of the latest days, up to { $date }.
no_forecasts_in_period = No forecast was made for those days, so there is nothing to compare.
period_beyond_data = Data ends on { $date }.

# --- asking, declining, giving up ----------------------------------------------------------
clarify_generic = Please say it once more with the product, the store and the days you mean.
decline_generic = I only help with your shop: sales, stock, orders and prices. Try "what should I order?"
nothing_to_say = I found nothing to say to that. Try "what will run out?" or "what should I order?"
reply_unverified = I couldn't put that answer together safely, so I won't guess. Please ask in another way.
