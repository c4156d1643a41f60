# The morning brief and the weekly summary.

brief_head = सुप्रभात, { $name }। { $count } काम, क़रीब { $total } के:
brief_quiet = 🟢 सुप्रभात, { $name }। पहले करने लायक कुछ नहीं।
brief_day = { $day } की बिक्री: { $value }
brief_against = , { $other } से { $moved }।
brief_move = { $metric }: { $value }, { $moved }।
brief_flat = बराबर
brief_up = { $by } ज़्यादा
brief_down = { $by } कम
brief_up_points = { $by } अंक ज़्यादा
brief_down_points = { $by } अंक कम
brief_alerts = अलर्ट: { $opened } नए, { $closed } बंद, { $left } खुले।
brief_alerts_stake = अलर्ट: { $opened } नए, { $closed } बंद, { $left } खुले; क़रीब { $amount } दाँव पर।
brief_waiting = { $count } रेट पर आपकी हाँ बाक़ी है।
ask_approvals =
    .label = मंज़ूरियाँ
ask_actions =
    .label = पहले क्या करें
week_head = { $start } से { $end } तक, उस से पहले के उतने ही दिनों के सामने:
week_figure = { $metric }: { $value }
week_figure_moved = { $metric }: { $value }, { $moved }
week_best = सबसे अच्छी दुकान: { $store }, { $amount } ज़्यादा
week_worst = सबसे कमज़ोर दुकान: { $store }, { $amount } कम
week_product_up = सबसे ज़्यादा असर: *{ $product }*, { $amount } ज़्यादा
week_product_down = सबसे ज़्यादा असर: *{ $product }*, { $amount } कम
week_prices = रेट बदले: { $changed }, फ़ैसले के लिए रुके: { $waiting }
