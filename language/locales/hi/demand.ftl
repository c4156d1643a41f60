# Where, and how much will sell: forecast_demand, override_forecast, detect_anomalies.
# Figures, days and names come in as references; the words here are all the reply may add.
# Avoided on purpose: number words (एक, दो, सौ), day words (आज, कल), the imperative -दो: the
# verifier reads them as quantities and days.

# --- places: follow a word, so each opens with a space ----------------
of_category = { " " }{ $category } में
at_store = { " " }{ $store } में
in_city = { " " }{ $city } में
category_at_store = { " " }{ $store } में ({ $category })
category_in_city = { " " }{ $city } में ({ $category })

# --- forecast_demand -------------------------------------------------------------------
forecast_one = *{ $product }* ({ $store }): { $start } से { $end } तक क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_one_day = *{ $product }* ({ $store }): { $start } को क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_product = *{ $product }*,{ $place } { $start } से { $end } तक: क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_product_day = *{ $product }*,{ $place } { $start } को: क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_all = { $start } से { $end } तक{ $place } क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_all_day = { $start } को{ $place } क़रीब { $expected } पीस बिकेंगे, { $low } से { $high } के बीच।
forecast_largest = { $count } चीज़ों में सबसे बड़ी:
forecast_line = • *{ $product }* ({ $store }): { $expected } पीस, { $low } से { $high } के बीच
forecast_week = • { $start } से { $end }: { $expected } पीस, { $low } से { $high } के बीच
forecast_day = • { $start }: { $expected } पीस, { $low } से { $high } के बीच
forecast_busiest = सबसे ज़्यादा बिक्री का दिन: { $day }, क़रीब { $units } पीस।
drivers_one = आम तौर पर रोज़ { $usual } पीस, अब { $expected }: { $parts }।
drivers_one_of = सूची में पहली, *{ $product }* ({ $store }): आम तौर पर रोज़ { $usual } पीस, अब { $expected }: { $parts }।
drivers_none = आम तौर पर रोज़ { $usual } पीस, और ऐसा कुछ नहीं जो इसे ख़ास बदले।
drivers_none_of = सूची में पहली, *{ $product }* ({ $store }): आम तौर पर रोज़ { $usual } पीस, और ऐसा कुछ नहीं जो इसे ख़ास बदले।
driver_trend_adds = हाल की बिक्री से { $units } ज़्यादा
driver_trend_takes = हाल की बिक्री से { $units } कम
driver_weekday_adds = हफ़्ते के दिनों से { $units } ज़्यादा
driver_weekday_takes = हफ़्ते के दिनों से { $units } कम
driver_season_adds = महीने के इस समय से { $units } ज़्यादा
driver_season_takes = महीने के इस समय से { $units } कम
driver_festival_adds = त्योहारों से { $units } ज़्यादा
driver_festival_takes = त्योहारों से { $units } कम
driver_one_festival_adds = { $festival } से { $units } ज़्यादा
driver_one_festival_takes = { $festival } से { $units } कम
driver_no_festival_adds = पास आते त्योहार से { $units } ज़्यादा
driver_no_festival_takes = पास में त्योहार न होने से { $units } कम
driver_price_adds = रेट से { $units } ज़्यादा
driver_price_takes = रेट से { $units } कम
driver_promotion_adds = ऑफ़र से { $units } ज़्यादा
driver_promotion_takes = बिना ऑफ़र के दिनों से { $units } कम
driver_other_adds = बाक़ी बातों से { $units } ज़्यादा
driver_other_takes = बाक़ी बातों से { $units } कम
ask_why_forecast =
    .label = क्यों?

# --- override_forecast -----------------------------------------------------------------
override_title = हाथ से रखा अनुमान, *{ $product }* ({ $store })। देख लें:
override_done = *{ $product }* ({ $store }): अब { $start } से { $end } तक रोज़ { $units } पीस।
override_done_day = *{ $product }* ({ $store }): अब { $start } को { $units } पीस।
override_repeated = यह पहले से रखा है; अभी कुछ नहीं बदला।
override_days = { $n ->
    [one] { $start }: { $units } पीस
   *[other] { $start } से { $end }: रोज़ { $units } पीस, कुल { $total }
}
override_before = { $n ->
    [one] पहले का अनुमान: { $before } पीस
   *[other] पहले का अनुमान: रोज़ { $before } पीस, कुल { $total }
}
override_before_unknown = पहले का अनुमान: इन सब दिनों का पता नहीं।
override_replaces = { $n ->
    [one] हाथ से पहले रखा { $count } आँकड़ा इससे बदल जाएगा।
   *[other] हाथ से पहले रखे { $count } आँकड़े इससे बदल जाएँगे।
}
override_reason = वजह: "{ $why }"
override_scope = स्टॉक की चेतावनी, ऑर्डर और अनुमान इसी से चलेंगे।

# --- detect_anomalies ------------------------------------------------------------------
anomaly_unchecked = { $when }{ $place } क्या अजीब है, नहीं बता सकता: तुलना के लिए पहले का हिसाब बहुत कम है।
anomaly_none = 🟢 { $when }{ $place } कुछ भी अजीब नहीं।
anomaly_none_unexplained = 🟢 { $when }{ $place } बिना वजह कुछ नहीं। जो अलग दिखा, उसकी वजह है:
anomaly_head = { $n ->
    [one] { $when }{ $place } { $count } बात अजीब है:
   *[other] { $when }{ $place } { $count } बातें अजीब हैं:
}
anomaly_day = { $day } को
anomaly_days = { $start } से { $end } तक
anomaly_sales_spike = *{ $product }* ({ $store }): { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_sales_drop = *{ $product }* ({ $store }): सिर्फ़ { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_store_spike = *{ $store }*, पूरी दुकान: { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_store_drop = *{ $store }*, पूरी दुकान: सिर्फ़ { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_category_spike = *{ $category }*{ $place }: { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_category_drop = *{ $category }*{ $place }: सिर्फ़ { $actual } पीस बिके, अनुमान { $expected } का था
anomaly_returns_spike = *{ $product }* ({ $store }): { $actual } पीस वापस आए, आम तौर पर { $expected }
anomaly_repeated_claims = *{ $product }*{ $place }: { $actual } पीस वापस आए, सब की वजह वही ({ $why }), आम तौर पर { $expected }
anomaly_stock_negative = *{ $product }* ({ $store }): स्टॉक { $actual } लिखा है, यानी माइनस में
anomaly_stock_frozen = *{ $product }* ({ $store }): माल बिक रहा है, पर स्टॉक { $actual } पर ही है
anomaly_price_above_mrp = *{ $product }* ({ $store }): { $actual } में बिका, MRP { $expected } से ऊपर
anomaly_price_below_cost = *{ $product }* ({ $store }): { $actual } में बिका, लागत ({ $expected }) से नीचे
anomaly_price_unusual = *{ $product }* ({ $store }): { $actual } में बिका, आम तौर पर { $expected }
anomaly_cause_stockout = : शेल्फ़ ख़ाली था
anomaly_cause_promotion = : ऑफ़र चल रहा था
anomaly_cause_holiday = : त्योहार था
anomaly_cause_price = : रेट बदला था
anomaly_no_cause = न ऑफ़र, न त्योहार, न ख़ाली शेल्फ़, न रेट का बदलाव: इसकी वजह डेटा में नहीं दिखती।
anomaly_at_stake = दाँव पर: क़रीब { $amount }।
anomaly_chance = { " " }इतने दिनों में क़रीब { $count } बातें यूँ ही भी हो जाती हैं।
