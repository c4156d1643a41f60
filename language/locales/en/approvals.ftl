# What a seller asks for and a manager decides: list_approvals, decide_recommendation.

approvals_none = 🟢 Nothing{ $place } waits for a manager.
approvals_head = { $n ->
    [one] { $count } price change{ $place } waits for a manager:
   *[other] { $count } price changes{ $place } wait for a manager:
 }
approvals_line = *{ $product }* ({ $store }): { $current } → { $price }, asked by { $who }
approval_show = show price change { $id }
    .label = Show { $place }
approval_asks = 🟠 { $who } asks: *{ $product }* ({ $store })
approval_own = 🟠 You asked: *{ $product }* ({ $store })
approval_until = If nobody decides by { $day }, the price stays as it is.
approval_applied = ✅ { $by } approved it: *{ $product }* ({ $store }) { $current } → { $price }.
approval_edited = ✅ { $by } approved another price: *{ $product }* ({ $store }) { $current } → { $price }, not { $asked }.
approval_alone = ✅ { $who } changed it: *{ $product }* ({ $store }) { $current } → { $price }.
approval_rejected = ❌ { $by } refused it: *{ $product }* ({ $store }) stays at { $current }, not { $price }.
approval_expired = 🟠 No manager decided until { $until }: *{ $product }* ({ $store }) stays at { $current }, not { $price }.
approval_undone = { $back } took it back: *{ $product }* ({ $store }) costs { $current } again, not { $price }.
approval_reason = Reason: { $why }
approval_file = It is in the price file now.
approve_shown = approve price change { $id } at { $price } as shown { $mark }
    .label = Approve
reject_shown = reject price change { $id } as shown { $mark }
    .label = Reject
edit_change = change the price of { $id }
    .label = Edit
ask_price_again = set the price of { $product } at { $store } to { $price }
    .label = Ask again
decide_changed = This has changed since it was shown. It now looks like this:
decide_asked = { $who } asked for { $asked }.
