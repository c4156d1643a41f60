# How a person wants to be spoken to: set_preference.

wish_kept = Yeh rakh liya.
wish_language_en = Ab se English me jawab dunga.
wish_language_hi = Ab se Hindi me jawab dunga.
wish_language_hinglish = Ab se Hinglish me jawab dunga.
wish_language_mine = Jis bhasha me likhenge, usi me jawab dunga.
wish_brief = Subah ka brief { $at } baje aayega.
wish_no_brief = Subah ka brief nahi aayega.
wish_quiet = { $start } se { $end } tak apne aap kuch nahi aayega.
wish_no_quiet = Koi shaant samay nahi: jo milega kabhi bhi aayega.
wish_channel = Jo apne aap aata hai, { $channel } par aayega.
wish_channel_last = Jo apne aap aata hai, wahan aayega jahan aapne aakhri baar likha.
wish_alerts = Din me zyada se zyada { $count } alert aayenge.
wish_stopped = { $channel } par apne aap kuch nahi aayega.
wish_not_stopped = Aapke har channel par apne aap aayega.
wish_change = Badalna ho to bas bolein: bhasha, brief ka samay, shaant samay, channel, ya din mein kitne alert.
