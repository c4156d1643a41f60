# What a seller asks for and a manager decides: list_approvals, decide_recommendation.

approvals_none = 🟢{ $place } manager ki haan ke liye kuch baaki nahi.
approvals_head ={ $place } { $count } rate manager ki haan ke liye ruke hain:
approvals_line = *{ $product }* ({ $store }): { $current } → { $price }, { $who } ne maanga
approval_show =
    .label = { $place } dikhao
approval_asks = 🟠 { $who } ne maanga hai: *{ $product }* ({ $store })
approval_own = 🟠 Aapne maanga hai: *{ $product }* ({ $store })
approval_until = { $day } tak koi jawab na de to rate wahi rahega.
approval_applied = ✅ { $by } ne haan ki: *{ $product }* ({ $store }) { $current } → { $price }.
approval_edited = ✅ { $by } ne doosra rate maana: *{ $product }* ({ $store }) { $current } → { $price }, { $asked } nahi.
approval_alone = ✅ { $who } ne badla: *{ $product }* ({ $store }) { $current } → { $price }.
approval_rejected = ❌ { $by } ne mana kiya: *{ $product }* ({ $store }) { $current } hi rahega, { $price } nahi.
approval_expired = 🟠 { $until } tak kisi ne jawab nahi diya: *{ $product }* ({ $store }) { $current } hi rahega, { $price } nahi.
approval_undone = { $back } ne wapas liya: *{ $product }* ({ $store }) phir { $current } hai, { $price } nahi.
approval_reason = Wajah: { $why }
approval_file = Ab rate file me hai.
approve_shown =
    .label = Manzoor
reject_shown =
    .label = Namanzoor
edit_change =
    .label = Badlo
ask_price_again =
    .label = Phir maangein
decide_changed = Dikhane ke baad yeh badal gaya hai. Ab aisa hai:
decide_asked = { $who } ne { $asked } maanga tha.
