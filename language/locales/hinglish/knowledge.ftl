# --- search_knowledge -------------------------------------------------------------------
knowledge_line = { $line }
knowledge_point = • { $line }
knowledge_on_the_matter = Is par yeh likha hai; dekhiye ki aapka jawab isme hai ya nahi:
knowledge_source = Source: { $source }
knowledge_since = {" "}({ $since } se lagu)
knowledge_held_until = {" "}({ $until } tak lagu tha)
knowledge_held = {" "}({ $since } se { $until } tak lagu tha)
knowledge_now_since = Yeh ab lagu nahi hai. { $since } se:
knowledge_now = Yeh ab lagu nahi hai. Ab:
knowledge_no_longer = Yeh ab lagu nahi hai, aur iski jagah kuch nahi mila.
knowledge_second_hand = Yeh doosre pages se hai: asli text yahan kisi ne nahi padha.
knowledge_see_also = Yeh bhi dekho: { $sources }
knowledge_not_found = Maine { $searched } ({ $count } passages) me dekha, is par kuch nahi mila. Main andaza nahi lagaunga.
knowledge_not_found_on = Maine { $day } ko lagu { $searched } me dekha (kul { $count } passages), is par kuch nahi mila. Main andaza nahi lagaunga.
knowledge_not_stated = Maine { $searched } ({ $count } passages) me dekha, yeh baat wahan likhi nahi mili. Main andaza nahi lagaunga. Sabse kareeb yeh likha hai:
knowledge_not_stated_on = Maine { $day } ko lagu { $searched } me dekha (kul { $count } passages), yeh baat wahan likhi nahi mili. Main andaza nahi lagaunga. Sabse kareeb yeh likha hai:
knowledge_searched = aapki policies, niyam aur documents
knowledge_lacks = { $thing } ke liye wahan yeh nahi likha.
knowledge_own_rate = Aapki apni list me { $goods } par { $rate } tax hai.
knowledge_own_rate_more = { $goods } aur { $count }
knowledge_nearest = Sabse kareeb: { $heading }
ask_whole_clause =
    .label = Poora likha hua dikhao

# --- the page of a text -----------------------------------------------------------------
source_authority_law = Kanoon
source_authority_marketplace = Marketplace ki policy
source_authority_shop = Dukan ka apna tareeka
source_authority_document = Document
source_version = version { $version }
source_since = { $since } se lagu
source_until = { $until } tak lagu tha
source_held = { $since } se { $until } tak
source_superseded = Iski jagah naya version aa chuka hai.
source_origin = Source: { $origin }
source_original_page = Asli ka page { $page } kholo
source_link = { $title }: { $url }

# --- what went wrong --------------------------------------------------------------------
nothing_indexed = Dekhne ke liye abhi koi kaagaz nahi daala gaya. Manager se kahein ki dukaan ke kaagaz daalein.
