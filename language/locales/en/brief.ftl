# The morning brief and the weekly summary.

brief_head = { $n ->
    [one] Good morning, { $name }. { $count } thing worth { $total }:
   *[other] Good morning, { $name }. { $count } things worth { $total }:
 }
brief_quiet = 🟢 Good morning, { $name }. Nothing needs doing first.
brief_day = Sales on { $day }: { $value }
brief_against = , { $moved } on { $other }.
brief_move = { $metric }: { $value }, { $moved }.
brief_flat = unchanged
brief_up = up { $by }
brief_down = down { $by }
brief_up_points = up { $by } { $n ->
        [one] point
       *[other] points
    }
brief_down_points = down { $by } { $n ->
        [one] point
       *[other] points
    }
brief_alerts = Alerts: { $opened } new, { $closed } closed, { $left } open.
brief_alerts_stake = Alerts: { $opened } new, { $closed } closed, { $left } open; about { $amount } at stake.
brief_waiting = { $n ->
    [one] { $count } price change waits for your approval.
   *[other] { $count } price changes wait for your approval.
 }
accept_shown = accept recommendation { $id } as shown { $mark }
ask_approvals = what is waiting for my approval
    .label = What waits for you
ask_actions = what should I do first
    .label = What to do first
week_head = The week from { $start } to { $end }, against the one before:
week_figure = { $metric }: { $value }
week_figure_moved = { $metric }: { $value }, { $moved }
week_best = Up most: { $store }, by { $amount }
week_worst = Down most: { $store }, by { $amount }
week_product_up = Most of it: *{ $product }*, up { $amount }
week_product_down = Most of it: *{ $product }*, down { $amount }
week_prices = Prices changed: { $changed }, waiting for a decision: { $waiting }
