# --- search_knowledge -------------------------------------------------------------------
knowledge_line = { $line }
knowledge_point = • { $line }
knowledge_on_the_matter = इस पर यह लिखा है; देखिए कि आपका जवाब इसमें है या नहीं:
knowledge_source = स्रोत: { $source }
knowledge_since = {" "}({ $since } से लागू)
knowledge_held_until = {" "}({ $until } तक लागू था)
knowledge_held = {" "}({ $since } से { $until } तक लागू था)
knowledge_now_since = यह अब लागू नहीं। { $since } से:
knowledge_now = यह अब लागू नहीं। अब:
knowledge_no_longer = यह अब लागू नहीं, और इसकी जगह कुछ नहीं मिला।
knowledge_second_hand = यह दूसरे पन्नों से लिया गया है: मूल पाठ यहाँ किसी ने नहीं पढ़ा।
knowledge_see_also = यह भी देखें: { $sources }
knowledge_not_found = मैंने { $searched } ({ $count } अंश) में देखा, इस पर कुछ नहीं मिला। मैं अंदाज़ा नहीं लगाऊँगा।
knowledge_not_found_on = मैंने { $day } को लागू { $searched } में देखा (कुल { $count } अंश), इस पर कुछ नहीं मिला। मैं अंदाज़ा नहीं लगाऊँगा।
knowledge_not_stated = मैंने { $searched } ({ $count } अंश) में देखा, यह बात वहाँ लिखी नहीं मिली। मैं अंदाज़ा नहीं लगाऊँगा। सबसे क़रीब यह लिखा है:
knowledge_not_stated_on = मैंने { $day } को लागू { $searched } में देखा (कुल { $count } अंश), यह बात वहाँ लिखी नहीं मिली। मैं अंदाज़ा नहीं लगाऊँगा। सबसे क़रीब यह लिखा है:
knowledge_searched = आपकी नीतियों, नियमों और काग़ज़ों
knowledge_lacks = { $thing } के लिए वहाँ यह नहीं लिखा।
knowledge_own_rate = आपकी अपनी सूची में { $goods } पर { $rate } टैक्स है।
knowledge_own_rate_more = { $goods } और { $count }
knowledge_nearest = सबसे क़रीब: { $heading }
ask_whole_clause =
    .label = पूरा लिखा हुआ दिखाएँ

# --- the page of a text -----------------------------------------------------------------
source_authority_law = क़ानून
source_authority_marketplace = मार्केटप्लेस की नीति
source_authority_shop = दुकान का अपना तरीक़ा
source_authority_document = दस्तावेज़
source_version = संस्करण { $version }
source_since = { $since } से लागू
source_until = { $until } तक लागू था
source_held = { $since } से { $until } तक
source_superseded = इसकी जगह नया संस्करण आ चुका है।
source_origin = स्रोत: { $origin }
source_original_page = मूल का पन्ना { $page } खोलें
source_link = { $title }: { $url }

# --- what went wrong --------------------------------------------------------------------
nothing_indexed = देखने के लिए अभी कोई काग़ज़ नहीं डाला गया। मैनेजर से कहें कि दुकान के काग़ज़ डालें।
