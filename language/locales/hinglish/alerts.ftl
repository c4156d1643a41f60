alert_out = *{ $product }* ({ $store }): kuch nahi bacha, hafte bhar me kareeb { $demand } chahiye.
alert_stockout = *{ $product }* ({ $store }): { $on_hand } bache hain, shayad { $empty_on } tak khatam.
alert_stockout_chance = *{ $product }* ({ $store }): { $on_hand } bache hain, khatam hone ka chance { $probability }.
alert_sales_spike = *{ $product }* ({ $store }): { $actual } bike, ummeed kareeb { $expected } ki thi.
alert_store_spike = *{ $store }*: { $actual } units bike, ummeed kareeb { $expected } ki thi.
alert_category_spike = *{ $category }*: { $actual } units bike, ummeed kareeb { $expected } ki thi.
alert_price_above_mrp = *{ $product }* ({ $store }): { $price } par bika, MRP { $expected } hai.
alert_price_below_cost = *{ $product }* ({ $store }): { $price } par bika, laagat { $expected } hai.
alert_price_unusual = *{ $product }* ({ $store }): { $price } par bika, aam taur par { $expected }.
alert_above_competitors = *{ $product }* ({ $store }): aapka rate { $price } hai, baaki log kareeb { $competitor_price } lete hain.
alert_compliance_failure = *{ $document }*: { $problems } gadbad mili.
alert_compliance_problem = *{ $document }*: { $n ->
        [one] { $matter }.
       *[other] { $problems } gadbadiyan, pehli: { $matter }.
    }
alert_certificate_expiring = *{ $document }*: { $valid_to } tak valid hai.
alert_certificate_expired = *{ $document }*: { $valid_to } ko khatam ho gaya.
alert_overstock_dead = *{ $product }* ({ $store }): { $units } jo bikte hi nahi, { $tied_up } fanse hain.
alert_overstock_expiring = *{ $product }* ({ $store }): { $units } expiry se pehle nahi bikenge, { $tied_up } fanse hain.
alert_overstock_over = *{ $product }* ({ $store }): { $units } zyada hain, { $tied_up } fanse hain.
alert_stopped_sales = { $last } ke baad bikri ka data nahi aaya.
alert_stopped_inventory = { $last } ke baad stock ki ginti nahi aayi.
alert_stopped_competitor_prices = { $last } ke baad competitor ke rate nahi aaye.
alert_stopped_store = *{ $store }*: { $last } ke baad bikri ka data nahi aaya.
alert_forecast_degraded = Forecast ab { $error } chook raha hai, pehle { $usual } tha.
alert_rule_stockout_risk = *{ $product }* ({ $store }): { $figure } din ka stock; aapki seema { $line } din.
alert_rule_overstock = *{ $product }* ({ $store }): { $figure } din ka stock; aapki seema { $line } din.
alert_rule_stockout_risk_units = *{ $product }* ({ $store }): { $figure } bache; aapki seema { $line }.
alert_rule_overstock_units = *{ $product }* ({ $store }): { $figure } pade hain; aapki seema { $line }.
alert_rule_price_anomaly = *{ $product }* ({ $store }): baakiyon se { $figure } mehenga; aapki seema { $line }.
alert_rule_demand_spike = *{ $product }* ({ $store }): { $actual } bike, aam se { $figure } upar; aapki seema { $line }.

alert_why_head = Isliye bataya gaya kyunki dukaan ki hadd paar hui:
alert_why_line = • { $line }
alert_why_own = Iski hadd aapne khud lagayi hai.
alert_why_change = Manager hadd ka naam aur naya maan bolkar badal sakte hain.
alert_why_always = Yeh har dukaan mein bataya jaata hai; iski koi hadd nahi hai.
alert_why_less = Kam sunna ho to bolein kis product ke alert nahi chahiye, ya din mein kitne chahiye.

alert_do_order = { " " }Order karo.
alert_do_order_units = { " " }{ $quantity } order karo.
alert_do_order_units_by = { " " }{ $order_by } tak { $quantity } order karo.
alert_do_wait = { " " }{ $on_the_way } raaste me hain.
alert_do_wait_late = { " " }{ $on_the_way } raaste me hain, { $due_on } ko aane the: supplier se poochein.
alert_do_move = { " " }Doosre store se mangwao.
alert_do_move_units = { " " }Doosre store se { $quantity } mangwao.
alert_do_clear = { " " }Nikaal do.
alert_do_price = { " " }Rate dekh lo.
alert_do_look = { " " }Dekh lo ki stock chalega.
alert_do_check = { " " }Paisa dene se pehle bill dekh lo.
alert_do_send = { " " }Nayi file bhejo.
alert_do_renew = { " " }Renew karwao.
alert_do_retrain = { " " }Aisa hi raha to model phir se seekhega.

alert_list_head = { $n ->
        [one] { $count } alert{ $place }:
       *[other] { $count } alert{ $place }:
    }
alert_elsewhere = { " " }Yahi haal { $stores } me bhi.
alert_list_more = Aur { $count } alert aapki list me hain.
alert_list_worth = Daav par: kareeb { $amount }.
alert_none = Abhi kuch bhi dhyan dene layak nahi{ $place }.
alert_none_critical = Koi alert behad gambhir nahi{ $place }. { $count } aur khule hain.
alert_none_high = Koi alert zaroori nahi{ $place }. { $count } aur khule hain.
alert_none_such = Aisa koi alert nahi{ $place }. { $count } aur khule hain.
alert_none_waiting = Kuch naya nahi{ $place }; { $count } dekh liye ya taal diye.
alert_gone = Woh ab khatam hai, kuch dhyan dene layak nahi.
alert_state_acknowledged = { " " }(dekh liya)
alert_state_snoozed = { " " }(taal diya)
alert_state_resolved = { " " }(ho gaya)

alert_acknowledged = ✅ Theek hai, dekh liya. Bigda to hi yaad dilaunga.
alert_done = ✅ Ho gaya, likh liya.
alert_snoozed = ✅ { $until } ko yaad dilaunga.
alert_update_same = Yeh pehle hi ho chuka hai.

alert_rule_title = Aisa hone par bataunga. Dekh lijiye:
alert_rule_stockout_risk_line = { $place } stock { $line } din se kam ho
alert_rule_overstock_line = { $place } stock { $line } din se zyada ka ho
alert_rule_stockout_risk_units_line = { $place } { $line } piece se kam bachein
alert_rule_overstock_units_line = { $place } { $line } piece se zyada pade hon
alert_rule_price_anomaly_line = { $place } aapka rate baakiyon se { $line } se zyada upar ho
alert_rule_demand_spike_line = { $place } bikri { $line } se zyada uchhle
alert_rule_mute_line = { $place } kuch nahi batana
alert_rule_done = ✅ Bataunga jab { $line }.
alert_rule_line = • { $line } ({ $rule })
alert_rule_head = { $n ->
        [one] Aapke liye { $count } cheez par nazar hai:
       *[other] Aapke liye { $count } cheezon par nazar hai:
    }
alert_rule_none = Aam alert ke alawa main kuch aur nahi dekh raha.
alert_rule_removed = ✅ Ab is par nazar nahi: { $line }.
alert_rule_remove_title = Is par nazar rakhna band karun?
alert_mute_title = { $place } ab koi alert nahi?
alert_mute_done = ✅{ $place } ab nahi bataunga. Alert ki list me rahenge.

ask_acknowledge =
    .label = Dekh liya
ask_snooze =
    .label = Baad me
ask_resolve =
    .label = Ho gaya
ask_do_it =
    .label = Kar do
ask_about_document =
    .label = Kholo
ask_alerts =
    .label = Saare alert
ask_alert_rules =
    .label = Kis par nazar hai
ask_remove_rule =
    .label = Nazar hatao

alert_ask_order = Kitna mangayein?
alert_ask_price = Kya rate ho?
alert_rule_more = { " " }aur { $count }

snooze_past = Woh din nikal gaya. Aage ka din boliye.
snooze_too_far = Itne aage yaad nahi dila sakta. Pehle ka din boliye.
alert_not_yours = Aapke khaate me aisa koi alert nahi hai.
unknown_alert = Aapke khaate me aisa koi alert nahi hai.
alert_resolved = Woh alert pehle hi band ho chuka hai.
alert_rule_without_line = Uske liye seema nahi banti: aise alert apne aap aate hain.
alert_threshold_out_of_range = Aisi seema nahi ban sakti, isliye kuch nahi badla.
alert_rule_needs_scope = Kis par nazar rakhun? Product, category, store ya sheher boliye.
too_many_alert_rules = Nazar pehle hi bahut cheezon par hai. Pehle kuch hataiye.
alert_rule_not_yours = Aisi kisi cheez par nazar nahi hai.
unknown_alert_rule = Aisi kisi cheez par nazar nahi hai.
which_alert_rule = Kis par nazar hataun? Product, category, store ya sheher boliye.
alerts_all_of_these = Abhi kuch badla nahi hai. Kya yeh sab?
all_of_these = Haan, yeh sab
which_alert = Kaun sa alert? List me se bataiye.

web_tool_list_alerts = Alert dikhana
web_tool_update_alert = Alert badalna
web_tool_create_alert_rule = Nazar rakhna
web_tool_show_alert_rules = Nazar dikhana
web_tool_remove_alert_rule = Nazar hatana
