# What to do, and yes or no to it: rank_actions, decide_recommendation, export_data, settings, confirm.

# --- rank_actions ----------------------------------------------------------------------
rank_head = पहले{ $place } ये करें, कुल क़रीब { $total } का फ़ायदा:
rank_head_clear_out = { $place } { $amount } ऐसे माल में फँसे हैं जो जल्दी नहीं बिकेगा। सबसे ज़्यादा:
rank_none = 🟢 अभी{ $place } कुछ करने की ज़रूरत नहीं।
rank_none_price = 🟢 अभी{ $place } कोई रेट बदलने की ज़रूरत नहीं।
rank_none_reorder = 🟢 अभी{ $place } कुछ मँगाने की ज़रूरत नहीं।
rank_none_transfer = 🟢 अभी{ $place } कुछ भेजने की ज़रूरत नहीं।
rank_none_clear_out = 🟢{ $place } कोई माल ज़्यादा नहीं है।
rank_undecided = अभी{ $place } कुछ सुझा नहीं सकता।
rank_price_raise = *{ $product }* ({ $store }) का रेट { $current } से बढ़ाकर { $price } करें: हफ़्ते में क़रीब { $worth } का फ़ायदा
rank_price_lower = *{ $product }* ({ $store }) का रेट { $current } से घटाकर { $price } करें: हफ़्ते में क़रीब { $worth } का फ़ायदा
rank_reorder = *{ $product }* ({ $store }) के { $units } पीस { $day } तक मँगाएँ: क़रीब { $worth } का मुनाफ़ा बचेगा
rank_transfer = *{ $product }*, { $other } → { $store }: { $units } पीस भेजें, क़रीब { $worth } का मुनाफ़ा बचेगा
rank_clear_out = *{ $product }* ({ $store }) के { $units } पीस निकालें: { $tied } फँसे हैं
actions_not_kept = यह अभी-अभी निकाला है; रात के अगले हिसाब के बाद मंज़ूर किया जा सकेगा।
explain_price = { $store } में { $product } का रेट { $current } से { $price } करें: जोखिम घटाकर हफ़्ते में क़रीब { $worth } का फ़ायदा।
explain_reorder = { $store } के लिए { $product } के { $quantity } पीस मँगाएँ: जोखिम घटाकर क़रीब { $worth } का मार्जिन बचेगा।
explain_transfer = { $product } के { $quantity } पीस { $other } से { $store } भेजें: क़रीब { $worth } का मार्जिन बचेगा।
explain_clear_out = { $store } में { $product } के { $quantity } पीस निकालें: माल रखने का महीने का क़रीब { $worth } ख़र्च बचेगा।
list_number = { $place }.
accept_listed =
    .label = { $place } मंज़ूर
why_out = । कुछ नहीं बचा है।
why_runs_out = । यह सबसे पहले ख़त्म होने वाला है।
why_low = । स्टॉक मँगाने की हद से नीचे है।
why_needed_there = । वहाँ कम पड़ रहा है।
why_over = । जल्दी नहीं बिकेगा।
why_dead = । मुश्किल से बिकता है।
why_expiring = । एक्सपायरी से पहले नहीं बिकेगा।
why_best_profit = । ज़्यादा कमाई की पूरी उम्मीद है।
why_limit_broken = । अभी का रेट लिमिट तोड़ रहा है।
waiting_change = 🟠 *{ $product }* ({ $store }): { $current } → { $price }, आपकी हाँ बाक़ी है।

# --- decide_recommendation -------------------------------------------------------------
decide_accept_title = मंज़ूर करना है। देख लें:
decide_reject_title = नामंज़ूर करना है। देख लें:
decide_price = • *{ $product }* ({ $store }): { $current } → { $price }
decided_accept = ✅ मंज़ूर हुआ:
decided_reject = नामंज़ूर हुआ:
decided_next_reorder = ऑर्डर सप्लायर को भेजें; तब तक यह फिर नहीं सुझाया जाएगा।
decided_next_transfer = माल भेज दीजिए; तब तक यह फिर नहीं सुझाया जाएगा।
decided_next_clear_out = माल निकालना शुरू करें; तब तक यह फिर नहीं सुझाया जाएगा।
decided_next_price = रेट जो रखा था वही रहेगा।
decided_next_alert = यह रख लिया है।

# --- export_data -----------------------------------------------------------------------
export_title = यह फ़ाइल। देख लें:
export_rows = { $n ->
    [one] { $place } { $what }: { $rows } लाइन, फ़ाइल { $file }
   *[other] { $place } { $what }: { $rows } लाइनें, फ़ाइल { $file }
}
export_done = { $n ->
    [one] ✅{ $place } { $what }: { $rows } लाइन। यह रही फ़ाइल, { $file }।
   *[other] ✅{ $place } { $what }: { $rows } लाइनें। यह रही फ़ाइल, { $file }।
}
export_forecast = अनुमान
export_overrides = हाथ से रखी माँग
export_reorder = ऑर्डर की सूची
export_transfers = माल भेजने की सूची
export_price_changes = रेट के बदलाव
export_recommendations = सुझावों की सूची
export_alerts = खुली चेतावनियाँ
export_anomalies = अजीब बातें
export_elasticities = रेट पर ग्राहकों का असर
export_sales = बिक्री
export_quarantine = अलग रखी लाइनें
export_catalog = माल की सूची

# --- show_settings, change_setting -----------------------------------------------------
setting_head = इस दुकान में अभी यह लागू है:
setting_line = • { $parts }
setting_one = { $name }: { $value }।
setting_title = यह सेटिंग। देख लें:
setting_change = { $name }: { $before } → { $after }
setting_scope = यह पूरी दुकान पर लागू होगी।
setting_done = ✅ { $name }: { $before } → { $after }। अभी से लागू है।
setting_same = { $name } पहले से { $after } है; कुछ नहीं बदला।
setting_unset = कोई हद नहीं
setting_in_pct = { $value }
setting_in_rate = { $value }
setting_in_currency = { $value }
setting_in_days = { $value } दिन
setting_in_units = { $value } पीस
setting_price_limit_pct = सेलर अपने आप रेट में इतना बदलाव कर सकता है
setting_price_limit_revenue = सेलर अपने आप महीने में इतनी बिक्री पर असर डाल सकता है
setting_least_price_gain = महीने में कम से कम इतना फ़ायदा हो तभी नया रेट सुझाया जाए
setting_max_delta_pct = दिन भर में रेट का सबसे बड़ा बदलाव
setting_min_margin_pct = कम से कम मार्जिन
setting_selling_fee_pct = बेचने की फ़ीस
setting_competitor_max_age_days = दूसरों का रेट इतने दिन माना जाए
setting_service_level = सर्विस लेवल
setting_default_lead_time_days = माल आने का समय, जहाँ पता न हो
setting_review_period_days = ऑर्डर का अंतर
setting_holding_rate_pct_per_year = माल रखने का साल भर का ख़र्च
setting_order_cost = ऑर्डर देने का ख़र्च
setting_transfer_cost = माल भेजने का ख़र्च
setting_store_capacity_units = दुकान में कितना माल आए
setting_approval_days = रेट बदलने की मंज़ूरी के लिए दिन
setting_undo_days = रेट ख़ुद वापस लेने के दिन
setting_alert_chance_pct = ख़त्म होने की इतनी संभावना पर बताया जाए
setting_alert_least_loss_pct = दुकान की रोज़ की बिक्री का इतना नुक़सान हो तभी बताया जाए
setting_alert_above_competitors_pct = रेट दूसरों से इतना ज़्यादा हो तो बताया जाए
setting_alert_least_jump_pct = बिक्री इतनी बढ़े तभी बताया जाए
setting_alert_certificate_days = प्रमाणपत्र ख़त्म होने से इतने दिन पहले बताया जाए
setting_alert_sales_late_days = इतने दिन बिक्री का डेटा न आए तो बताया जाए

# --- confirmation of a change ----------------------------------------------------------
confirm_title = { $tool }। देख लें:
confirm_valid = { $minutes } मिनट तक मान्य।
confirm_yes = हाँ
    .label = हाँ, करें
confirm_edit = बदलो
    .label = बदलें
confirm_no = नहीं
    .label = रहने दें
confirm_done = ✅ हो गया।
confirm_cancelled = रद्द किया। कुछ नहीं बदला।
confirm_expired = वह बात काफ़ी पुरानी हो गई थी, इसलिए कुछ नहीं बदला। फिर से कहें।
confirm_changed = कुछ नहीं बदला। क्या अलग चाहिए?
confirm_one_at_a_time = कृपया बदलाव बारी-बारी से करें।
