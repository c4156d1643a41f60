# What the durable part says itself, where no agent ran or none could answer.

# To a sender nobody registered: polite, and it tells nothing about who or what exists here.
unknown_sender = Hello! I can only help people who are registered with a shop. Please ask your shop's manager to add you.

# The conversation, or what was asked, belongs to somebody else.
turn_not_allowed = That isn't on your account. Ask your manager to add it.

# The turn failed, or took too long, after honest attempts.
turn_failed = I couldn't work this out just now, so I have no answer to give. Please ask again in a few minutes.
