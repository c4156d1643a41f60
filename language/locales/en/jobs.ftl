# What the durable part says itself, where no agent ran or none could answer.

# To a sender nobody registered: polite, and it tells nothing about who or what exists here.
unknown_sender = Hello! I help people who work with a shop, and I don't know you here yet. Ask your shop's manager for a link code, or get one in the web chat, and send it here: it begins with SR.
link_done = ✅ You are linked, { $name }. Welcome!
link_wrong = That code doesn't work: it may be mistyped, used already or too old. Please ask for a new one and send it here.
link_later = Those were too many wrong codes. Please wait a while, then try with a new one.
link_not_needed = You are linked here already, so that code isn't needed.
first_help_seller = I tell you what will run out, what to order and which price fits, and I read your bills: send a photo. Ask in English, Hindi or Hinglish.
first_help_manager = I tell you how sales go, what needs doing and what waits for your approval, and I send a short brief every morning. Ask in English, Hindi or Hinglish.
first_help_admin = I tell you how sales go and what needs doing; people, thresholds and the audit log are yours to keep. Ask in English, Hindi or Hinglish.

# The conversation, or what was asked, belongs to somebody else.
turn_not_allowed = That isn't on your account. Ask your manager to add it.

# A reply that a fault of our own kept from leaving.
reply_not_sent = I have an answer to what you asked, but I could not send it. Please ask again in a few minutes.

# The turn failed, or took too long, after honest attempts.
turn_failed = I couldn't work this out just now, so I have no answer to give. Please ask again in a few minutes.
notice_failed_alert = Something in your shop needs attention, but I couldn't put it together just now. Ask me: "any alerts?"
notice_failed_approval = A price change waits for your yes, but I couldn't show it just now. Ask me: "what waits for my approval?"
notice_failed_outcome = A price change was decided, but I couldn't put it together just now. Ask me: "my price changes"
notice_failed_brief = Your morning brief isn't ready yet. Ask me in a few minutes: "morning brief"
notice_failed_weekly = Your week isn't summed up yet. Ask me in a few minutes: "weekly summary"

# WhatsApp: STOP and START, what waits, voice notes.
consent_stopped = Done: you get no more messages here. Write START to begin again.
consent_started = Good, you get messages here. Write STOP any time to end them.
consent_still_stopped = You asked for no messages here, so I keep quiet. Write START to begin again.
nothing_waits = Nothing new is waiting for you. Ask me anything about your shop.
voice_note_unheard = I can't listen to voice notes yet. Please type it in a few words: English, Hindi or Hinglish.
voice_note_heard = Got your voice note, listening…
place_unread = I can't use a place on the map. Please write which store or city you mean, and what you want to know.
