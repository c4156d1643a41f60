# What the doors themselves say around an answer.

# WhatsApp: heads the list of what may be typed next.
reply_with = जवाब में लिखें:
reply_with_place = मंज़ूर करने के लिए नंबर लिखें, जैसे 1; मना करने के लिए "reject 1"।

# Slack: the line of sources under an answer.
sources_line = स्रोत: { $sources }
data_as_of = डेटा { $date } तक

# API: why a recommendation says to order.
reorder_explanation = माल आने के समय ({ $days } दिन) में माँग का अनुमान { $demand } पीस; हाथ में और रास्ते में { $position }, फिर मँगाने की हद { $reorder_point }; सर्विस लेवल { $service_level }।
# The web chat. Variables are filled in by the page.
web_title = SmartRetail Copilot
web_tagline = बिक्री, स्टॉक, रेट: अपनी भाषा में पूछें
web_no_script = इस पेज को JavaScript चाहिए, जो आपके ब्राउज़र में बंद है।
web_loading = खुल रहा है…
web_sign_in = साइन इन करें
web_sign_in_hint = आपको जो टोकन मिला है वह यहाँ डालें।
web_token = टोकन
web_or_demo = इनके नाम से देखें
web_demo_note = डेमो वाले लोग सिर्फ़ इसी कंप्यूटर पर चलते हैं।
web_all_stores = सब दुकानें
web_role_seller = सेलर
web_role_manager = मैनेजर
web_role_admin = एडमिन
web_sign_out = साइन आउट करें
web_new_chat = नई बातचीत
web_greeting = नमस्ते, { $name }
web_greeting_hint = अपनी दुकान के बारे में पूछें। हर आँकड़ा बताता है कि कहाँ से आया।
web_conversation = बातचीत
web_try = इनमें से कुछ पूछें
web_question_1 = अगले हफ़्ते क्या ख़त्म होगा?
web_question_2 = शहर के हिसाब से पिछले महीने की बिक्री
web_question_3 = आज क्या मँगाना है?
web_placeholder = पूछें, या बिल भेजें
web_message = आपका संदेश
web_send = भेजें
web_you = आप
web_copilot = Copilot
web_thinking = हिसाब लगा रहा हूँ…
web_sources = स्रोत
web_sources_count = स्रोत ({ $count })
web_sources_hint = जवाब का हर आँकड़ा, और वह कहाँ से पढ़ा गया।
web_close = बंद करें
web_value = मान
web_table = टेबल
web_snapshot = स्नैपशॉट
web_as_of = डेटा यहाँ तक
web_computed = हिसाब का समय
web_method = तरीक़ा
web_parameters = क्या पूछा गया
web_citations = काग़ज़
web_steps = क्या किया गया
web_also_read = यह भी देखा ({ $count })
web_verified = आँकड़े जाँचे गए
web_unverified = जाँचा नहीं गया
web_data_to = डेटा { $date } तक
web_took = { $seconds } से.
web_refused = जवाब नहीं दिया
web_clarify = पहले यह बताएँ
web_failed = यह नहीं हो पाया
web_retry = फिर कोशिश करें
web_offline = कनेक्शन टूट गया। आपका सवाल रखा है।
web_expired = आपका समय पूरा हो गया। फिर साइन इन करें।
web_wrong_token = यह टोकन सही नहीं। देखें कि पूरा कॉपी हुआ है।
web_slow_down = बहुत सारे सवाल एक साथ आ गए। थोड़ा रुककर फिर पूछें।
web_unavailable = अभी Copilot तक पहुँच नहीं हो रही।
web_restarted = फिर से शुरू हो रहा है…
web_mark_red = बहुत ज़रूरी
web_mark_orange = जल्दी
web_mark_green = ठीक
web_mark_yes = हाँ
web_mark_no = नहीं
web_tool_forecast_demand = अनुमान
web_tool_assess_stockout_risk = ख़त्म होने का ख़तरा
web_tool_plan_reorder = क्या मँगाना है
web_tool_suggest_price = रेट
web_tool_query_kpi = आँकड़े
web_tool_check_document = बिल की जाँच
web_tool_list_documents = बिल
web_tool_correct_document = सुधार
