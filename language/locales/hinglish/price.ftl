# Prices: suggest_price, simulate_price, propose_price_change, review_price_changes.

# --- suggest_price ---------------------------------------------------------------------
price_raise = *{ $product }* ({ $store }): rate { $current } se badhakar { $price } karein ({ $change } zyada).
price_lower = *{ $product }* ({ $store }): rate { $current } se ghatakar { $price } karein ({ $change } kam).
price_hold = *{ $product }* ({ $store }): rate { $current } hi rakhein.
price_competitors = Doosre dukaandaar ({ $count }) { $low } se { $high } me bech rahe hain.
price_competitors_one = { $n ->
    [one] Doosra dukaandaar ({ $count }) { $low } me bech raha hai.
   *[other] Doosre dukaandaar ({ $count }) sab { $low } me bech rahe hain.
}
price_reason_parity = Wajah: doosre dukaandaaron ke barabar.
price_reason_fixed_margin = Wajah: doosron ka taaza rate nahi mila, isliye laagat par margin joda.
price_reason_within_guardrails = Wajah: limit ke andar doosron ke jitna paas ho sake.
price_reason_conflict = Wajah: aisa koi rate nahi jo saari limit maane, isliye wahi rahega.
price_limit = Limit lagi: { $name }, { $limit }.
price_limit_plain = Limit lagi: { $name }.
price_margin = Margin bina tax ke rate ka { $margin } (abhi { $current }, kam se kam { $floor }).
price_margin_hold = Margin bina tax ke rate ka { $margin } (kam se kam { $floor }).
price_mrp = MRP { $mrp }.

price_week = Hafte me: piece { $units } → { $units_low } se { $units_high }, munafa { $profit } → { $profit_low } se { $profit_high }.
price_week_now = Is rate par hafte me: kareeb { $units } piece, munafa kareeb { $profit }.
price_reason_best_profit = Wajah: hafte me { $low } se { $high } zyada kamai, poori ummeed hai.
price_reason_best_revenue = Wajah: hafte me { $low } se { $high } zyada bikri, poori ummeed hai.
price_reason_clears_stock = Wajah: hafte me { $low } se { $high } piece zyada bikenge, poori ummeed hai.
price_reason_already_best = Wajah: limit ke andar koi aur rate isse behtar nahi lagta.
price_reason_gain_uncertain = Wajah: doosra rate shayad behtar ho, par bharosa kaafi nahi.
price_reason_limit_broken = Wajah: abhi ka rate limit tod raha hai.

# --- simulate_price --------------------------------------------------------------------
simulate_lower = *{ $product }* ({ $store }), { $change } kam ({ $current } → { $price }), { $days } din me:
simulate_raise = *{ $product }* ({ $store }), { $change } zyada ({ $current } → { $price }), { $days } din me:
simulate_same = *{ $product }* ({ $store }), abhi ke rate { $price } par, { $days } din me:
simulate_units = Bikri { $now } → { $low } se { $high } piece.
simulate_profit = Munafa { $now } → { $low } se { $high }.
simulate_revenue = Bikri ki rakam { $now } → { $low } se { $high }.
simulate_margin = Margin (bina tax ke rate ka): { $current } → { $margin }.
simulate_break_even_more = Utna hi kamane ke liye { $change } zyada piece bechne honge.
simulate_break_even_less = Jab tak { $change } se zyada piece na ghatein, kamai utni hi rahegi.
simulate_gain = Meri salah: kar lein. Munafa badhne ki poori ummeed hai.
simulate_loss_lower = Meri salah: rate mat ghatao. Munafa ghatega.
simulate_loss_raise = Meri salah: rate mat badhao. Munafa ghatega.
simulate_loss_same = Munafa wahi rahega.
simulate_unclear = Meri salah: rehne hi dein. Munafa badh bhi sakta hai, ghat bhi.
simulate_gain_but = Munafa badhne ki poori ummeed hai, par limit aade aati hai.
simulate_broken = Limit tootti hai: { $name }, { $limit }.
simulate_empty = Us rate par stock kareeb { $day } tak chalega.
simulate_empty_both = Us rate par stock kareeb { $day } tak chalega, abhi ke rate par { $now } tak.
simulate_empty_now = Abhi ke rate par stock kareeb { $day } tak chalega, us rate par aur der tak.
simulate_above_mrp = ❌ *{ $product }* ({ $store }): { $price } nahi rakh sakte. MRP { $mrp } hai, aur pack maal usse upar nahi bech sakte.

guardrail_mrp_unknown = MRP pata na ho to rate na badhe
guardrail_competitor_band = doosre dukaandaaron ka rate
guardrail_evidence = kul milakar doosron se, ya ab tak ke apne rate se, mehnga nahi
guardrail_min_margin = margin ki nichli had
guardrail_max_delta = din bhar me sabse bada badlav
guardrail_mrp = MRP
guardrail_map_price = sabse kam advertised rate
guardrail_floor_price = rate ki nichli had
guardrail_low_stock = stock kam ho to rate na ghate
guardrail_stock_unknown = stock pata na ho to rate na ghate

# --- propose_price_change --------------------------------------------------------------
price_change_title = Rate me badlav, *{ $product }* ({ $store }). Dekh lein:
price_change_undoes = Isse pichla badlav wapas hoga.
price_change_up = { $current } → { $price } ({ $change } zyada)
price_change_down = { $current } → { $price } ({ $change } kam)
price_change_units = { $days } din me: piece { $now } → { $low } se { $high }.
price_change_applied = ✅ *{ $product }* ({ $store }): { $current } → { $price }. Rate ki file taiyaar hai.
price_change_waiting = 🟠 *{ $product }* ({ $store }): { $current } → { $price }, manager ki haan baaki hai.
price_change_rejected = ❌ *{ $product }* ({ $store }): { $current } → { $price }, manager ne mana kar diya.
price_change_undone = *{ $product }* ({ $store }): { $current } → { $price } wapas liya gaya.
price_change_repeated = Yeh pehle maanga ja chuka hai; abhi kuch nahi badla.
price_change_needs_change = { $limit } se zyada badlav ke liye manager ki haan chahiye.
price_change_needs_revenue = Isse mahine ki kareeb { $moved } ki bikri par asar hai; { $limit } se upar manager ki haan chahiye.
manager_must_agree = Pehle manager ki haan chahiye.

# --- review_price_changes --------------------------------------------------------------
undo_head = { $n ->
    [one] Aapka rate badlav jo laagu hai:
   *[other] Aapke rate badlav jo laagu hain, naya sabse upar:
}
undo_none = Abhi{ $place } aapka koi rate badlav laagu nahi, isliye wapas lene ko kuch nahi.
undo_one = Wapas lein: { $product }, { $store }
review_none = Abhi tak{ $place } koi rate nahi badla.
review_head = { $n ->
    [one] { $place } { $count } rate badla:
   *[other] { $place } { $count } rate badle, naya sabse upar:
}
review_change = • *{ $product }* ({ $store }): { $current } → { $price }, { $day } ko, { $who } ne
review_back = • *{ $product }* ({ $store }): { $current } → { $price }, { $day } ko, { $who } ne; baad me wapas liya
review_waiting = Manager ki haan baaki hai.
review_rejected = Manager ne mana kar diya.
review_too_early = { $n ->
    [one] Abhi naapa nahi ja sakta: { $days } din ki bikri aur chahiye.
   *[other] Abhi naapa nahi ja sakta: { $days } din ki bikri aur chahiye.
}
review_cut_short = Naapa nahi ja sakta: hafte ke andar rate phir badal gaya.
review_not_charged = Bill purane ya kisi aur rate par hi bane, isliye abhi koi asar nahi. Rate ki file dekh lein.
review_unknown = Pehle aur baad me bikri itni nahi ki asar bataya ja sake.
review_due = Agli raat ke hisaab me naapa jayega.
review_worked_profit = 🟢 Kaam kar gaya: munafa badha. { $units }
review_worked_units = 🟢 Zyada bika; laagat ke bina munafe ka pata nahi. { $units }
review_hurt_profit = 🔴 Kaam nahi kiya: munafa ghata. { $units }
review_hurt_units = 🔴 Kam bika; laagat ke bina munafe ka pata nahi. { $units }
review_unclear_profit = 🟠 Saaf nahi: munafa badha bhi ho sakta hai, ghata bhi. { $units }
review_unclear_units = 🟠 Saaf nahi: zyada bika bhi ho sakta hai, kam bhi. { $units }
review_units_up = { $days } din me piece { $low } se { $high } zyada.
review_units_down = { $days } din me piece { $low } se { $high } kam.
review_units_both = { $days } din me piece { $low } kam se { $high } zyada ke beech.
review_profit_up = Hafte me munafa { $low } se { $high } zyada.
review_profit_down = Hafte me munafa { $low } se { $high } kam.
review_profit_both = Hafte me munafa { $low } kam se { $high } zyada ke beech.
review_expected_up = Andaza tha: piece { $low } se { $high } zyada.
review_expected_down = Andaza tha: piece { $low } se { $high } kam.
review_expected_both = Andaza tha: piece { $low } kam se { $high } zyada ke beech.
review_controls = { $n ->
    [one] Yeh { $count } aisi cheez ke muqable hai jiska rate wahi raha.
   *[other] Yeh { $count } aisi cheezon ke muqable hai jinka rate wahi raha.
}
review_forecast = Yeh pehle ke andaze ke muqable hai.
review_goes_on = Agle kuch hafte aur naapa jayega.
undo_price =
    .label = Rate wapas karein

# --- next steps ------------------------------------------------------------------------
ask_better_price =
    .label = Behtar rate dikhao
ask_price_less =
    .label = Usse kya hoga?
