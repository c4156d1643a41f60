# What a seller asks for and a manager decides: list_approvals, decide_recommendation.

approvals_none = 🟢{ $place } मैनेजर की हाँ के लिए कुछ बाक़ी नहीं।
approvals_head ={ $place } { $count } रेट मैनेजर की हाँ के लिए रुके हैं:
approvals_line = *{ $product }* ({ $store }): { $current } → { $price }, { $who } ने माँगा
approval_show =
    .label = { $place } दिखाओ
approval_asks = 🟠 { $who } ने माँगा है: *{ $product }* ({ $store })
approval_own = 🟠 आपने माँगा है: *{ $product }* ({ $store })
approval_until = { $day } तक कोई जवाब न दे तो रेट वही रहेगा।
approval_applied = ✅ { $by } ने हाँ की: *{ $product }* ({ $store }) { $current } → { $price }।
approval_edited = ✅ { $by } ने दूसरा रेट माना: *{ $product }* ({ $store }) { $current } → { $price }, { $asked } नहीं।
approval_alone = ✅ { $who } ने बदला: *{ $product }* ({ $store }) { $current } → { $price }।
approval_rejected = ❌ { $by } ने मना किया: *{ $product }* ({ $store }) { $current } ही रहेगा, { $price } नहीं।
approval_expired = 🟠 { $until } तक किसी ने जवाब नहीं दिया: *{ $product }* ({ $store }) { $current } ही रहेगा, { $price } नहीं।
approval_undone = { $back } ने वापस लिया: *{ $product }* ({ $store }) फिर { $current } है, { $price } नहीं।
approval_reason = वजह: { $why }
approval_file = अब रेट फ़ाइल में है।
approve_shown =
    .label = मंज़ूर
reject_shown =
    .label = नामंज़ूर
edit_change =
    .label = बदलें
ask_price_again =
    .label = फिर माँगें
decide_changed = दिखाने के बाद यह बदल गया है। अब ऐसा है:
decide_asked = { $who } ने { $asked } माँगा था।
