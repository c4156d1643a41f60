alert_out = *{ $product }* ({ $store }): कुछ नहीं बचा, हफ़्ते भर में क़रीब { $demand } चाहिए।
alert_stockout = *{ $product }* ({ $store }): { $on_hand } बचे हैं, शायद { $empty_on } तक ख़त्म।
alert_stockout_chance = *{ $product }* ({ $store }): { $on_hand } बचे हैं, ख़त्म होने की संभावना { $probability }।
alert_sales_spike = *{ $product }* ({ $store }): { $actual } बिके, उम्मीद क़रीब { $expected } की थी।
alert_store_spike = *{ $store }*: { $actual } नग बिके, उम्मीद क़रीब { $expected } की थी।
alert_category_spike = *{ $category }*: { $actual } नग बिके, उम्मीद क़रीब { $expected } की थी।
alert_price_above_mrp = *{ $product }* ({ $store }): { $price } पर बिका, MRP { $expected } है।
alert_price_below_cost = *{ $product }* ({ $store }): { $price } पर बिका, लागत { $expected } है।
alert_price_unusual = *{ $product }* ({ $store }): { $price } पर बिका, आम तौर पर { $expected }।
alert_above_competitors = *{ $product }* ({ $store }): आपका दाम { $price } है, दूसरे क़रीब { $competitor_price } लेते हैं।
alert_compliance_failure = *{ $document }*: { $problems } गड़बड़ी मिली।
alert_compliance_problem = *{ $document }*: { $n ->
        [one] { $matter }।
       *[other] { $problems } गड़बड़ियाँ, पहली: { $matter }।
    }
alert_certificate_expiring = *{ $document }*: { $valid_to } तक मान्य है।
alert_certificate_expired = *{ $document }*: { $valid_to } को ख़त्म हो गया।
alert_overstock_dead = *{ $product }* ({ $store }): { $units } जो बिकते ही नहीं, { $tied_up } फँसे हैं।
alert_overstock_expiring = *{ $product }* ({ $store }): { $units } मियाद से पहले नहीं बिकेंगे, { $tied_up } फँसे हैं।
alert_overstock_over = *{ $product }* ({ $store }): { $units } ज़्यादा हैं, { $tied_up } फँसे हैं।
alert_stopped_sales = { $last } के बाद बिक्री का डेटा नहीं आया।
alert_stopped_inventory = { $last } के बाद स्टॉक की गिनती नहीं आई।
alert_stopped_competitor_prices = { $last } के बाद दूसरों के दाम नहीं आए।
alert_stopped_store = *{ $store }*: { $last } के बाद बिक्री का डेटा नहीं आया।
alert_forecast_degraded = अनुमान अब { $error } चूक रहा है, पहले { $usual } था।
alert_rule_stockout_risk = *{ $product }* ({ $store }): { $figure } दिन का स्टॉक; आपकी सीमा { $line } दिन।
alert_rule_overstock = *{ $product }* ({ $store }): { $figure } दिन का स्टॉक; आपकी सीमा { $line } दिन।
alert_rule_stockout_risk_units = *{ $product }* ({ $store }): { $figure } बचे; आपकी सीमा { $line }।
alert_rule_overstock_units = *{ $product }* ({ $store }): { $figure } पड़े हैं; आपकी सीमा { $line }।
alert_rule_price_anomaly = *{ $product }* ({ $store }): दूसरों से { $figure } महँगा; आपकी सीमा { $line }।
alert_rule_demand_spike = *{ $product }* ({ $store }): { $actual } बिके, आम से { $figure } ऊपर; आपकी सीमा { $line }।

alert_why_head = इसलिए बताया गया क्योंकि दुकान की सीमा पार हुई:
alert_why_line = • { $line }
alert_why_own = इसकी सीमा आपने ख़ुद लगाई है।
alert_why_change = मैनेजर सीमा का नाम और नया मान बोलकर बदल सकते हैं।
alert_why_always = यह हर दुकान में बताया जाता है; इसकी कोई सीमा नहीं है।
alert_why_less = कम सुनना हो तो बोलें किस उत्पाद के अलर्ट नहीं चाहिए, या दिन में कितने चाहिए।

alert_do_order = { " " }मँगवा लीजिए।
alert_do_order_units = { " " }{ $quantity } मँगवा लीजिए।
alert_do_order_units_by = { " " }{ $order_by } तक { $quantity } मँगवा लीजिए।
alert_do_wait = { " " }{ $on_the_way } रास्ते में हैं।
alert_do_wait_late = { " " }{ $on_the_way } रास्ते में हैं, { $due_on } को आने थे: सप्लायर से पूछें।
alert_do_move = { " " }दूसरी दुकान से मँगवा लीजिए।
alert_do_move_units = { " " }दूसरी दुकान से { $quantity } मँगवा लीजिए।
alert_do_clear = { " " }निकाल दीजिए।
alert_do_price = { " " }दाम देख लीजिए।
alert_do_look = { " " }देख लीजिए कि स्टॉक चलेगा।
alert_do_check = { " " }पैसा देने से पहले बिल देख लीजिए।
alert_do_send = { " " }नई फ़ाइल भेजिए।
alert_do_renew = { " " }इसे नया करवाइए।
alert_do_retrain = { " " }ऐसा ही रहा तो मॉडल फिर से सीखेगा।

alert_list_head = { $n ->
        [one] { $count } अलर्ट{ $place }:
       *[other] { $count } अलर्ट{ $place }:
    }
alert_elsewhere = { " " }यही हाल { $stores } में भी।
alert_list_more = और { $count } अलर्ट आपकी सूची में हैं।
alert_list_worth = दाँव पर: क़रीब { $amount }।
alert_none = अभी ध्यान देने लायक़ कुछ नहीं{ $place }।
alert_none_critical = कोई अलर्ट बेहद गंभीर नहीं{ $place }। { $count } और खुले हैं।
alert_none_high = कोई अलर्ट ज़रूरी नहीं{ $place }। { $count } और खुले हैं।
alert_none_such = ऐसा कोई अलर्ट नहीं{ $place }। { $count } और खुले हैं।
alert_none_waiting = कुछ नया नहीं{ $place }; { $count } देख लिए या टाल दिए।
alert_gone = वह अब ख़त्म है, ध्यान देने लायक़ कुछ नहीं।
alert_state_acknowledged = { " " }(देख लिया)
alert_state_snoozed = { " " }(टाल दिया)
alert_state_resolved = { " " }(हो गया)

alert_acknowledged = ✅ ठीक है, देख लिया। बिगड़ा तो ही याद दिलाऊँगा।
alert_done = ✅ हो गया, लिख लिया।
alert_snoozed = ✅ { $until } को याद दिलाऊँगा।
alert_update_same = यह पहले ही हो चुका है।

alert_rule_title = ऐसा होने पर बताऊँगा। देख लीजिए:
alert_rule_stockout_risk_line = { $place } स्टॉक { $line } दिन से कम हो
alert_rule_overstock_line = { $place } स्टॉक { $line } दिन से ज़्यादा का हो
alert_rule_stockout_risk_units_line = { $place } { $line } पीस से कम बचें
alert_rule_overstock_units_line = { $place } { $line } पीस से ज़्यादा पड़े हों
alert_rule_price_anomaly_line = { $place } आपका दाम दूसरों से { $line } से ज़्यादा ऊपर हो
alert_rule_demand_spike_line = { $place } बिक्री { $line } से ज़्यादा उछले
alert_rule_mute_line = { $place } कुछ नहीं बताना
alert_rule_done = ✅ बताऊँगा जब { $line }।
alert_rule_line = • { $line } ({ $rule })
alert_rule_head = { $n ->
        [one] आपके लिए { $count } चीज़ पर नज़र है:
       *[other] आपके लिए { $count } चीज़ों पर नज़र है:
    }
alert_rule_none = आम अलर्ट के अलावा मैं कुछ और नहीं देख रहा।
alert_rule_removed = ✅ अब इस पर नज़र नहीं: { $line }।
alert_rule_remove_title = इस पर नज़र रखना बंद करूँ?
alert_mute_title = { $place } अब कोई अलर्ट नहीं?
alert_mute_done = ✅{ $place } अब नहीं बताऊँगा। अलर्ट की सूची में रहेंगे।

ask_acknowledge =
    .label = देख लिया
ask_snooze =
    .label = बाद में
ask_resolve =
    .label = हो गया
ask_do_it =
    .label = कर दो
ask_about_document =
    .label = खोलो
ask_alerts =
    .label = सारे अलर्ट
ask_alert_rules =
    .label = किस पर नज़र है
ask_remove_rule =
    .label = नज़र हटाओ

alert_ask_order = कितना मँगाएँ?
alert_ask_price = क्या दाम हो?
alert_rule_more = { " " }और { $count }

snooze_past = वह दिन निकल गया। आगे का दिन बोलिए।
snooze_too_far = इतने आगे याद नहीं दिला सकता। पहले का दिन बोलिए।
alert_not_yours = आपके खाते में ऐसा कोई अलर्ट नहीं है।
unknown_alert = आपके खाते में ऐसा कोई अलर्ट नहीं है।
alert_resolved = वह अलर्ट पहले ही बंद हो चुका है।
alert_rule_without_line = उसके लिए सीमा नहीं बनती: ऐसे अलर्ट अपने आप आते हैं।
alert_threshold_out_of_range = ऐसी सीमा नहीं बन सकती, इसलिए कुछ नहीं बदला।
alert_rule_needs_scope = किस पर नज़र रखूँ? प्रोडक्ट, कैटेगरी, दुकान या शहर बोलिए।
too_many_alert_rules = नज़र पहले ही बहुत चीज़ों पर है। पहले कुछ हटाइए।
alert_rule_not_yours = ऐसी किसी चीज़ पर नज़र नहीं है।
unknown_alert_rule = ऐसी किसी चीज़ पर नज़र नहीं है।
which_alert_rule = किस पर नज़र हटाऊँ? प्रोडक्ट, कैटेगरी, दुकान या शहर बोलिए।
alerts_all_of_these = अभी कुछ बदला नहीं है। क्या ये सब?
all_of_these = हाँ, ये सब
which_alert = कौन सा अलर्ट? सूची में से बताइए।

web_tool_list_alerts = अलर्ट दिखाना
web_tool_update_alert = अलर्ट बदलना
web_tool_create_alert_rule = नज़र रखना
web_tool_show_alert_rules = नज़र दिखाना
web_tool_remove_alert_rule = नज़र हटाना
