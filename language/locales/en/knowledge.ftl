# Knowledge: what policies, rules and documents say. What they say comes in as facts, in their own words.

# --- search_knowledge -------------------------------------------------------------------
knowledge_line = { $line }
knowledge_point = • { $line }
knowledge_on_the_matter = This is what is said on it; see whether it answers you:
knowledge_source = Source: { $source }
knowledge_since = {" "}(since { $since })
knowledge_held_until = {" "}(held until { $until })
knowledge_held = {" "}(held from { $since } to { $until })
knowledge_now_since = That no longer holds. Since { $since }:
knowledge_now = That no longer holds. Now:
knowledge_no_longer = That no longer holds, and I found nothing that took its place.
knowledge_second_hand = Known from other pages only: nobody here has read the original text.
knowledge_see_also = See also: { $sources }
knowledge_not_found = { $n ->
    [one] I looked in { $searched } ({ $count } passage) and found nothing on that. I won't guess.
   *[other] I looked in { $searched } ({ $count } passages) and found nothing on that. I won't guess.
}
knowledge_not_found_on = { $n ->
    [one] I looked in what held on { $day } in { $searched } ({ $count } passage in all) and found nothing on that. I won't guess.
   *[other] I looked in what held on { $day } in { $searched } ({ $count } passages in all) and found nothing on that. I won't guess.
}
knowledge_not_stated = { $n ->
    [one] I looked in { $searched } ({ $count } passage) and did not find that stated. I won't guess. What comes nearest:
   *[other] I looked in { $searched } ({ $count } passages) and did not find that stated. I won't guess. What comes nearest:
}
knowledge_not_stated_on = { $n ->
    [one] I looked in what held on { $day } in { $searched } ({ $count } passage in all) and did not find that stated. I won't guess. What comes nearest:
   *[other] I looked in what held on { $day } in { $searched } ({ $count } passages in all) and did not find that stated. I won't guess. What comes nearest:
}
knowledge_searched = your policies, rules and documents
knowledge_lacks = None of them says that for { $thing }.
knowledge_own_rate = Your own product list has { $rate } tax for { $goods }.
knowledge_own_rate_more = { $goods } and { $count } more
knowledge_nearest = Closest: { $heading }
ask_whole_clause = Show me the whole passage
    .label = Show it whole

# --- the page of a text -----------------------------------------------------------------
source_authority_law = Law
source_authority_marketplace = Marketplace policy
source_authority_shop = Shop's own procedure
source_authority_document = Document
source_version = version { $version }
source_since = holds since { $since }
source_until = held until { $until }
source_held = from { $since } to { $until }
source_superseded = A newer version took the place of this text.
source_origin = From: { $origin }
source_original_page = Open the original at page { $page }
# A link under an answer, for messengers.
source_link = { $title }: { $url }

# --- what went wrong --------------------------------------------------------------------
nothing_indexed = There is nothing to look that up in yet. Ask your manager to take in the shop's papers.
