# Prices: suggest_price, simulate_price, propose_price_change, review_price_changes.

# --- suggest_price ---------------------------------------------------------------------
price_raise = *{ $product }* ({ $store }): रेट { $current } से बढ़ाकर { $price } करें ({ $change } ज़्यादा)।
price_lower = *{ $product }* ({ $store }): रेट { $current } से घटाकर { $price } करें ({ $change } कम)।
price_hold = *{ $product }* ({ $store }): रेट { $current } ही रखें।
price_competitors = दूसरे दुकानदार ({ $count }) { $low } से { $high } में बेच रहे हैं।
price_competitors_one = { $n ->
    [one] दूसरा दुकानदार ({ $count }) { $low } में बेच रहा है।
   *[other] दूसरे दुकानदार ({ $count }) सब { $low } में बेच रहे हैं।
}
price_reason_parity = वजह: दूसरे दुकानदारों के बराबर।
price_reason_fixed_margin = वजह: दूसरों का ताज़ा रेट नहीं मिला, इसलिए लागत पर मार्जिन जोड़ा।
price_reason_within_guardrails = वजह: लिमिट के अंदर दूसरों के जितना पास हो सके।
price_reason_conflict = वजह: ऐसा कोई रेट नहीं जो सारी लिमिट माने, इसलिए वही रहेगा।
price_limit = लिमिट लगी: { $name }, { $limit }।
price_limit_plain = लिमिट लगी: { $name }।
price_margin = मार्जिन बिना टैक्स के रेट का { $margin } (अभी { $current }, कम से कम { $floor })।
price_margin_hold = मार्जिन बिना टैक्स के रेट का { $margin } (कम से कम { $floor })।
price_mrp = MRP { $mrp }।

price_week = हफ़्ते में: पीस { $units } → { $units_low } से { $units_high }, मुनाफ़ा { $profit } → { $profit_low } से { $profit_high }।
price_week_now = इस रेट पर हफ़्ते में: क़रीब { $units } पीस, मुनाफ़ा क़रीब { $profit }।
price_reason_best_profit = वजह: हफ़्ते में { $low } से { $high } ज़्यादा कमाई, पूरी उम्मीद है।
price_reason_best_revenue = वजह: हफ़्ते में { $low } से { $high } ज़्यादा बिक्री, पूरी उम्मीद है।
price_reason_clears_stock = वजह: हफ़्ते में { $low } से { $high } पीस ज़्यादा बिकेंगे, पूरी उम्मीद है।
price_reason_already_best = वजह: लिमिट के अंदर कोई और रेट इससे बेहतर नहीं लगता।
price_reason_gain_uncertain = वजह: दूसरा रेट शायद बेहतर हो, पर भरोसा काफ़ी नहीं।
price_reason_limit_broken = वजह: अभी का रेट लिमिट तोड़ रहा है।

# --- simulate_price --------------------------------------------------------------------
simulate_lower = *{ $product }* ({ $store }), { $change } कम ({ $current } → { $price }), { $days } दिन में:
simulate_raise = *{ $product }* ({ $store }), { $change } ज़्यादा ({ $current } → { $price }), { $days } दिन में:
simulate_same = *{ $product }* ({ $store }), अभी के रेट { $price } पर, { $days } दिन में:
simulate_units = बिक्री { $now } → { $low } से { $high } पीस।
simulate_profit = मुनाफ़ा { $now } → { $low } से { $high }।
simulate_revenue = बिक्री की रक़म { $now } → { $low } से { $high }।
simulate_margin = मार्जिन (बिना टैक्स के रेट का): { $current } → { $margin }।
simulate_break_even_more = उतना ही कमाने के लिए { $change } ज़्यादा पीस बेचने होंगे।
simulate_break_even_less = जब तक { $change } से ज़्यादा पीस न घटें, कमाई उतनी ही रहेगी।
simulate_gain = मेरी सलाह: कर लें। मुनाफ़ा बढ़ने की पूरी उम्मीद है।
simulate_loss_lower = मेरी सलाह: रेट मत घटाएँ। मुनाफ़ा घटेगा।
simulate_loss_raise = मेरी सलाह: रेट मत बढ़ाएँ। मुनाफ़ा घटेगा।
simulate_loss_same = मुनाफ़ा वही रहेगा।
simulate_unclear = मेरी सलाह: रहने ही दें। मुनाफ़ा बढ़ भी सकता है, घट भी।
simulate_gain_but = मुनाफ़ा बढ़ने की पूरी उम्मीद है, पर लिमिट आड़े आती है।
simulate_broken = लिमिट टूटती है: { $name }, { $limit }।
simulate_empty = उस रेट पर स्टॉक क़रीब { $day } तक चलेगा।
simulate_empty_both = उस रेट पर स्टॉक क़रीब { $day } तक चलेगा, अभी के रेट पर { $now } तक।
simulate_empty_now = अभी के रेट पर स्टॉक क़रीब { $day } तक चलेगा, उस रेट पर और देर तक।
simulate_above_mrp = ❌ *{ $product }* ({ $store }): { $price } नहीं रख सकते। MRP { $mrp } है, और पैक माल उससे ऊपर नहीं बेच सकते।

guardrail_mrp_unknown = MRP पता न हो तो रेट न बढ़े
guardrail_competitor_band = दूसरे दुकानदारों का रेट
guardrail_evidence = कुल मिलाकर दूसरों से, या अब तक के अपने रेट से, महँगा नहीं
guardrail_min_margin = मार्जिन की निचली हद
guardrail_max_delta = दिन भर में सबसे बड़ा बदलाव
guardrail_mrp = MRP
guardrail_map_price = सबसे कम विज्ञापित रेट
guardrail_floor_price = रेट की निचली हद
guardrail_low_stock = स्टॉक कम हो तो रेट न घटे
guardrail_stock_unknown = स्टॉक पता न हो तो रेट न घटे

# --- propose_price_change --------------------------------------------------------------
price_change_title = रेट में बदलाव, *{ $product }* ({ $store })। देख लें:
price_change_undoes = इससे पिछला बदलाव वापस होगा।
price_change_up = { $current } → { $price } ({ $change } ज़्यादा)
price_change_down = { $current } → { $price } ({ $change } कम)
price_change_units = { $days } दिन में: पीस { $now } → { $low } से { $high }।
price_change_applied = ✅ *{ $product }* ({ $store }): { $current } → { $price }। रेट की फ़ाइल तैयार है।
price_change_waiting = 🟠 *{ $product }* ({ $store }): { $current } → { $price }, मैनेजर की हाँ बाक़ी है।
price_change_rejected = ❌ *{ $product }* ({ $store }): { $current } → { $price }, मैनेजर ने मना कर दिया।
price_change_undone = *{ $product }* ({ $store }): { $current } → { $price } वापस लिया गया।
price_change_repeated = यह पहले माँगा जा चुका है; अभी कुछ नहीं बदला।
price_change_needs_change = { $limit } से ज़्यादा बदलाव के लिए मैनेजर की हाँ चाहिए।
price_change_needs_revenue = इससे महीने की क़रीब { $moved } की बिक्री पर असर है; { $limit } से ऊपर मैनेजर की हाँ चाहिए।
manager_must_agree = पहले मैनेजर की हाँ चाहिए।

# --- review_price_changes --------------------------------------------------------------
undo_head = { $n ->
    [one] आपका रेट बदलाव जो लागू है:
   *[other] आपके रेट बदलाव जो लागू हैं, नया सबसे ऊपर:
}
undo_none = अभी{ $place } आपका कोई रेट बदलाव लागू नहीं, इसलिए वापस लेने को कुछ नहीं।
undo_one = वापस लें: { $product }, { $store }
review_none = अभी तक{ $place } कोई रेट नहीं बदला।
review_head = { $n ->
    [one] { $place } { $count } रेट बदला:
   *[other] { $place } { $count } रेट बदले, नया सबसे ऊपर:
}
review_change = • *{ $product }* ({ $store }): { $current } → { $price }, { $day } को, { $who } ने
review_back = • *{ $product }* ({ $store }): { $current } → { $price }, { $day } को, { $who } ने; बाद में वापस लिया
review_waiting = मैनेजर की हाँ बाक़ी है।
review_rejected = मैनेजर ने मना कर दिया।
review_too_early = { $n ->
    [one] अभी नापा नहीं जा सकता: { $days } दिन की बिक्री और चाहिए।
   *[other] अभी नापा नहीं जा सकता: { $days } दिन की बिक्री और चाहिए।
}
review_cut_short = नापा नहीं जा सकता: हफ़्ते के अंदर रेट फिर बदल गया।
review_not_charged = बिल पुराने या किसी और रेट पर ही बने, इसलिए अभी कोई असर नहीं। रेट की फ़ाइल देख लें।
review_unknown = पहले और बाद में बिक्री इतनी नहीं कि असर बताया जा सके।
review_due = अगली रात के हिसाब में नापा जाएगा।
review_worked_profit = 🟢 काम कर गया: मुनाफ़ा बढ़ा। { $units }
review_worked_units = 🟢 ज़्यादा बिका; लागत के बिना मुनाफ़े का पता नहीं। { $units }
review_hurt_profit = 🔴 काम नहीं किया: मुनाफ़ा घटा। { $units }
review_hurt_units = 🔴 कम बिका; लागत के बिना मुनाफ़े का पता नहीं। { $units }
review_unclear_profit = 🟠 साफ़ नहीं: मुनाफ़ा बढ़ा भी हो सकता है, घटा भी। { $units }
review_unclear_units = 🟠 साफ़ नहीं: ज़्यादा बिका भी हो सकता है, कम भी। { $units }
review_units_up = { $days } दिन में पीस { $low } से { $high } ज़्यादा।
review_units_down = { $days } दिन में पीस { $low } से { $high } कम।
review_units_both = { $days } दिन में पीस { $low } कम से { $high } ज़्यादा के बीच।
review_profit_up = हफ़्ते में मुनाफ़ा { $low } से { $high } ज़्यादा।
review_profit_down = हफ़्ते में मुनाफ़ा { $low } से { $high } कम।
review_profit_both = हफ़्ते में मुनाफ़ा { $low } कम से { $high } ज़्यादा के बीच।
review_expected_up = अनुमान था: पीस { $low } से { $high } ज़्यादा।
review_expected_down = अनुमान था: पीस { $low } से { $high } कम।
review_expected_both = अनुमान था: पीस { $low } कम से { $high } ज़्यादा के बीच।
review_controls = { $n ->
    [one] यह { $count } ऐसी चीज़ के मुक़ाबले है जिसका रेट वही रहा।
   *[other] यह { $count } ऐसी चीज़ों के मुक़ाबले है जिनका रेट वही रहा।
}
review_forecast = यह पहले के अनुमान के मुक़ाबले है।
review_goes_on = अगले कुछ हफ़्ते और नापा जाएगा।
undo_price =
    .label = रेट वापस करें

# --- next steps ---------------------------------------------------------------------------
ask_better_price =
    .label = बेहतर रेट दिखाएँ
ask_price_less =
    .label = उससे क्या होगा?
