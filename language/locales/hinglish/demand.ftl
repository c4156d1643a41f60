# Where, and how much will sell: forecast_demand, override_forecast, detect_anomalies.
# Figures, days and names come in as references; the words here are all the reply may add.
# Avoided on purpose: number words (ek, do, sau) and day words (aaj, kal): the verifier reads
# them as quantities and days.

# --- places: follow a word, so each opens with a space ---------------------------------
of_category = { " " }{ $category } me
at_store = { " " }{ $store } me
in_city = { " " }{ $city } me
category_at_store = { " " }{ $store } me ({ $category })
category_in_city = { " " }{ $city } me ({ $category })

# --- forecast_demand -------------------------------------------------------------------
forecast_one = *{ $product }* ({ $store }): { $start } se { $end } tak kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_one_day = *{ $product }* ({ $store }): { $start } ko kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_product = *{ $product }*,{ $place } { $start } se { $end } tak: kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_product_day = *{ $product }*,{ $place } { $start } ko: kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_all = { $start } se { $end } tak{ $place } kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_all_day = { $start } ko{ $place } kareeb { $expected } piece bikenge, { $low } se { $high } ke beech.
forecast_largest = { $count } cheezon me sabse badi:
forecast_line = • *{ $product }* ({ $store }): { $expected } piece, { $low } se { $high } ke beech
forecast_week = • { $start } se { $end }: { $expected } piece, { $low } se { $high } ke beech
forecast_day = • { $start }: { $expected } piece, { $low } se { $high } ke beech
forecast_busiest = Sabse zyada bikri ka din: { $day }, kareeb { $units } piece.
drivers_one = Aam taur par roz { $usual } piece, ab { $expected }: { $parts }.
drivers_one_of = List me pehli, *{ $product }* ({ $store }): aam taur par roz { $usual } piece, ab { $expected }: { $parts }.
drivers_none = Aam taur par roz { $usual } piece, aur aisa kuch nahi jo ise khaas badle.
drivers_none_of = List me pehli, *{ $product }* ({ $store }): aam taur par roz { $usual } piece, aur aisa kuch nahi jo ise khaas badle.
driver_trend_adds = haal ki bikri se { $units } zyada
driver_trend_takes = haal ki bikri se { $units } kam
driver_weekday_adds = hafte ke dino se { $units } zyada
driver_weekday_takes = hafte ke dino se { $units } kam
driver_season_adds = mahine ke is samay se { $units } zyada
driver_season_takes = mahine ke is samay se { $units } kam
driver_festival_adds = tyoharon se { $units } zyada
driver_festival_takes = tyoharon se { $units } kam
driver_one_festival_adds = { $festival } se { $units } zyada
driver_one_festival_takes = { $festival } se { $units } kam
driver_no_festival_adds = paas aate tyohar se { $units } zyada
driver_no_festival_takes = paas me tyohar na hone se { $units } kam
driver_price_adds = rate se { $units } zyada
driver_price_takes = rate se { $units } kam
driver_promotion_adds = offer se { $units } zyada
driver_promotion_takes = bina offer ke dino se { $units } kam
driver_other_adds = baaki baaton se { $units } zyada
driver_other_takes = baaki baaton se { $units } kam
ask_why_forecast =
    .label = Kyun?

# --- override_forecast -----------------------------------------------------------------
override_title = Haath se rakha andaza, *{ $product }* ({ $store }). Dekh lein:
override_done = *{ $product }* ({ $store }): ab { $start } se { $end } tak roz { $units } piece.
override_done_day = *{ $product }* ({ $store }): ab { $start } ko { $units } piece.
override_repeated = Yeh pehle se rakha hai; abhi kuch nahi badla.
override_days = { $n ->
    [one] { $start }: { $units } piece
   *[other] { $start } se { $end }: roz { $units } piece, kul { $total }
}
override_before = { $n ->
    [one] Pehle ka andaza: { $before } piece
   *[other] Pehle ka andaza: roz { $before } piece, kul { $total }
}
override_before_unknown = Pehle ka andaza: in sab dino ka pata nahi.
override_replaces = { $n ->
    [one] Haath se pehle rakha { $count } aankda isse badal jayega.
   *[other] Haath se pehle rakhe { $count } aankde isse badal jayenge.
}
override_reason = Wajah: "{ $why }"
override_scope = Stock ki chetavni, order aur andaza isi se chalenge.

# --- detect_anomalies ------------------------------------------------------------------
anomaly_unchecked = { $when }{ $place } kya ajeeb hai, nahi bata sakta: tulna ke liye pehle ka hisaab bahut kam hai.
anomaly_none = 🟢 { $when }{ $place } kuch bhi ajeeb nahi.
anomaly_none_unexplained = 🟢 { $when }{ $place } bina wajah kuch nahi. Jo alag dikha, uski wajah hai:
anomaly_head = { $n ->
    [one] { $when }{ $place } { $count } baat ajeeb hai:
   *[other] { $when }{ $place } { $count } baatein ajeeb hain:
}
anomaly_day = { $day } ko
anomaly_days = { $start } se { $end } tak
anomaly_sales_spike = *{ $product }* ({ $store }): { $actual } piece bike, andaza { $expected } ka tha
anomaly_sales_drop = *{ $product }* ({ $store }): sirf { $actual } piece bike, andaza { $expected } ka tha
anomaly_store_spike = *{ $store }*, poori dukaan: { $actual } piece bike, andaza { $expected } ka tha
anomaly_store_drop = *{ $store }*, poori dukaan: sirf { $actual } piece bike, andaza { $expected } ka tha
anomaly_category_spike = *{ $category }*{ $place }: { $actual } piece bike, andaza { $expected } ka tha
anomaly_category_drop = *{ $category }*{ $place }: sirf { $actual } piece bike, andaza { $expected } ka tha
anomaly_returns_spike = *{ $product }* ({ $store }): { $actual } piece wapas aaye, aam taur par { $expected }
anomaly_repeated_claims = *{ $product }*{ $place }: { $actual } piece wapas aaye, sab ki wajah wahi ({ $why }), aam taur par { $expected }
anomaly_stock_negative = *{ $product }* ({ $store }): stock { $actual } likha hai, yaani minus me
anomaly_stock_frozen = *{ $product }* ({ $store }): maal bik raha hai, par stock { $actual } par hi hai
anomaly_price_above_mrp = *{ $product }* ({ $store }): { $actual } me bika, MRP { $expected } se upar
anomaly_price_below_cost = *{ $product }* ({ $store }): { $actual } me bika, laagat ({ $expected }) se neeche
anomaly_price_unusual = *{ $product }* ({ $store }): { $actual } me bika, aam taur par { $expected }
anomaly_cause_stockout = : shelf khaali tha
anomaly_cause_promotion = : offer chal raha tha
anomaly_cause_holiday = : tyohar tha
anomaly_cause_price = : rate badla tha
anomaly_no_cause = Na offer, na tyohar, na khaali shelf, na rate ka badlav: iski wajah data me nahi dikhti.
anomaly_at_stake = Daav par: kareeb { $amount }.
anomaly_chance = { " " }Itne dino me kareeb { $count } baatein yun hi bhi ho jaati hain.
