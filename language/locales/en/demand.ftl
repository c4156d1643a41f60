# Where, and how much will sell: forecast_demand, override_forecast, detect_anomalies.
# Figures, days and names come in as references; the words here are all the reply may add.

# --- places: follow a word, so each opens with a space ----------------
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
drivers_one_of = First in the list, *{ $product }* ({ $store }): usually { $usual } units a day, now { $expected }: { $parts }.
drivers_none = Usually { $usual } units a day, and nothing moves it much.
drivers_none_of = First in the list, *{ $product }* ({ $store }): usually { $usual } units a day, and nothing moves it much.
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

# --- detect_anomalies ------------------------------------------------------------------
anomaly_unchecked = I can't tell what is unusual{ $place } { $when }: there is too little history before it to compare with.
anomaly_none = 🟢 Nothing out of the ordinary{ $place } { $when }.
anomaly_none_unexplained = 🟢 Nothing unexplained{ $place } { $when }. What stands out has its reason:
anomaly_head = { $n ->
    [one] { $count } thing is out of the ordinary{ $place } { $when }:
   *[other] { $count } things are out of the ordinary{ $place } { $when }:
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
