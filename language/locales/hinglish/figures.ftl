# Figures and why they moved: query_kpi, explain_change; and the notes tools ask for.

# --- query_kpi -------------------------------------------------------------------------
kpi_total = { $start } se { $end } tak{ $place } { $metric }: { $value }
kpi_total_more = { $metric }: { $value }
kpi_total_day = { $start } ko{ $place } { $metric }: { $value }
kpi_ahead = { $name } aage hai, { $by } se.
kpi_ahead_points = { $name } aage hai, { $by } point se.
kpi_rows_top = { $count } me se sabse upar ke:
kpi_rows_bottom = { $count } me se sabse neeche ke:
kpi_rows_latest = { $count } me se aakhri:
kpi_rows_weekday = Dukaan khuli rehne par roz ka average:
kpi_rows_at_most = { $total } me se { $count }, { $limit } ya usse kam:
kpi_rows_at_least = { $total } me se { $count }, { $limit } ya usse zyada:
kpi_rows_unsold = { $total } me se { $count } me kuch nahi bika:
kpi_no_rows_at_most = { $total } me se koi { $limit } ya usse kam nahi.
kpi_no_rows_at_least = { $total } me se koi { $limit } ya usse zyada nahi.
kpi_no_rows_unsold = { $total } me se koi nahi: sab me kuch na kuch bika.
kpi_average = { $total }, average { $value } roz
kpi_returned = { $total }, { $value } piece wapas aaye
kpi_row = • { $keys }: { $values }
kpi_product = *{ $name }*
kpi_products = { $count } cheezon
of_goods = { " " }{ $goods } ki
kpi_key = { $key }
change_up = , { $pct } zyada
change_down = , { $pct } kam
change_up_points = , { $points } point zyada
change_down_points = , { $points } point kam
change_flat = , koi badlav nahi
change_from = { " " }({ $start } se { $end } tak { $previous })
change_from_day = { " " }({ $start } ko { $previous })

metric_revenue = bikri
    .short = bikri
    .value = { $value }
metric_units = bika maal
    .short = bike
    .value = { $value } piece
metric_margin = margin
    .short = margin
    .value = { $value }
metric_margin_pct = bina tax ki bikri par margin
    .short = margin
    .value = { $value }
metric_average_price = average rate
    .short = average rate
    .value = { $value }
metric_stockout_rate = jitne din maal nahi tha
    .short = maal nahi tha
    .value = { $value }
metric_inventory_turns = stock ka ghoomna
    .short = ghoomna
    .value = { $value } baar
metric_days_of_cover = stock kitna chalega
    .short = stock chalega
    .value = { $value } din
metric_stock_value = stock ki keemat (laagat par)
    .short = stock ki keemat
    .value = { $value }
metric_forecast_wape = andaze ki chook
    .short = andaze ki chook
    .value = { $value }
metric_forecast_bias = andaze ka jhukav
    .short = andaze ka jhukav
    .value = { $value }
metric_return_rate = wapsi ki dar
    .short = wapsi
    .value = { $value }
metric_price_index = doosre dukaandaaron ke muqable rate
    .short = doosron ke muqable
    .value = { $value }
metric_revenue_share = kul bikri me hissa
    .short = kul bikri me hissa
    .value = { $value }
metric_promo_share = offer par hui bikri ka hissa
    .short = offer par
    .value = { $value }
metric_products_sold = bike hue alag alag saamaan
    .short = saamaan
    .value = { $value }

# --- prices against competitors' ------------------------------------------------------------
price_index_head = Abhi{ $place } aapke rate ausatan { $index }.
price_index_above = doosre dukaandaaron se { $pct } upar
    .short = { $pct } upar
price_index_below = doosre dukaandaaron se { $pct } neeche
    .short = { $pct } neeche
price_index_level = doosre dukaandaaron ke barabar
    .short = barabar
price_index_own = *{ $product }*{ $where }: aapka rate { $price }, { $index }.
price_index_own_from_to = *{ $product }*{ $where }: aapka rate { $price } se { $high }, ausatan { $index }.
price_index_dearest = { $count } cheezon me doosron se sabse upar:
price_index_cheapest = { $count } cheezon me doosron se sabse neeche:
price_index_none = { $side ->
    [low] { $count } cheezon me se koi aapke yahan sasti nahi.
   *[high] { $count } cheezon me se koi aapke yahan mehngi nahi.
}

# --- explain_change --------------------------------------------------------------------
explain_up = { $days },{ $place } { $metric } { $previous } se badhkar { $value } ({ $days_before } ke muqable):
explain_down = { $days },{ $place } { $metric } { $previous } se ghatkar { $value } ({ $days_before } ke muqable):
explain_flat = { $days },{ $place } { $metric } { $value } par hi, koi badlav nahi ({ $days_before } ke muqable).
one_day = { $day }
span_of_days = { $start } se { $end }
explain_unknown = { $start } se { $end } tak{ $place } { $metric } ka pata nahi, isliye badlav nahi bata sakta.
explain_unknown_day = { $start } ko{ $place } { $metric } ka pata nahi, isliye badlav nahi bata sakta.
explain_step_up = • { $name }: { $amount } zyada
explain_step_down = • { $name }: { $amount } kam
explain_left_out = { $share } bikri ginti me nahi, kyunki uska sab kuch pata nahi.
explain_most_up = Sabse bada hissa *{ $name }* ka: { $amount } zyada.
explain_most_down = Sabse bada hissa *{ $name }* ka: { $amount } kam.
step_volume = roz bike piece
step_days = dino ki ginti
step_mix = mehnge ya saste maal ka mel
step_price = shelf ke rate
step_tax = tax
step_cost = laagat
step_promotions = offer
step_stockouts = khaali shelf
step_new_items = naya maal
step_lost_items = band hua maal
no_sales_to_compare = Jin dino se milana hai, unme bikri nahi thi.
revenue_unknown = Kuch bikri ki rakam pata nahi, woh chhod di gayi hai.

# --- a call that found nothing; a tool without words of its own ------------------------
error_at = *{ $store }*: { $reason }
fact_line = • { $label }: { $value }

# --- notes -----------------------------------------------------------------------------
note_place = { " " }({ $place })
stale_data = Data { $date } tak ka hai.
partial_scope = Sirf aapki dukaanein: { $stores }.
stock_unknown = { $reason ->
    [never_given] Stock ka pata nahi{ $place }: stock ki ginti kabhi daali hi nahi gayi, isliye kya khatam hoga ya kya mangayein, nahi bata sakta. Stock ki file daalein aur phir poochein.
    [too_old] Stock ka pata nahi{ $place }: pichli ginti bahut purani hai. Nayi stock file daalein aur phir poochein.
   *[not_given] Stock ka pata nahi{ $place }: jo ginti daali gayi usme yeh nahi hai. Iske saath stock ki file daalein aur phir poochein.
}
stock_unknown_some = { $reason ->
    [too_old] Kuch cheezein chhodi hain{ $place }: unke stock ki ginti bahut purani hai.
   *[not_given] Kuch cheezein chhodi hain{ $place }: unke stock ka pata nahi.
}
stock_stale = Stock pichli baar { $date } ko gina gaya.
order_counted = { $reason ->
    [transfer] { $date } ko bheje { $units } piece raaste me gine hain.
   *[reorder] { $date } ko mangaye { $units } piece raaste me gine hain.
}
orders_counted = Pehle tay hue order aur bheja maal ({ $count }) raaste me gine hain.
lead_time_assumed = Jahan maal aane ka samay pata nahi, wahan { $days } din maane hain.
actions_need_cost = Kisi cheez ki laagat pata nahi, isliye munafe se nahi taul sakta. Maal ki list me laagat daalein; tab tak pucho ki kya mangana hai.
cost_unknown = Kuch cheezon ki laagat pata nahi, isliye unka margin aur order ki rakam bhi nahi.
stock_value_partial = { $n ->
    [one] { $count } cheez ki laagat list me nahi, uska stock isme nahi gina.
   *[other] { $count } cheezon ki laagat list me nahi, unka stock isme nahi gina.
}
margin_partial = Biki cheezon me { $count } ki laagat ya tax ki dar list me nahi: margin baaki ka hai (piece me { $share }).
stock_value_uncosted = Jo maal pada hai uski laagat list me nahi, isliye uski keemat nahi bata sakta. Maal ki list me laagat daalein.
budget_reached = List poori hone se pehle budget khatam ho jaata hai.
no_history = Andaze ke liye abhi kuch nahi: { $products }.
short_history = Kuch maal naya hai, isliye uska andaza seedha average hai.
nothing_to_explain = { $reason ->
    [borrowed] Abhi kholkar batane ko kuch nahi: maal itna naya hai ki andaza uski category ki bikri se liya hai.
    [by_hand] Kholkar batane ko kuch nahi: andaza haath se rakha gaya tha.
   *[simple] Kholkar batane ko kuch nahi: andaza seedha hai, pichli bikri hi aage chalti hai.
}
borrowed_from_category = Kuch maal itna naya hai ki uska andaza category ki bikri se liya hai.
override_in_force = { $n ->
    [one] Inme se kuch dino ka andaza haath se rakha hai: { $count } cheez.
   *[other] Inme se kuch dino ka andaza haath se rakha hai: { $count } cheezein.
}
override_days_over = Jo din beet gaye woh waise hi rahe.
simple_forecast = Kuch andaze pichli bikri ko hi dohrate hain.
price_set_since = Abhi ka rate { $date } ko rakha gaya; us rate ki bikri abhi nahi aayi.
prices_set_since = { $n ->
    [one] { $count } cheez ka rate is beech badla hai, jo is andaze me abhi nahi gina.
   *[other] { $count } cheezon ke rate is beech badle hain, jo is andaze me abhi nahi gine.
}
gst_unknown = Iska tax pata nahi, isliye margin me rate ko bina tax ka maana hai.
mrp_unknown = MRP pata nahi, isliye rate badhane ki salah nahi dunga.
price_stock_unknown = Stock pata nahi, isliye rate ghatane ki salah nahi dunga.
no_competitor_prices = { $days } din me doosron ka koi rate nahi mila.
price_conflict = Yeh limit aapas me takrati hain: { $limits }.
price_above_mrp = Abhi ka rate MRP se upar hai.
elasticity_unknown = Rate badalne par grahak kya karte hain, abhi pata nahi; isliye fayde ka wada nahi.
elasticity_borrowed = Grahak kya karte hain, yeh zyadatar milte-julte maal se liya hai.
price_effect_unknown = { $reason ->
    [few_sales] Yeh itna kam bikta hai ki rate ka asar nahi bataya ja sakta.
    [little_price_variation] Iska rate ab tak mushkil se badla hai, isliye doosre rate ka asar koi nahi bata sakta.
    [implausible_sign] Iski pichli bikri se asar nahi dikhta: jab rate zyada tha tab bikri bhi zyada thi, wajah kuch aur thi.
    [not_sold] Yeh yahan bika hi nahi, isliye rate ka asar koi nahi bata sakta.
   *[too_uncertain] Iski pichli bikri itni upar-neeche rahi ki rate ka asar nahi bataya ja sakta.
}
price_untried = Yeh rate yahan kabhi rakha nahi gaya, isliye yeh aankde mote hain.
profit_unknown = Iski laagat pata nahi, isliye munafa bhi nahi.
competitor_prices_old = Doosron ka sabse taaza rate { $days } din purana hai.
one_competitor_only = Bas iklaute dukaandaar ka rate pata hai.
offer_planned = In dino offer chalega; aankde sab dino ka wahi rate maante hain.
metric_unknown = { $metric }: ab tak ke data se pata nahi.
no_sales_in_period = Un dino koi bikri nahi.
sales_not_in_yet = Un dino ki bikri abhi nahi aayi: data { $date } tak ka hai.
latest_days_instead = Jin dino ki poochi unki bikri abhi nahi aayi: yeh { $date } tak ke sabse naye dino ka hai.
no_forecasts_in_period = Un dino ka andaza bana hi nahi tha, isliye milane ko kuch nahi.
period_beyond_data = Data { $date } tak hi hai.

# --- asking, declining, giving up ------------------------------------------------------
clarify_generic = Maal, dukaan aur din batakar phir se kahein.
decline_generic = Main sirf aapki dukaan me madad karta hoon: bikri, stock, order aur rate. Poochkar dekhein: "kya mangana hai?"
nothing_to_say = Is par kehne ko kuch nahi mila. Poochkar dekhein: "kya khatam hoga?" ya "kya mangana hai?"
reply_unverified = Main yeh jawab pakka nahi kar paya, isliye andaza nahi lagaunga. Doosri tarah poochein.
