# What the doors themselves say around an answer.

# WhatsApp: heads the list of what may be typed next.
reply_with = Reply with:
reply_with_place = Reply with a number to accept it, for example 1, or say "reject 1".

# Slack: the line of sources under an answer.
sources_line = Sources: { $sources }
data_as_of = data to { $date }

# API: why a recommendation says to order.
reorder_explanation = Forecasted demand during the lead time ({ $days } days) is { $demand } units; on hand and on the way { $position }, reorder point { $reorder_point }; service level { $service_level }.
# The web chat. Variables are filled in by the page.
web_title = SmartRetail Copilot
web_tagline = Sales, stock, prices: ask in your own words
web_no_script = This page needs JavaScript, which your browser has turned off.
web_loading = Opening…
web_sign_in = Sign in
web_sign_in_hint = Paste the access token you were given.
web_token = Access token
web_or_demo = Try it as
web_demo_note = Demo users work on this computer only.
web_all_stores = All stores
web_role_seller = Seller
web_role_manager = Manager
web_role_admin = Admin
web_sign_out = Sign out
web_new_chat = New chat
web_greeting = Namaste, { $name }
web_greeting_hint = Ask about your shop. Every number shows where it comes from.
web_conversation = Conversation
web_try = Try one of these
web_question_1 = What will stock out next week?
web_question_2 = Revenue last month by city
web_question_3 = What should I reorder today?
web_placeholder = Ask, or send a bill
web_message = Your message
web_send = Send
web_you = You
web_copilot = Copilot
web_thinking = Working it out…
web_sources = Sources
web_sources_count = Sources ({ $count })
web_sources_hint = Each number in the answer, and where it was read.
web_close = Close
web_value = Value
web_table = Table
web_snapshot = Snapshot
web_as_of = Data to
web_computed = Worked out
web_method = Method
web_parameters = Asked for
web_citations = Documents
web_steps = What was done
web_also_read = Also looked at ({ $count })
web_verified = Numbers checked
web_unverified = Not checked
web_data_to = data to { $date }
web_took = { $seconds } s
web_refused = Not answered
web_clarify = One question back
web_failed = That did not work
web_retry = Try again
web_offline = The connection was lost. Your question is kept.
web_expired = Your session has ended. Please sign in again.
web_wrong_token = That token is not valid. Check that it was copied whole.
web_slow_down = Too many questions at once. Wait a moment and try again.
web_unavailable = The copilot cannot be reached right now.
web_restarted = Starting again…
web_mark_red = Urgent
web_mark_orange = Soon
web_mark_green = Fine
web_mark_yes = Yes
web_mark_no = No
web_tool_forecast_demand = Forecast
web_tool_assess_stockout_risk = Stock-out risk
web_tool_plan_reorder = Reorder plan
web_tool_suggest_price = Price
web_tool_query_kpi = Figures
web_tool_check_document = Bill check
web_tool_list_documents = Bills
web_tool_correct_document = Correction
