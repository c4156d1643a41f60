# The morning brief and the weekly summary.

brief_head = Suprabhat, { $name }. { $count } kaam, kareeb { $total } ke:
brief_quiet = 🟢 Suprabhat, { $name }. Pehle karne layak kuch nahi.
brief_day = { $day } ki bikri: { $value }
brief_against = , { $other } se { $moved }.
brief_move = { $metric }: { $value }, { $moved }.
brief_flat = barabar
brief_up = { $by } zyada
brief_down = { $by } kam
brief_up_points = { $by } ank zyada
brief_down_points = { $by } ank kam
brief_alerts = Alert: { $opened } naye, { $closed } band, { $left } khule.
brief_alerts_stake = Alert: { $opened } naye, { $closed } band, { $left } khule; kareeb { $amount } daav par.
brief_waiting = { $count } rate par aapki haan baaki hai.
ask_approvals =
    .label = Manzooriyan
ask_actions =
    .label = Pehle kya karein
week_head = { $start } se { $end } tak, us se pehle ke utne hi dino ke saamne:
week_figure = { $metric }: { $value }
week_figure_moved = { $metric }: { $value }, { $moved }
week_best = Sabse achhi dukaan: { $store }, { $amount } zyada
week_worst = Sabse kamzor dukaan: { $store }, { $amount } kam
week_product_up = Sabse zyada asar: *{ $product }*, { $amount } zyada
week_product_down = Sabse zyada asar: *{ $product }*, { $amount } kam
week_prices = Rate badle: { $changed }, faisle ke liye ruke: { $waiting }
