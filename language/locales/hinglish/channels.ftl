# What the doors themselves say around an answer.

# WhatsApp: heads the list of what may be typed next.
reply_with = Jawab me likhein:
reply_with_place = Manzoor karne ke liye number likhein, jaise 1; mana karne ke liye "reject 1".

# Slack: the line of sources under an answer.
sources_line = Source: { $sources }
data_as_of = data { $date } tak

# API: why a recommendation says to order.
reorder_explanation = Maal aane ke samay ({ $days } din) me maang ka andaza { $demand } piece; haath me aur raaste me { $position }, phir mangane ki had { $reorder_point }; service level { $service_level }.
# The web chat. Variables are filled in by the page.
web_title = SmartRetail Copilot
web_tagline = Bikri, stock, rate: apni bhasha me poochein
web_no_script = Is page ko JavaScript chahiye, jo aapke browser me band hai.
web_loading = Khul raha hai…
web_sign_in = Sign in karein
web_sign_in_hint = Aapko jo access token mila hai woh yahan daalein.
web_token = Access token
web_or_demo = Inke naam se dekhein
web_demo_note = Demo wale log sirf isi computer par chalte hain.
web_all_stores = Sab dukaanein
web_role_seller = Seller
web_role_manager = Manager
web_role_admin = Admin
web_sign_out = Sign out karein
web_new_chat = Nayi chat
web_greeting = Namaste, { $name }
web_greeting_hint = Apni dukaan ke baare me poochein. Har number batata hai ki kahan se aaya.
web_conversation = Baatcheet
web_try = Inme se kuch poochein
web_question_1 = Agle hafte kya khatam hoga?
web_question_2 = Sheher ke hisaab se pichle mahine ki bikri
web_question_3 = Aaj kya mangana hai?
web_placeholder = Poochein, ya bill bhejein
web_message = Aapka message
web_send = Bhejein
web_you = Aap
web_copilot = Copilot
web_thinking = Hisaab laga raha hoon…
web_sources = Source
web_sources_count = Source ({ $count })
web_sources_hint = Jawab ka har number, aur woh kahan se padha gaya.
web_close = Band karein
web_value = Value
web_table = Table
web_snapshot = Snapshot
web_as_of = Data yahan tak
web_computed = Hisaab ka samay
web_method = Tareeka
web_parameters = Kya poocha gaya
web_citations = Kaagaz
web_steps = Kya kiya gaya
web_also_read = Yeh bhi dekha ({ $count })
web_verified = Number jaanche gaye
web_unverified = Jaancha nahi gaya
web_data_to = data { $date } tak
web_took = { $seconds } s
web_refused = Jawab nahi diya
web_clarify = Pehle yeh batayein
web_failed = Yeh nahi ho paya
web_retry = Phir koshish karein
web_offline = Connection toot gaya. Aapka sawaal rakha hai.
web_expired = Aapka session khatam ho gaya. Phir sign in karein.
web_wrong_token = Yeh token sahi nahi. Dekhein ki poora copy hua hai.
web_slow_down = Bahut saare sawaal ek saath aa gaye. Thoda rukkar phir poochein.
web_unavailable = Abhi Copilot tak pahunch nahi ho rahi.
web_restarted = Phir se shuru ho raha hai…
web_mark_red = Bahut zaroori
web_mark_orange = Jaldi
web_mark_green = Theek
web_mark_yes = Haan
web_mark_no = Nahi
web_tool_forecast_demand = Andaza
web_tool_assess_stockout_risk = Khatam hone ka khatra
web_tool_plan_reorder = Kya mangana hai
web_tool_suggest_price = Rate
web_tool_query_kpi = Aankde
web_tool_check_document = Bill ki jaanch
web_tool_list_documents = Bill
web_tool_correct_document = Sudhaar
