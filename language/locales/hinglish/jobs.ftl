# What the durable part says itself, where no agent ran or none could answer.

# To a sender nobody registered: polite, and it tells nothing about who or what exists here.
unknown_sender = Namaste! Main sirf unhi ki madad kar sakta hoon jo kisi dukaan me darj hain. Apni dukaan ke manager se kahein ki aapko jodein.

# The conversation, or what was asked, belongs to somebody else.
turn_not_allowed = Yeh aapke account me nahi hai. Manager se kahein ki jodein.

# The turn failed, or took too long, after honest attempts.
turn_failed = Abhi yeh nahi nikaal paya, isliye jawab nahi hai. Kuch minute baad phir poochein.
