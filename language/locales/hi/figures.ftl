# Figures and why they moved: query_kpi, explain_change; and the notes tools ask for.

# --- query_kpi -------------------------------------------------------------------------
kpi_total = { $start } से { $end } तक{ $place } { $metric }: { $value }
kpi_total_more = { $metric }: { $value }
kpi_total_day = { $start } को{ $place } { $metric }: { $value }
kpi_ahead = { $name } आगे है, { $by } से।
kpi_ahead_points = { $name } आगे है, { $by } पॉइंट से।
kpi_rows_top = { $count } में से सबसे ऊपर के:
kpi_rows_bottom = { $count } में से सबसे नीचे के:
kpi_rows_latest = { $count } में से आख़िरी:
kpi_rows_weekday = दुकान खुली रहने पर रोज़ का औसत:
kpi_rows_at_most = { $total } में से { $count }, { $limit } या उससे कम:
kpi_rows_at_least = { $total } में से { $count }, { $limit } या उससे ज़्यादा:
kpi_rows_unsold = { $total } में से { $count } में कुछ नहीं बिका:
kpi_no_rows_at_most = { $total } में से कोई { $limit } या उससे कम नहीं।
kpi_no_rows_at_least = { $total } में से कोई { $limit } या उससे ज़्यादा नहीं।
kpi_no_rows_unsold = { $total } में से कोई नहीं: सब में कुछ न कुछ बिका।
kpi_average = { $total }, औसतन { $value } रोज़
kpi_returned = { $total }, { $value } पीस वापस आए
kpi_row = • { $keys }: { $values }
kpi_product = *{ $name }*
kpi_products = { $count } सामान
of_goods = { " " }{ $goods } की
kpi_key = { $key }
change_up = , { $pct } ज़्यादा
change_down = , { $pct } कम
change_up_points = , { $points } पॉइंट ज़्यादा
change_down_points = , { $points } पॉइंट कम
change_flat = , कोई बदलाव नहीं
change_from = { " " }({ $start } से { $end } तक { $previous })
change_from_day = { " " }({ $start } को { $previous })

metric_revenue = बिक्री
    .short = बिक्री
    .value = { $value }
metric_units = बिका माल
    .short = बिके
    .value = { $value } पीस
metric_margin = मार्जिन
    .short = मार्जिन
    .value = { $value }
metric_margin_pct = बिना टैक्स की बिक्री पर मार्जिन
    .short = मार्जिन
    .value = { $value }
metric_average_price = औसत रेट
    .short = औसत रेट
    .value = { $value }
metric_stockout_rate = जितने दिन माल नहीं था
    .short = माल नहीं था
    .value = { $value }
metric_inventory_turns = स्टॉक का घूमना
    .short = घूमना
    .value = { $value } बार
metric_days_of_cover = स्टॉक कितना चलेगा
    .short = स्टॉक चलेगा
    .value = { $value } दिन
metric_stock_value = स्टॉक की क़ीमत (लागत पर)
    .short = स्टॉक की क़ीमत
    .value = { $value }
metric_forecast_wape = अनुमान की चूक
    .short = अनुमान की चूक
    .value = { $value }
metric_forecast_bias = अनुमान का झुकाव
    .short = अनुमान का झुकाव
    .value = { $value }
metric_return_rate = वापसी की दर
    .short = वापसी
    .value = { $value }
metric_price_index = दूसरे दुकानदारों के मुक़ाबले रेट
    .short = दूसरों के मुक़ाबले
    .value = { $value }
metric_revenue_share = कुल बिक्री में हिस्सा
    .short = कुल बिक्री में हिस्सा
    .value = { $value }
metric_promo_share = ऑफ़र पर हुई बिक्री का हिस्सा
    .short = ऑफ़र पर
    .value = { $value }
metric_products_sold = बिके हुए अलग-अलग सामान
    .short = सामान
    .value = { $value }

# --- prices against competitors' ------------------------------------------------------------
price_index_head = अभी{ $place } आपके रेट औसतन { $index }।
price_index_above = दूसरे दुकानदारों से { $pct } ऊपर
    .short = { $pct } ऊपर
price_index_below = दूसरे दुकानदारों से { $pct } नीचे
    .short = { $pct } नीचे
price_index_level = दूसरे दुकानदारों के बराबर
    .short = बराबर
price_index_own = *{ $product }*{ $where }: आपका रेट { $price }, { $index }।
price_index_own_from_to = *{ $product }*{ $where }: आपका रेट { $price } से { $high }, औसतन { $index }।
price_index_dearest = { $count } चीज़ों में दूसरों से सबसे ऊपर:
price_index_cheapest = { $count } चीज़ों में दूसरों से सबसे नीचे:
price_index_none = { $side ->
    [low] { $count } चीज़ों में से कोई आपके यहाँ सस्ती नहीं।
   *[high] { $count } चीज़ों में से कोई आपके यहाँ महँगी नहीं।
}

# --- explain_change --------------------------------------------------------------------
explain_up = { $days },{ $place } { $metric } { $previous } से बढ़कर { $value } ({ $days_before } के मुक़ाबले):
explain_down = { $days },{ $place } { $metric } { $previous } से घटकर { $value } ({ $days_before } के मुक़ाबले):
explain_flat = { $days },{ $place } { $metric } { $value } पर ही, कोई बदलाव नहीं ({ $days_before } के मुक़ाबले)।
one_day = { $day }
span_of_days = { $start } से { $end }
explain_unknown = { $start } से { $end } तक{ $place } { $metric } का पता नहीं, इसलिए बदलाव नहीं बता सकता।
explain_unknown_day = { $start } को{ $place } { $metric } का पता नहीं, इसलिए बदलाव नहीं बता सकता।
explain_step_up = • { $name }: { $amount } ज़्यादा
explain_step_down = • { $name }: { $amount } कम
explain_left_out = { $share } बिक्री गिनती में नहीं, क्योंकि उसका सब कुछ पता नहीं।
explain_most_up = सबसे बड़ा हिस्सा *{ $name }* का: { $amount } ज़्यादा।
explain_most_down = सबसे बड़ा हिस्सा *{ $name }* का: { $amount } कम।
step_volume = रोज़ बिके पीस
step_days = दिनों की गिनती
step_mix = महँगे या सस्ते माल का मेल
step_price = शेल्फ़ के रेट
step_tax = टैक्स
step_cost = लागत
step_promotions = ऑफ़र
step_stockouts = ख़ाली शेल्फ़
step_new_items = नया माल
step_lost_items = बंद हुआ माल
no_sales_to_compare = जिन दिनों से मिलाना है, उनमें बिक्री नहीं थी।
revenue_unknown = कुछ बिक्री की रक़म पता नहीं, वह छोड़ दी गई है।

# --- a call that found nothing; a tool without words of its own -----------------------------
error_at = *{ $store }*: { $reason }
fact_line = • { $label }: { $value }

# --- notes -----------------------------------------------------------------------------
note_place = { " " }({ $place })
stale_data = डेटा { $date } तक का है।
partial_scope = सिर्फ़ आपकी दुकानें: { $stores }।
stock_unknown = { $reason ->
    [never_given] स्टॉक का पता नहीं{ $place }: स्टॉक की गिनती कभी डाली ही नहीं गई, इसलिए क्या ख़त्म होगा या क्या मँगाएँ, नहीं बता सकता। स्टॉक की फ़ाइल डालें और फिर पूछें।
    [too_old] स्टॉक का पता नहीं{ $place }: पिछली गिनती बहुत पुरानी है। नई स्टॉक फ़ाइल डालें और फिर पूछें।
   *[not_given] स्टॉक का पता नहीं{ $place }: जो गिनती डाली गई उसमें यह नहीं है। इसके साथ स्टॉक की फ़ाइल डालें और फिर पूछें।
}
stock_unknown_some = { $reason ->
    [too_old] कुछ चीज़ें छोड़ी हैं{ $place }: उनके स्टॉक की गिनती बहुत पुरानी है।
   *[not_given] कुछ चीज़ें छोड़ी हैं{ $place }: उनके स्टॉक का पता नहीं।
}
stock_stale = स्टॉक पिछली बार { $date } को गिना गया।
order_counted = { $reason ->
    [transfer] { $date } को भेजे { $units } पीस रास्ते में गिने हैं।
   *[reorder] { $date } को मँगाए { $units } पीस रास्ते में गिने हैं।
}
orders_counted = पहले तय हुए ऑर्डर और भेजा माल ({ $count }) रास्ते में गिने हैं।
lead_time_assumed = जहाँ माल आने का समय पता नहीं, वहाँ { $days } दिन माने हैं।
actions_need_cost = किसी चीज़ की लागत पता नहीं, इसलिए मुनाफ़े से नहीं तौल सकता। माल की सूची में लागत डालें; तब तक पूछें कि क्या मँगाना है।
cost_unknown = कुछ चीज़ों की लागत पता नहीं, इसलिए उनका मार्जिन और ऑर्डर की रक़म भी नहीं।
stock_value_partial = { $n ->
    [one] { $count } चीज़ की लागत सूची में नहीं, उसका स्टॉक इसमें नहीं गिना।
   *[other] { $count } चीज़ों की लागत सूची में नहीं, उनका स्टॉक इसमें नहीं गिना।
}
margin_partial = बिकी चीज़ों में { $count } की लागत या टैक्स की दर सूची में नहीं: मार्जिन बाक़ी का है (पीस में { $share })।
stock_value_uncosted = जो माल पड़ा है उसकी लागत सूची में नहीं, इसलिए उसकी क़ीमत नहीं बता सकता। माल की सूची में लागत डालें।
budget_reached = सूची पूरी होने से पहले बजट ख़त्म हो जाता है।
no_history = अनुमान के लिए अभी कुछ नहीं: { $products }।
short_history = कुछ माल नया है, इसलिए उसका अनुमान सीधा औसत है।
nothing_to_explain = { $reason ->
    [borrowed] अभी खोलकर बताने को कुछ नहीं: माल इतना नया है कि अनुमान उसकी कैटेगरी की बिक्री से लिया है।
    [by_hand] खोलकर बताने को कुछ नहीं: अनुमान हाथ से रखा गया था।
   *[simple] खोलकर बताने को कुछ नहीं: अनुमान सीधा है, पिछली बिक्री ही आगे चलती है।
}
borrowed_from_category = कुछ माल इतना नया है कि उसका अनुमान कैटेगरी की बिक्री से लिया है।
override_in_force = { $n ->
    [one] इनमें से कुछ दिनों का अनुमान हाथ से रखा है: { $count } चीज़।
   *[other] इनमें से कुछ दिनों का अनुमान हाथ से रखा है: { $count } चीज़ें।
}
override_days_over = जो दिन बीत गए वे वैसे ही रहे।
simple_forecast = कुछ अनुमान पिछली बिक्री को ही दोहराते हैं।
price_set_since = अभी का रेट { $date } को रखा गया; उस रेट की बिक्री अभी नहीं आई।
prices_set_since = { $n ->
    [one] { $count } चीज़ का रेट इस बीच बदला है, जो इस अनुमान में अभी नहीं गिना।
   *[other] { $count } चीज़ों के रेट इस बीच बदले हैं, जो इस अनुमान में अभी नहीं गिने।
}
gst_unknown = इसका टैक्स पता नहीं, इसलिए मार्जिन में रेट को बिना टैक्स का माना है।
mrp_unknown = MRP पता नहीं, इसलिए रेट बढ़ाने की सलाह नहीं दूँगा।
price_stock_unknown = स्टॉक पता नहीं, इसलिए रेट घटाने की सलाह नहीं दूँगा।
no_competitor_prices = { $days } दिन में दूसरों का कोई रेट नहीं मिला।
price_conflict = ये लिमिट आपस में टकराती हैं: { $limits }।
price_above_mrp = अभी का रेट MRP से ऊपर है।
elasticity_unknown = रेट बदलने पर ग्राहक क्या करते हैं, अभी पता नहीं; इसलिए फ़ायदे का वादा नहीं।
elasticity_borrowed = ग्राहक क्या करते हैं, यह ज़्यादातर मिलते-जुलते माल से लिया है।
price_effect_unknown = { $reason ->
    [few_sales] यह इतना कम बिकता है कि रेट का असर नहीं बताया जा सकता।
    [little_price_variation] इसका रेट अब तक मुश्किल से बदला है, इसलिए दूसरे रेट का असर कोई नहीं बता सकता।
    [implausible_sign] इसकी पिछली बिक्री से असर नहीं दिखता: जब रेट ज़्यादा था तब बिक्री भी ज़्यादा थी, वजह कुछ और थी।
    [not_sold] यह यहाँ बिका ही नहीं, इसलिए रेट का असर कोई नहीं बता सकता।
   *[too_uncertain] इसकी पिछली बिक्री इतनी ऊपर-नीचे रही कि रेट का असर नहीं बताया जा सकता।
}
price_untried = यह रेट यहाँ कभी रखा नहीं गया, इसलिए ये आँकड़े मोटे हैं।
profit_unknown = इसकी लागत पता नहीं, इसलिए मुनाफ़ा भी नहीं।
competitor_prices_old = दूसरों का सबसे ताज़ा रेट { $days } दिन पुराना है।
one_competitor_only = बस इकलौते दुकानदार का रेट पता है।
offer_planned = इन दिनों ऑफ़र चलेगा; आँकड़े सब दिनों का वही रेट मानते हैं।
metric_unknown = { $metric }: अब तक के डेटा से पता नहीं।
no_sales_in_period = उन दिनों कोई बिक्री नहीं।
sales_not_in_yet = उन दिनों की बिक्री अभी नहीं आई: डेटा { $date } तक का है।
latest_days_instead = जिन दिनों की पूछी, उनकी बिक्री अभी नहीं आई: यह { $date } तक के सबसे नए दिनों का है।
no_forecasts_in_period = उन दिनों का अनुमान बना ही नहीं था, इसलिए मिलाने को कुछ नहीं।
period_beyond_data = डेटा { $date } तक ही है।

# --- asking, declining, giving up ----------------------------------------------------------
clarify_generic = माल, दुकान और दिन बताकर फिर से कहें।
decline_generic = मैं सिर्फ़ आपकी दुकान में मदद करता हूँ: बिक्री, स्टॉक, ऑर्डर और रेट। पूछकर देखें: "क्या मँगाना है?"
nothing_to_say = इस पर कहने को कुछ नहीं मिला। पूछकर देखें: "क्या ख़त्म होगा?" या "क्या मँगाना है?"
reply_unverified = मैं यह जवाब पक्का नहीं कर पाया, इसलिए अंदाज़ा नहीं लगाऊँगा। दूसरी तरह पूछें।
