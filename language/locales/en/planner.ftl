# What the planner asks and declines. Codes are named in agent/planner.

which_store = Which store?
which_product_price = Which product should I price? Send its name or its code.
which_product_override = Which product's forecast should I set? Send its name or its code.
which_store_override = Which store should I set it for?
which_days_override = Which days should I set it for?
which_units_override = How many units a day should I set?
why_override = Why? One line is kept with the forecast, for example a fair or a wedding nearby.
one_override = One product in one store at a time, please. Which one first?
one_period_override = One stretch of days at a time, please. Which days?
override_tomorrow = Tomorrow
    .message = tomorrow
override_week = Next week
    .message = next week
override_month = Next month
    .message = next month
override_per_day = { $units } a day
which_of_products = Which "{ $name }" do you mean?
did_you_mean = I don't know "{ $name }". Did you mean one of these?
which_period = For which days? For example yesterday, last week or last month.
which_days = Which days do you mean by { $name }? Send the dates.
choice_all = { $count ->
    [2] Both
   *[other] All { $count }
 }
period_yesterday = Yesterday
    .message = yesterday
period_last_week = Last week
    .message = last week
period_last_month = Last month
    .message = last month
only_units_ahead = I can forecast units, not revenue. Ask how many units will sell.
horizon_too_long = I can look at most { $limit } days ahead. Which of them do you want?
service_level_range = A service level must lie above zero and below a hundred percent. Which one do you want?
period_behind = Those days are over. Which days ahead do you want?
period_ahead = Those days have not happened yet. Which past days do you want?
too_many = That is too much for one message. Ask for at most { $limit } products or places at a time.
point_which = Which one do you mean?
point_one_by_one = One at a time, please. Which one first?
what_about_it = What would you like to know about { $name }?
about_stockout = What will run out?
    .message = What will stock out next week in { $name }?
about_reorder = What to order?
    .message = How much should I reorder for { $name }?
about_revenue = How are sales?
    .message = Revenue last week in { $name }
about_forecast = How much will sell?
    .message = How many { $name } will sell next week?
about_price = Which price?
    .message = What price should I set for { $name }?
example_stockout = What will run out?
    .message = What will stock out next week?
example_reorder = What to order?
    .message = What should I order today?
example_revenue = How are sales?
    .message = Revenue last month by city

unknown_name = I found no "{ $name }" in your products, stores and cities. Check the spelling, or send the code.
unknown_metric = I don't keep figures on { $name }. I know sales, units, margin, average price, stockout rate, stock turns, days of cover, returns and forecast accuracy.
off_topic = I only help with your shop: sales, stock, prices and orders. Try "What will stock out next week?"
no_documents_yet = I have no documents to answer that from yet. Ask me about sales, stock, prices or orders.
cannot_explain_yet = I can't explain reasons yet. Ask me to compare with the period before.
tool_missing = I can't do that here.
english_for_now = I answer in English for now. Please ask in English, for example "What will stock out next week?"
empty_message = Your message was empty. Ask me about sales, stock, prices or orders.
nothing_pending = There is nothing waiting for your answer. What would you like to know?
greeting = Hello! Ask me about sales, stock, prices or orders.
thanks = You're welcome.
goodbye = Goodbye!
help = I can tell you what will sell, what will run out, what to order, which price to set, and how sales went.

which_export = Which file do you want? For example the forecast, the order list, price changes, sales or the product list.
one_export_place = One place at a time in a file, please. Which store or city?
which_setting_value = Which value should I set? Say the new one as a number or in percent.
which_price_to_try = Which price should I try? Say it in rupees, or the change in percent.
one_price_at_a_time = One price at a time, please. Which product?
