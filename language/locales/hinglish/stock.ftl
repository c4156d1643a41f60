# Stock and orders: assess_stockout_risk, plan_reorder.

# --- assess_stockout_risk --------------------------------------------------------------
stockout_some = { $n ->
    [one] { $end } tak{ $place } { $count } cheez khatam hone wali hai:
   *[other] { $end } tak{ $place } { $count } cheezein khatam hone wali hain:
}
stockout_possible = { $n ->
    [one] { $end } tak{ $place } { $count } cheez khatam ho sakti hai:
   *[other] { $end } tak{ $place } { $count } cheezein khatam ho sakti hain:
}
stockout_most_urgent = Sabse zaroori { $count }:
stockout_none = 🟢 { $end } tak{ $place } kuch khatam hone wala nahi.
none_left_head = { $n ->
    [one] Abhi{ $place } { $count } cheez khatam hai:
   *[other] Abhi{ $place } { $count } cheezein khatam hain:
}
none_left_nothing = 🟢 Abhi{ $place } kuch khatam nahi hai.
stockout_out = 🔴 *{ $product }* ({ $store }): kuch nahi bacha.
stockout_high = 🔴 *{ $product }* ({ $store }): { $day } ko khatam.
stockout_medium = 🟠 *{ $product }* ({ $store }): { $day } ko khatam ho sakta hai.
stockout_medium_chance = 🟠 *{ $product }* ({ $store }): khatam hone ka chance { $chance }.
stockout_low = 🟢 *{ $product }* ({ $store }): { $on_hand } piece hain, kareeb { $days } din chalenge.
stockout_unsold = 🟢 *{ $product }* ({ $store }): { $on_hand } piece hain.
stockout_out_unsold = 🔴 *{ $product }* ({ $store }): kuch nahi bacha. Idhar bika bhi nahi, isliye maang ka andaza nahi.
stock_left = { " " }{ $units } piece bache hain.
arriving_units = { " " }{ $units } piece raaste me hain
arriving_units_late = { " " }{ $units } piece raaste me hain, { $day } ko aane the
order_quantity = { " " }{ $units } piece mangayein
order_quantity_by = { " " }{ $day } tak { $units } piece mangayein
move_quantity = { " " }{ $units } piece { $giver } se yahan layein
move_quantity_too = . { $units } piece { $giver } se yahan layein
sales_at_risk = Bikri daav par: kareeb { $amount }.
stock_as_of = Stock { $day } ka hai.
uncounted_head = { $n ->
    [one]{ $place } { $count } cheez ka stock pata nahi; khatam hone aur order ke hisab me wo nahi hai:
   *[other]{ $place } { $count } cheezon ka stock pata nahi; khatam hone aur order ke hisab me wo nahi hain:
}
uncounted_never = • *{ $product }* ({ $store }): ginti nahi hui
uncounted_old = • *{ $product }* ({ $store }): aakhri ginti { $day }
uncounted_sells = , { $end } tak kareeb { $units } bikenge
uncounted_next = Pehle inhe giniye aur stock ki file bhejiye.
uncounted_none = ✅{ $place } jo bhi bikta hai, sabka stock pata hai.
items_checked = { $n ->
    [one] { $count } cheez dekhi.
   *[other] { $count } cheezein dekhin.
}

# --- plan_reorder ----------------------------------------------------------------------
reorder_one = *{ $product }* ({ $store }) ke { $units } piece mangayein{ $cost }.
reorder_one_by = *{ $product }* ({ $store }) ke { $units } piece { $day } tak mangayein{ $cost }.
reorder_one_none = 🟢 *{ $product }* ({ $store }) abhi mangane ki zaroorat nahi.
reorder_one_move = 🟢 *{ $product }* ({ $store }) abhi khareedne ki zaroorat nahi: { $units } piece { $giver } se mangwa lein.
reorder_why = Abhi { $on_hand } piece hain{ $coming }; { $reorder_point } bachein to phir mangayein.
reorder_parts = Isme maal aane ke { $days } din ki maang { $demand } piece, aur safety ke liye { $safety } piece gine hain.
reorder_product = *{ $product }* ke{ $place } { $units } piece mangayein{ $cost }:
reorder_some = { $n ->
    [one] { $place } { $count } cheez mangayein, { $units } piece{ $cost }:
   *[other] { $place } { $count } cheezein mangayein, kul { $units } piece{ $cost }:
}
reorder_within = { $n ->
    [one] { $budget } ke andar:{ $place } { $count } cheez mangayein, { $units } piece{ $cost }:
   *[other] { $budget } ke andar:{ $place } { $count } cheezein mangayein, kul { $units } piece{ $cost }:
}
reorder_budget_none = { $budget } me{ $place } zaroorat ka kuch nahi aata:
reorder_none = 🟢 Abhi{ $place } kuch mangane ki zaroorat nahi.
reorder_move_only = 🟢 Abhi{ $place } kuch mangane ki zaroorat nahi. Maal yahan se wahan bhejein:
reorder_move = • *{ $product }*, { $giver } → { $store }: { $units } piece bhejein
reorder_line = • *{ $product }* ({ $store }): { $units } piece{ $cost }
reorder_line_by = • *{ $product }* ({ $store }): { $day } tak { $units } piece{ $cost }
reorder_saves = Isse kareeb { $amount } ki bikri bachegi.
reorder_line_none = • *{ $product }* ({ $store }): abhi kuch nahi, { $on_hand } piece hain
for_about = , kareeb { $amount }
on_the_way = , { $units } raaste me
with_the_move = , { $units } doosri dukaan se aayenge

# --- next steps ------------------------------------------------------------------------
ask_whole_list =
    .label = Poori list
ask_file_reorder =
    .label = File mein
ask_reorder =
    .label = Kya mangana hai
ask_stockout =
    .label = Kya khatam hoga?
