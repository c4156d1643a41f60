# What the durable part says itself, where no agent ran or none could answer.

# To a sender nobody registered: polite, and it tells nothing about who or what exists here.
unknown_sender = Namaste! Main dukaan me kaam karne walon ki madad karta hoon, aur aapko yahan abhi nahi pehchanta. Apni dukaan ke manager se link code maangein, ya web chat me lein, aur yahan bhejein: woh SR se shuru hota hai.
link_done = ✅ Aap jud gaye, { $name }. Swagat hai!
link_wrong = Yeh code nahi chala: galat likha, pehle istemal hua ya purana ho sakta hai. Naya code lekar yahan bhejein.
link_later = Bahut baar galat code aaya. Kuch der baad naye code se koshish karein.
link_not_needed = Aap yahan pehle se jude hain, isliye is code ki zaroorat nahi.
first_help_seller = Main batata hoon ki kya khatam hoga, kya mangayein aur kaunsa rate theek hai, aur bill padhta hoon: photo bhejein. Hindi, Hinglish ya English me poochein.
first_help_manager = Main batata hoon ki bikri kaisi hai, kya karna hai aur kis par aapki haan baaki hai, aur roz subah chhota brief bhejta hoon. Hindi, Hinglish ya English me poochein.
first_help_admin = Main batata hoon ki bikri kaisi hai aur kya karna hai; log, limit aur audit log aapke haath me hain. Hindi, Hinglish ya English me poochein.

# The conversation, or what was asked, belongs to somebody else.
turn_not_allowed = Yeh aapke account me nahi hai. Manager se kahein ki jodein.

# A reply that a fault of our own kept from leaving.
reply_not_sent = Aapne jo poocha uska jawab hai, par bhej nahi paya. Kuch minute baad phir poochein.

# The turn failed, or took too long, after honest attempts.
turn_failed = Abhi yeh nahi nikaal paya, isliye jawab nahi hai. Kuch minute baad phir poochein.
notice_failed_alert = Aapki dukaan me kuch dekhne layak hai, par abhi bata nahi paya. Poochein: "koi alert hai kya?"
notice_failed_approval = Ek rate badalne ki maang aapki haan ke liye ruki hai, par abhi dikha nahi paya. Poochein: "meri manzoori ke liye kya ruka hai?"
notice_failed_outcome = Rate badalne par faisla ho gaya, par abhi bata nahi paya. Poochein: "mere rate ke badlav dikhao"
notice_failed_brief = Subah ka brief abhi taiyaar nahi hai. Kuch minute baad poochein: "aaj ka brief do"
notice_failed_weekly = Hafte ka hisaab abhi taiyaar nahi hai. Kuch minute baad poochein: "weekly summary"
consent_stopped = Theek hai, ab yahan koi message nahi aayega. Phir se chahiye to START ya "shuru karo" likhein.
consent_started = Achha, ab yahan message aayenge. Rokne ke liye kabhi bhi STOP ya "band karo" likhein.
consent_still_stopped = Aapne yahan message band kiye hain, isliye main chup hoon. Phir se chahiye to START ya "shuru karo" likhein.
nothing_waits = Aapke liye kuch naya nahi ruka hai. Dukaan ke baare me kuch bhi poochein.
voice_note_unheard = Main abhi voice note sun nahi sakta. Please thode shabdon me likh dein: Hindi, English ya Hinglish me.
voice_note_heard = Voice note mil gaya, sun raha hoon…
place_unread = Map ki location main kaam mein nahi le sakta. Please store ya shehar ka naam aur sawaal likh dein.
