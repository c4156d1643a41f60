# How a person wants to be spoken to: set_preference.

wish_kept = That is kept.
wish_language_en = I answer you in English from here on.
wish_language_hi = I answer you in Hindi from here on.
wish_language_hinglish = I answer you in Hindi in Latin letters from here on.
wish_language_mine = I answer in whichever language you write.
wish_brief = Your morning brief comes at { $at }.
wish_no_brief = No morning brief comes.
wish_quiet = Nothing comes by itself from { $start } until { $end }.
wish_no_quiet = There are no quiet hours: what is found comes at any hour.
wish_channel = What comes by itself comes on { $channel }.
wish_channel_last = What comes by itself comes where you wrote last.
wish_alerts = At most { $count } alerts come in a day.
wish_stopped = Nothing comes by itself on { $channel }.
wish_not_stopped = What is found comes by itself on every channel of yours.
wish_change = To change one, just say it: the language, the hour of the brief, the quiet hours, the channel, or how many alerts a day.
