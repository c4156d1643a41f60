# Stock and orders: assess_stockout_risk, plan_reorder.

# --- assess_stockout_risk --------------------------------------------------------------
stockout_some = { $n ->
    [one] { $end } तक{ $place } { $count } चीज़ ख़त्म होने वाली है:
   *[other] { $end } तक{ $place } { $count } चीज़ें ख़त्म होने वाली हैं:
}
stockout_possible = { $n ->
    [one] { $end } तक{ $place } { $count } चीज़ ख़त्म हो सकती है:
   *[other] { $end } तक{ $place } { $count } चीज़ें ख़त्म हो सकती हैं:
}
stockout_most_urgent = सबसे ज़रूरी { $count }:
stockout_none = 🟢 { $end } तक{ $place } कुछ ख़त्म होने वाला नहीं।
none_left_head = { $n ->
    [one] अभी{ $place } { $count } चीज़ ख़त्म है:
   *[other] अभी{ $place } { $count } चीज़ें ख़त्म हैं:
}
none_left_nothing = 🟢 अभी{ $place } कुछ ख़त्म नहीं है।
stockout_out = 🔴 *{ $product }* ({ $store }): कुछ नहीं बचा।
stockout_high = 🔴 *{ $product }* ({ $store }): { $day } को ख़त्म।
stockout_medium = 🟠 *{ $product }* ({ $store }): { $day } को ख़त्म हो सकता है।
stockout_medium_chance = 🟠 *{ $product }* ({ $store }): ख़त्म होने की संभावना { $chance }।
stockout_low = 🟢 *{ $product }* ({ $store }): { $on_hand } पीस हैं, क़रीब { $days } दिन चलेंगे।
stockout_unsold = 🟢 *{ $product }* ({ $store }): { $on_hand } पीस हैं।
stockout_out_unsold = 🔴 *{ $product }* ({ $store }): कुछ नहीं बचा। इधर बिका भी नहीं, इसलिए माँग का अंदाज़ा नहीं।
stock_left = { " " }{ $units } पीस बचे हैं।
arriving_units = { " " }{ $units } पीस रास्ते में हैं
arriving_units_late = { " " }{ $units } पीस रास्ते में हैं, { $day } को आने थे
order_quantity = { " " }{ $units } पीस मँगाएँ
order_quantity_by = { " " }{ $day } तक { $units } पीस मँगाएँ
move_quantity = { " " }{ $units } पीस { $giver } से यहाँ लाएँ
move_quantity_too = । { $units } पीस { $giver } से यहाँ लाएँ
sales_at_risk = बिक्री दाँव पर: क़रीब { $amount }।
stock_as_of = स्टॉक { $day } का है।
uncounted_head = { $n ->
    [one]{ $place } { $count } चीज़ का स्टॉक पता नहीं; ख़त्म होने और ऑर्डर के हिसाब में वह नहीं है:
   *[other]{ $place } { $count } चीज़ों का स्टॉक पता नहीं; ख़त्म होने और ऑर्डर के हिसाब में वे नहीं हैं:
}
uncounted_never = • *{ $product }* ({ $store }): गिनती नहीं हुई
uncounted_old = • *{ $product }* ({ $store }): आख़िरी गिनती { $day }
uncounted_sells = , { $end } तक क़रीब { $units } बिकेंगे
uncounted_next = पहले इन्हें गिनिए और स्टॉक की फ़ाइल भेजिए।
uncounted_none = ✅{ $place } जो भी बिकता है, सबका स्टॉक पता है।
items_checked = { $n ->
    [one] { $count } चीज़ देखी।
   *[other] { $count } चीज़ें देखीं।
}

# --- plan_reorder ----------------------------------------------------------------------
reorder_one = *{ $product }* ({ $store }) के { $units } पीस मँगाएँ{ $cost }।
reorder_one_by = *{ $product }* ({ $store }) के { $units } पीस { $day } तक मँगाएँ{ $cost }।
reorder_one_none = 🟢 *{ $product }* ({ $store }) अभी मँगाने की ज़रूरत नहीं।
reorder_one_move = 🟢 *{ $product }* ({ $store }) अभी ख़रीदने की ज़रूरत नहीं: { $units } पीस { $giver } से मँगवा लें।
reorder_why = अभी { $on_hand } पीस हैं{ $coming }; { $reorder_point } बचें तो फिर मँगाएँ।
reorder_parts = इसमें माल आने के { $days } दिन की माँग { $demand } पीस, और सुरक्षा के लिए { $safety } पीस गिने हैं।
reorder_product = *{ $product }* के{ $place } { $units } पीस मँगाएँ{ $cost }:
reorder_some = { $n ->
    [one] { $place } { $count } चीज़ मँगाएँ, { $units } पीस{ $cost }:
   *[other] { $place } { $count } चीज़ें मँगाएँ, कुल { $units } पीस{ $cost }:
}
reorder_within = { $n ->
    [one] { $budget } के अंदर:{ $place } { $count } चीज़ मँगाएँ, { $units } पीस{ $cost }:
   *[other] { $budget } के अंदर:{ $place } { $count } चीज़ें मँगाएँ, कुल { $units } पीस{ $cost }:
}
reorder_budget_none = { $budget } में{ $place } ज़रूरत का कुछ नहीं आता:
reorder_none = 🟢 अभी{ $place } कुछ मँगाने की ज़रूरत नहीं।
reorder_move_only = 🟢 अभी{ $place } कुछ मँगाने की ज़रूरत नहीं। माल यहाँ से वहाँ भेजें:
reorder_move = • *{ $product }*, { $giver } → { $store }: { $units } पीस भेजें
reorder_line = • *{ $product }* ({ $store }): { $units } पीस{ $cost }
reorder_line_by = • *{ $product }* ({ $store }): { $day } तक { $units } पीस{ $cost }
reorder_saves = इससे क़रीब { $amount } की बिक्री बचेगी।
reorder_line_none = • *{ $product }* ({ $store }): अभी कुछ नहीं, { $on_hand } पीस हैं
for_about = , क़रीब { $amount }
on_the_way = , { $units } रास्ते में
with_the_move = , { $units } दूसरी दुकान से आएँगे

# --- next steps ---------------------------------------------------------------------------
ask_whole_list =
    .label = पूरी सूची
ask_file_reorder =
    .label = फ़ाइल में
ask_reorder =
    .label = क्या मँगाना है
ask_stockout =
    .label = क्या ख़त्म होगा?
