# How a person wants to be spoken to: set_preference.

wish_kept = यह रख लिया।
wish_language_en = अब से अंग्रेज़ी में जवाब दूँगा।
wish_language_hi = अब से हिंदी में जवाब दूँगा।
wish_language_hinglish = अब से रोमन हिंदी में जवाब दूँगा।
wish_language_mine = जिस भाषा में लिखेंगे, उसी में जवाब दूँगा।
wish_brief = सुबह का ब्रीफ़ { $at } बजे आएगा।
wish_no_brief = सुबह का ब्रीफ़ नहीं आएगा।
wish_quiet = { $start } से { $end } तक अपने आप कुछ नहीं आएगा।
wish_no_quiet = कोई शांत समय नहीं: जो मिलेगा कभी भी आएगा।
wish_channel = जो अपने आप आता है, { $channel } पर आएगा।
wish_channel_last = जो अपने आप आता है, वहाँ आएगा जहाँ आपने आख़िरी बार लिखा।
wish_alerts = दिन में ज़्यादा से ज़्यादा { $count } अलर्ट आएँगे।
wish_stopped = { $channel } पर अपने आप कुछ नहीं आएगा।
wish_not_stopped = आपके हर चैनल पर अपने आप आएगा।
wish_change = बदलना हो तो बस बोलें: भाषा, ब्रीफ का समय, शांत समय, चैनल, या दिन में कितने अलर्ट।
