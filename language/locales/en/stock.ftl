# Stock and orders: assess_stockout_risk, plan_reorder.

# --- assess_stockout_risk --------------------------------------------------------------
stockout_some = { $n ->
    [one] { $count } item will likely run out{ $place } by { $end }:
   *[other] { $count } items will likely run out{ $place } by { $end }:
}
stockout_possible = { $n ->
    [one] { $count } item may run out{ $place } by { $end }:
   *[other] { $count } items may run out{ $place } by { $end }:
}
stockout_most_urgent = The { $count } most urgent:
stockout_none = 🟢 Nothing is likely to run out{ $place } by { $end }.
none_left_head = { $n ->
    [one] { $count } item has none left now{ $place }:
   *[other] { $count } items have none left now{ $place }:
}
none_left_nothing = 🟢 Nothing is out of stock now{ $place }.
stockout_out = 🔴 *{ $product }* ({ $store }): none left.
stockout_high = 🔴 *{ $product }* ({ $store }): { $day }.
stockout_medium = 🟠 *{ $product }* ({ $store }): { $day }.
stockout_medium_chance = 🟠 *{ $product }* ({ $store }): { $chance } chance.
stockout_low = 🟢 *{ $product }* ({ $store }): { $on_hand } in stock, about { $days } days of sales.
stockout_unsold = 🟢 *{ $product }* ({ $store }): { $on_hand } in stock.
stockout_out_unsold = 🔴 *{ $product }* ({ $store }): none left. It has not sold lately, so nothing is expected.
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
reorder_one_move = 🟢 No need to buy *{ $product }* ({ $store }) now: move { $units } units from { $giver }.
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
with_the_move = , { $units } more with the move

# --- next steps ---------------------------------------------------------------------------
ask_whole_list = Show the whole list
    .label = See all
ask_file_reorder = What is the order list{ $place } in a csv file?
    .label = As a file
ask_reorder = What should I order{ $place }?
    .label = Order list
ask_stockout = What will stock out{ $place }?
    .label = What will run out?
