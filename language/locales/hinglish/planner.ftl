# What the planner asks and declines.

which_store = Kaun si dukaan?
which_product_price = Kis maal ka rate? Uska naam ya code bhejein.
which_product_override = Kis maal ka andaza rakhna hai? Uska naam ya code bhejein.
which_store_override = Kis dukaan ke liye rakhna hai?
which_days_override = Kaun se dino ke liye rakhna hai?
which_units_override = Roz kitne piece rakhne hain?
why_override = Kyun? Andaze ke saath wajah likhi rehti hai, jaise paas me mela ya shaadi.
one_override = Maal aur dukaan baari-baari se batayein. Pehle kaun sa?
one_period_override = Din baari-baari se batayein. Kaun se din?
override_tomorrow = Kal (agla din)
override_week = Agla hafta
override_month = Agla mahina
override_per_day = roz { $units }
which_of_products = "{ $name }" me se kaun sa?
did_you_mean = "{ $name }" main nahi jaanta. Inme se koi?
which_period = Kaun se dino ka? Jaise beeta kal, pichla hafta ya pichla mahina.
which_days = { $name } se kaun se din? Date bhejein.
choice_all = { $count ->
    [2] Dono
   *[other] Sabhi { $count }
 }
day_yesterday = Beeta kal
day_tomorrow = Aane wala kal
day_before_yesterday = Beeta parso
day_after_tomorrow = Aane wala parso
period_yesterday = Beeta kal
period_last_week = Pichla hafta
period_last_month = Pichla mahina
only_units_ahead = Aage ke piece bata sakta hoon, bikri ki rakam nahi. Poochein ki kitne piece bikenge.
horizon_too_long = Zyada se zyada { $limit } din aage dekh sakta hoon. Unme se kaun se din?
service_level_range = Service level zero se upar aur sau percent se neeche hota hai. Kaun sa rakhein?
period_behind = Woh din beet chuke. Aage ke kaun se din chahiye?
period_ahead = Woh din abhi aaye nahi. Beete hue kaun se din chahiye?
too_many = Yeh ek baar me bahut zyada hai. Zyada se zyada { $limit } maal ya jagah poochein.
point_which = Aapka matlab kisse hai?
point_one_by_one = Baari-baari se. Pehle kaun sa?
what_about_it = { $name } ke baare me kya jaanna hai?
about_stockout = Kya khatam hoga?
about_reorder = Kya mangana hai?
about_revenue = Bikri kaisi hai?
about_forecast = Kitna bikega?
about_price = Kaun sa rate?
example_stockout = Kya khatam hoga?
example_reorder = Kya mangana hai?
example_revenue = Bikri kaisi hai?

unknown_name = Aapke maal, dukaanon aur sheheron me "{ $name }" nahi mila. Spelling dekh lein, ya code bhejein.
unknown_metric = { $name } ke aankde main nahi rakhta. Main bikri, piece, margin, average rate, stock khatam rehna, stock ka ghoomna, stock kitna chalega, wapsi aur andaze ki chook jaanta hoon.
off_topic = Main sirf aapki dukaan me madad karta hoon: bikri, stock, rate aur order. Poochkar dekhein: "agle hafte kya khatam hoga?"
no_documents_yet = Iska jawab dene ke liye mere paas abhi koi kaagaz nahi. Bikri, stock, rate ya order ke baare me poochein.
cannot_explain_yet = Wajah main abhi nahi bata sakta. Kahein ki pichle dino se milao.
tool_missing = Yeh main yahan nahi kar sakta.
not_understood = Yeh samajh nahi aaya. Jaise poochein: "agle hafte kya khatam hoga?"
empty_message = Aapka message khaali tha. Bikri, stock, rate ya order ke baare me poochein.
nothing_pending = Abhi aapke jawab ka intezaar nahi hai. Kya jaanna hai?
dropped = Theek hai, rehne diya.
greeting = Namaste! Bikri, stock, rate ya order ke baare me poochein.
thanks = Khushi hui.
goodbye = Phir milenge!
help = Main bata sakta hoon ki kya bikega, kya khatam hoga, kya mangayein, kaun sa rate rakhein, aur bikri kaisi rahi.
help_seller = Bill ki photo bhejo, main check kar dunga. Dukaan kya kar sakti hai kya nahi, yeh bhi poocho. "Makkhan teen din se kam ho to batana" bhi chalta hai. Limit se zyada badla rate manager ke paas jata hai.
help_manager = Main bill check karta hoon, alerts aur aapki approval ke liye ruke rate dikhata hoon, aur hafte ka summary deta hoon. Dukaan kya kar sakti hai kya nahi, yeh bhi poocho. Limits aur andaze aap tay karte ho.
help_admin = Main bill check karta hoon, alerts aur approvals dikhata hoon. Log, limits aur audit log aapke haath me hain.

which_export = Kaun si file chahiye? Jaise andaza, order ki list, rate ke badlav, bikri ya maal ki list.
undo_what = Kya wapas lena hai? Rate ka badlaav wapas ho sakta hai: maal aur dukaan ka naam batao.
one_export_place = File me ek baar me ek jagah. Kaun si dukaan ya sheher?
which_setting_value = Kaun si value rakhein? Nayi value number ya percent me batayein.
which_price_to_try = Kaun sa rate aazmayein? Rupaye me batayein, ya badlav percent me.
which_price_of_which = Kis maal ka rate, aur kitna rakhein?
one_price_at_a_time = Rate baari-baari se. Pehle kaun sa maal?
order_cover = Order agle order tak chalne jitna hota hai, yaani kitne din ka maal aaye yeh do order ke beech ke dinon se tay hota hai. Unhe { $days } din kar sakte hain, ya doosra budget ya service level batayein.
order_cover_days = Do order ke beech { $days } din rakhein
which_price_instead = Iski jagah kaunsa rate ho? Bas number likhein.
alert_line_in_days = Main stock dino me ginta hun. Kam se kam kitne din ka hona chahiye?
alert_rule_one_place = Ek store, ek sheher ya ek category boliye: ek baar me ek jagah.
