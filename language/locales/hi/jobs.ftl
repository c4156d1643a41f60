# What the durable part says itself, where no agent ran or none could answer.

# To a sender nobody registered: polite, and it tells nothing about who or what exists here.
unknown_sender = नमस्ते! मैं सिर्फ़ उन्हीं की मदद कर सकता हूँ जो किसी दुकान में दर्ज हैं। अपनी दुकान के मैनेजर से कहें कि आपको जोड़ें।

# The conversation, or what was asked, belongs to somebody else.
turn_not_allowed = यह आपके खाते में नहीं है। मैनेजर से कहें कि जोड़ें।

# The turn failed, or took too long, after honest attempts.
turn_failed = अभी यह नहीं निकाल पाया, इसलिए जवाब नहीं है। कुछ मिनट बाद फिर पूछें।
