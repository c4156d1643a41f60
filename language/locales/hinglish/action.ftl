# What to do, and yes or no to it: rank_actions, decide_recommendation, export_data, settings, confirm.

# --- rank_actions ----------------------------------------------------------------------
rank_head = Pehle{ $place } yeh karein, kul kareeb { $total } ka fayda:
rank_head_clear_out = { $place } { $amount } aise maal me phanse hain jo jaldi nahi bikega. Sabse zyada:
rank_none = 🟢 Abhi{ $place } kuch karne ki zaroorat nahi.
rank_none_price = 🟢 Abhi{ $place } koi rate badalne ki zaroorat nahi.
rank_none_reorder = 🟢 Abhi{ $place } kuch mangane ki zaroorat nahi.
rank_none_transfer = 🟢 Abhi{ $place } kuch bhejne ki zaroorat nahi.
rank_none_clear_out = 🟢{ $place } koi maal zyada nahi hai.
rank_undecided = Abhi{ $place } kuch sujha nahi sakta.
rank_price_raise = *{ $product }* ({ $store }) ka rate { $current } se badhakar { $price } karein: hafte me kareeb { $worth } ka fayda
rank_price_lower = *{ $product }* ({ $store }) ka rate { $current } se ghatakar { $price } karein: hafte me kareeb { $worth } ka fayda
rank_reorder = *{ $product }* ({ $store }) ke { $units } piece { $day } tak mangayein: kareeb { $worth } ka munafa bachega
rank_transfer = *{ $product }*, { $other } → { $store }: { $units } piece bhejein, kareeb { $worth } ka munafa bachega
rank_clear_out = *{ $product }* ({ $store }) ke { $units } piece nikaalein: { $tied } phanse hain
actions_not_kept = Yeh abhi-abhi nikala hai; raat ke agle hisaab ke baad manzoor kiya ja sakega.
explain_price = { $store } me { $product } ka rate { $current } se { $price } karein: risk ghatakar hafte me kareeb { $worth } ka fayda.
explain_reorder = { $store } ke liye { $product } ke { $quantity } piece mangayein: risk ghatakar kareeb { $worth } ka margin bachega.
explain_transfer = { $product } ke { $quantity } piece { $other } se { $store } bhejein: kareeb { $worth } ka margin bachega.
explain_clear_out = { $store } me { $product } ke { $quantity } piece nikaalein: maal rakhne ka mahine ka kareeb { $worth } kharch bachega.
list_number = { $place }.
accept_listed =
    .label = { $place } manzoor
why_out = . Kuch nahi bacha hai.
why_runs_out = . Yeh sabse pehle khatam hone wala hai.
why_low = . Stock mangane ki had se neeche hai.
why_needed_there = . Wahan kam pad raha hai.
why_over = . Jaldi nahi bikega.
why_dead = . Mushkil se bikta hai.
why_expiring = . Expiry se pehle nahi bikega.
why_best_profit = . Zyada kamai ki poori ummeed hai.
why_limit_broken = . Abhi ka rate limit tod raha hai.
waiting_change = 🟠 *{ $product }* ({ $store }): { $current } → { $price }, aapki haan baaki hai.

# --- decide_recommendation -------------------------------------------------------------
decide_accept_title = Manzoor karna hai. Dekh lein:
decide_reject_title = Namanzoor karna hai. Dekh lein:
decide_price = • *{ $product }* ({ $store }): { $current } → { $price }
decided_accept = ✅ Manzoor hua:
decided_reject = Namanzoor hua:
decided_next_reorder = Order supplier ko bhejein; tab tak yeh phir nahi sujhaya jayega.
decided_next_transfer = Maal bhej dijiye; tab tak yeh phir nahi sujhaya jayega.
decided_next_clear_out = Maal nikaalna shuru karein; tab tak yeh phir nahi sujhaya jayega.
decided_next_price = Rate jo rakha tha wahi rahega.
decided_next_alert = Yeh rakh liya hai.

# --- export_data -----------------------------------------------------------------------
export_title = Yeh file. Dekh lein:
export_rows = { $n ->
    [one] { $place } { $what }: { $rows } line, file { $file }
   *[other] { $place } { $what }: { $rows } lines, file { $file }
}
export_done = { $n ->
    [one] ✅{ $place } { $what }: { $rows } line. Yeh rahi file, { $file }.
   *[other] ✅{ $place } { $what }: { $rows } lines. Yeh rahi file, { $file }.
}
export_forecast = andaza
export_overrides = haath se rakhi maang
export_reorder = order ki list
export_transfers = maal bhejne ki list
export_price_changes = rate ke badlav
export_recommendations = salah ki list
export_alerts = khuli chetavniyan
export_anomalies = ajeeb baatein
export_elasticities = rate par grahakon ka asar
export_sales = bikri
export_quarantine = alag rakhi lines
export_catalog = maal ki list

# --- show_settings, change_setting -----------------------------------------------------
setting_head = Is dukaan me abhi yeh lagu hai:
setting_line = • { $parts }
setting_one = { $name }: { $value }.
setting_title = Yeh setting. Dekh lein:
setting_change = { $name }: { $before } → { $after }
setting_scope = Yeh poori dukaan par lagu hogi.
setting_done = ✅ { $name }: { $before } → { $after }. Abhi se lagu hai.
setting_same = { $name } pehle se { $after } hai; kuch nahi badla.
setting_unset = koi had nahi
setting_in_pct = { $value }
setting_in_rate = { $value }
setting_in_currency = { $value }
setting_in_days = { $value } din
setting_in_units = { $value } piece
setting_price_limit_pct = Seller apne aap rate me itna badlav kar sakta hai
setting_price_limit_revenue = Seller apne aap mahine me itni bikri par asar daal sakta hai
setting_least_price_gain = Mahine me kam se kam itna fayda ho tabhi naya rate sujhaya jaye
setting_max_delta_pct = Din bhar me rate ka sabse bada badlav
setting_min_margin_pct = Kam se kam margin
setting_selling_fee_pct = Bechne ki fees
setting_competitor_max_age_days = Doosron ka rate itne din maana jaye
setting_service_level = Service level
setting_default_lead_time_days = Maal aane ka samay, jahan pata na ho
setting_review_period_days = Order ka antar
setting_holding_rate_pct_per_year = Maal rakhne ka saal bhar ka kharch
setting_order_cost = Order dene ka kharch
setting_transfer_cost = Maal bhejne ka kharch
setting_store_capacity_units = Dukaan me kitna maal aaye
setting_approval_days = Rate badalne ki manzoori ke liye din
setting_undo_days = Rate khud wapas lene ke din
setting_alert_chance_pct = Khatam hone ki itni sambhavna par bataya jaye
setting_alert_least_loss_pct = Dukaan ki roz ki bikri ka itna nuksan ho tabhi bataya jaye
setting_alert_above_competitors_pct = Rate doosron se itna zyada ho to bataya jaye
setting_alert_least_jump_pct = Bikri itni badhe tabhi bataya jaye
setting_alert_certificate_days = Certificate khatam hone se itne din pehle bataya jaye
setting_alert_sales_late_days = Itne din bikri ka data na aaye to bataya jaye

# --- confirmation of a change ----------------------------------------------------------
confirm_title = { $tool }. Dekh lein:
confirm_valid = { $minutes } minute tak valid.
confirm_yes = haan
    .label = Haan, karein
confirm_edit = badlo
    .label = Badlein
confirm_no = nahi
    .label = Rehne dein
confirm_done = ✅ Ho gaya.
confirm_cancelled = Cancel kiya. Kuch nahi badla.
confirm_expired = Woh baat kaafi purani ho gayi thi, isliye kuch nahi badla. Phir se kahein.
confirm_changed = Kuch nahi badla. Kya alag chahiye?
confirm_one_at_a_time = Badlav baari-baari se karein.
