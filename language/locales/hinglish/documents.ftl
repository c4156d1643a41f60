# Documents: what the copilot says of bills and certificates, and around files sent in chat.
# What a rule says comes in as a fact, in the rule's own words.

# --- check_document ---------------------------------------------------------------------
document_pass = ✅ *{ $title }*: koi gadbad nahi mili.
document_pass_others = { $n ->
    [one] { $count } aur kaagaz me gadbad hai.
   *[other] { $count } aur kaagazon me gadbad hai.
}
document_fail = { $n ->
    [one] ❌ *{ $title }*: { $count } gadbad
   *[other] ❌ *{ $title }*: { $count } gadbadiyan
}
document_needs_review = { $n ->
    [one] 🟠 *{ $title }*: { $count } baat dekh lein
   *[other] 🟠 *{ $title }*: { $count } baatein dekh lein
}
document_needs_look = 🟠 *{ $title }*: ise khud dekh lein, sab kuch pakka nahi padh paya.
document_reason = • { $message } ({ $clause })
document_reason_bare = • { $message }
document_hint = Sirf sujhaav: { $message } ({ $clause })
document_hint_bare = Sirf sujhaav: { $message }
document_on_page = Yeh page { $page } par hai.
document_law = Iska aadhar: { $clause }.
document_law_since = Iska aadhar: { $clause }, { $since } se laagu.
document_second_hand = Iska text maine doosron ke yahan padha: { $source }.
document_found_expected = { $found } likha hai, { $expected } hona chahiye.
document_found = { $found } likha hai.
document_source = Source: { $source }.
document_more = { $n ->
    [one] Aur { $count } baaki.
   *[other] Aur { $count } baaki.
}
document_next = { $step }
document_others = { $n ->
    [one] File me { $count } kaagaz aur hai.
   *[other] File me { $count } kaagaz aur hain.
}
document_unsure = { $field } dekh lein: maine { $value } padha, par pakka nahi.
document_waiting = *{ $file }* file ka intezaar hai.
document_reading = *{ $file }* abhi padh raha hoon. Thodi der me phir poochein.
document_refused = ❌ *{ $file }* nahi padh paya: { $why }
ask_why_document =
    .label = Kyun?
document_which = Is number ke { $count } kaagaz hain. Kaun sa?
ask_failed_documents =
    .label = Woh dikhayein
ask_check_document =
    .label = Jaanch karein

# --- correct_document -------------------------------------------------------------------
correct_title = Sudhaar, *{ $title }*
correct_change = { $field }: { $before } → { $value }
correct_new = { $field }: { $value }
correct_then_pass = Iske baad koi gadbad nahi bachti. ✅
correct_then_fail = { $n ->
    [one] Iske baad { $count } gadbad bachti hai.
   *[other] Iske baad { $count } gadbadiyan bachti hain.
}
correct_then_needs_review = { $n ->
    [one] Iske baad { $count } baat dekhni baaki hai.
   *[other] Iske baad { $count } baatein dekhni baaki hain.
}
which_value_document = Sahi kya hai? Jaisa kaagaz par chhapa hai waisa bhejein.

# --- what went wrong --------------------------------------------------------------------
no_documents_sent = Aapne abhi tak koi kaagaz nahi bheja. Bill ki photo ya file bhejein.
document_out_of_scope = Woh kaagaz aapke account me nahi hai.
document_number_unknown = Mere paas { $number } number ka koi kaagaz nahi hai.
document_number_shared = { $number } number ke kai kaagaz hain. Pehle { $number } check karne ko kahein, phir jo chahiye uske baare me bataiye.
document_supplier_unknown = Mere paas { $supplier } ka koi kaagaz nahi hai.
document_kind_unknown = Aisa koi kaagaz aapne abhi tak nahi bheja.
document_not_read = Woh kaagaz abhi padha nahi gaya, isliye sudhaarne ko kuch nahi.
document_field_unknown = Aise kaagaz me yeh jagah nahi hoti. Kaun si chahiye?
document_value_unchanged = Yahi to padha hua hai, isliye kuch nahi badla.
document_value_unreadable = Yeh value padhi nahi gayi. Jaisa kaagaz par chhapa hai waisa bhejein.

# --- list_documents ---------------------------------------------------------------------
documents_all = { $n ->
    [one] { $count } kaagaz.
   *[other] { $count } kaagaz.
}
documents_some = { $n ->
    [one] { $count } kaagaz.
   *[other] { $count } kaagaz.
}
documents_attention = { $n ->
    [one] *{ $count }* kaagaz aapko dekhna hai.
   *[other] *{ $count }* kaagaz aapko dekhne hain.
}
documents_fail = { $n ->
    [one] ❌ *{ $count }* kaagaz check me fail hua.
   *[other] ❌ *{ $count }* kaagaz check me fail hue.
}
documents_needs_review = { $n ->
    [one] 🟠 *{ $count }* kaagaz aapko check karna hai.
   *[other] 🟠 *{ $count }* kaagaz aapko check karne hain.
}
documents_pass = { $n ->
    [one] ✅ *{ $count }* kaagaz sahi hai.
   *[other] ✅ *{ $count }* kaagaz sahi hain.
}
documents_refused = { $n ->
    [one] *{ $count }* file padhi nahi ja saki.
   *[other] *{ $count }* files padhi nahi ja sakin.
}
documents_reading = { $n ->
    [one] { $count } kaagaz abhi padh raha hoon.
   *[other] { $count } kaagaz abhi padh raha hoon.
}
documents_none_all = Aisa koi kaagaz nahi hai. Bill ki photo ya file bhejiye.
documents_none_some = Aisa koi kaagaz nahi hai.
documents_none_attention = ✅ Koi kaagaz dekhne ko baaki nahi hai.
documents_none_fail = ✅ Koi kaagaz check me fail nahi hua.
documents_none_needs_review = ✅ Koi kaagaz check karne ko baaki nahi hai.
documents_none_pass = Abhi tak koi kaagaz sahi nahi nikla.
documents_none_refused = Har file padhi ja saki.
documents_none_reading = Koi kaagaz padhne ko baaki nahi hai.
documents_of_problem = *{ $count }* kaagaz: { $what }
documents_none_of_problem = ✅ Aisa koi kaagaz nahi: { $what }.
problem_duplicate = jiska number seller pehle bhi de chuka hai
problem_gstin = GST number me gadbad
problem_tax = tax me gadbad
problem_hsn = HSN nahi hai ya galat hai
problem_arithmetic = jod theek nahi baithta
problem_missing = koi zaroori baat nahi likhi
problem_number = bill number me gadbad
problem_date = tareekh me gadbad
problem_einvoice = e-invoice me gadbad
problem_food = FSSAI number nahi hai ya galat hai
problem_price = MRP se upar bika
problem_supplier_payment = chhote supplier ka payment
problem_transport = e-way bill
problem_certificate = certificate me gadbad
problem_claim = claim me gadbad
problem_unreadable = saaf nahi padha gaya
documents_part_fail = ❌ { $count } fail
documents_part_needs_review = 🟠 { $count } check karne hain
documents_part_pass = ✅ { $count } sahi
documents_part_refused = { $count } padhe nahi gaye
documents_part_reading = { $count } padhe ja rahe hain
documents_line_fail = ❌ *{ $title }*
documents_line_needs_review = 🟠 *{ $title }*
documents_line_pass = ✅ { $title }
documents_line_refused = { $title } (padha nahi gaya)
documents_line_reading = { $title } (padha ja raha hai)
documents_line_day = { $line }, { $day }
documents_line_problem = { $line }: { $problem }
documents_looked_through = Maine sabse naye { $count } dekhe.
