# Documents: what the copilot says of bills and certificates, and around files sent in chat.
# What a rule says comes in as a fact, in the rule's own words.

# --- check_document ---------------------------------------------------------------------
document_pass = ✅ *{ $title }*: कोई गड़बड़ नहीं मिली।
document_pass_others = { $n ->
    [one] { $count } और काग़ज़ में गड़बड़ है।
   *[other] { $count } और काग़ज़ों में गड़बड़ है।
}
document_fail = { $n ->
    [one] ❌ *{ $title }*: { $count } गड़बड़
   *[other] ❌ *{ $title }*: { $count } गड़बड़ियाँ
}
document_needs_review = { $n ->
    [one] 🟠 *{ $title }*: { $count } बात देख लें
   *[other] 🟠 *{ $title }*: { $count } बातें देख लें
}
document_needs_look = 🟠 *{ $title }*: इसे ख़ुद देख लें, सब कुछ पक्का नहीं पढ़ पाया।
document_reason = • { $message } ({ $clause })
document_reason_bare = • { $message }
document_hint = सिर्फ़ सुझाव: { $message } ({ $clause })
document_hint_bare = सिर्फ़ सुझाव: { $message }
document_on_page = यह पेज { $page } पर है।
document_law = आधार: { $clause }।
document_law_since = आधार: { $clause }, { $since } से लागू।
document_second_hand = इसका पाठ मैंने दूसरों के यहाँ पढ़ा: { $source }।
document_found_expected = { $found } लिखा है, { $expected } होना चाहिए।
document_found = { $found } लिखा है।
document_source = स्रोत: { $source }।
document_more = { $n ->
    [one] और { $count } बाक़ी।
   *[other] और { $count } बाक़ी।
}
document_next = { $step }
document_others = { $n ->
    [one] फ़ाइल में { $count } काग़ज़ और है।
   *[other] फ़ाइल में { $count } काग़ज़ और हैं।
}
document_unsure = { $field } देख लें: मैंने { $value } पढ़ा, पर पक्का नहीं।
document_waiting = *{ $file }* फ़ाइल का इंतज़ार है।
document_reading = *{ $file }* अभी पढ़ रहा हूँ। थोड़ी देर में फिर पूछें।
document_refused = ❌ *{ $file }* नहीं पढ़ पाया: { $why }
ask_why_document =
    .label = क्यों?
document_which = इस नंबर के { $count } काग़ज़ हैं। कौन सा?
ask_failed_documents =
    .label = वे दिखाएँ
ask_check_document =
    .label = जाँच करें

# --- correct_document -------------------------------------------------------------------
correct_title = सुधार, *{ $title }*
correct_change = { $field }: { $before } → { $value }
correct_new = { $field }: { $value }
correct_then_pass = इसके बाद कोई गड़बड़ नहीं बचती। ✅
correct_then_fail = { $n ->
    [one] इसके बाद { $count } गड़बड़ बचती है।
   *[other] इसके बाद { $count } गड़बड़ियाँ बचती हैं।
}
correct_then_needs_review = { $n ->
    [one] इसके बाद { $count } बात देखनी बाक़ी है।
   *[other] इसके बाद { $count } बातें देखनी बाक़ी हैं।
}
which_value_document = सही क्या है? जैसा काग़ज़ पर छपा है वैसा भेजें।

# --- what went wrong --------------------------------------------------------------------
no_documents_sent = आपने अभी तक कोई काग़ज़ नहीं भेजा। बिल की फ़ोटो या फ़ाइल भेजें।
document_out_of_scope = वह काग़ज़ आपके खाते में नहीं है।
document_number_unknown = मेरे पास { $number } नंबर का कोई काग़ज़ नहीं है।
document_number_shared = { $number } नंबर के कई काग़ज़ हैं। पहले { $number } जाँचने को कहें, फिर जो चाहिए उसके बारे में बताएँ।
document_supplier_unknown = मेरे पास { $supplier } का कोई काग़ज़ नहीं है।
document_kind_unknown = ऐसा कोई काग़ज़ आपने अभी तक नहीं भेजा।
document_not_read = वह काग़ज़ अभी पढ़ा नहीं गया, इसलिए सुधारने को कुछ नहीं।
document_field_unknown = ऐसे काग़ज़ में यह जगह नहीं होती। कौन सी चाहिए?
document_value_unchanged = यही तो पढ़ा हुआ है, इसलिए कुछ नहीं बदला।
document_value_unreadable = यह मान पढ़ा नहीं गया। जैसा काग़ज़ पर छपा है वैसा भेजें।

# --- list_documents ---------------------------------------------------------------------
documents_all = { $n ->
    [one] { $count } काग़ज़।
   *[other] { $count } काग़ज़।
}
documents_some = { $n ->
    [one] { $count } काग़ज़।
   *[other] { $count } काग़ज़।
}
documents_attention = { $n ->
    [one] *{ $count }* काग़ज़ आपको देखना है।
   *[other] *{ $count }* काग़ज़ आपको देखने हैं।
}
documents_fail = { $n ->
    [one] ❌ *{ $count }* काग़ज़ जाँच में फ़ेल हुआ।
   *[other] ❌ *{ $count }* काग़ज़ जाँच में फ़ेल हुए।
}
documents_needs_review = { $n ->
    [one] 🟠 *{ $count }* काग़ज़ आपको जाँचना है।
   *[other] 🟠 *{ $count }* काग़ज़ आपको जाँचने हैं।
}
documents_pass = { $n ->
    [one] ✅ *{ $count }* काग़ज़ ठीक है।
   *[other] ✅ *{ $count }* काग़ज़ ठीक हैं।
}
documents_refused = { $n ->
    [one] *{ $count }* फ़ाइल पढ़ी नहीं जा सकी।
   *[other] *{ $count }* फ़ाइलें पढ़ी नहीं जा सकीं।
}
documents_reading = { $n ->
    [one] { $count } काग़ज़ अभी पढ़ रहा हूँ।
   *[other] { $count } काग़ज़ अभी पढ़ रहा हूँ।
}
documents_none_all = ऐसा कोई काग़ज़ नहीं है। बिल की फ़ोटो या फ़ाइल भेजिए।
documents_none_some = ऐसा कोई काग़ज़ नहीं है।
documents_none_attention = ✅ कोई काग़ज़ देखने को बाक़ी नहीं है।
documents_none_fail = ✅ कोई काग़ज़ जाँच में फ़ेल नहीं हुआ।
documents_none_needs_review = ✅ कोई काग़ज़ जाँचने को बाक़ी नहीं है।
documents_none_pass = अभी तक कोई काग़ज़ ठीक नहीं निकला।
documents_none_refused = हर फ़ाइल पढ़ी जा सकी।
documents_none_reading = कोई काग़ज़ पढ़ने को बाक़ी नहीं है।
documents_of_problem = *{ $count }* काग़ज़: { $what }
documents_none_of_problem = ✅ ऐसा कोई काग़ज़ नहीं: { $what }।
problem_duplicate = जिसका नंबर विक्रेता पहले भी दे चुका है
problem_gstin = GST नंबर में गड़बड़
problem_tax = टैक्स में गड़बड़
problem_hsn = HSN नहीं है या ग़लत है
problem_arithmetic = जोड़ ठीक नहीं बैठता
problem_missing = कुछ ज़रूरी बात नहीं लिखी
problem_number = बिल नंबर में गड़बड़
problem_date = तारीख़ में गड़बड़
problem_einvoice = ई-इनवॉइस में गड़बड़
problem_food = FSSAI नंबर नहीं है या ग़लत है
problem_price = MRP से ऊपर बिका
problem_supplier_payment = छोटे सप्लायर का भुगतान
problem_transport = ई-वे बिल
problem_certificate = सर्टिफ़िकेट में गड़बड़
problem_claim = क्लेम में गड़बड़
problem_unreadable = साफ़ नहीं पढ़ा गया
documents_part_fail = ❌ { $count } फ़ेल
documents_part_needs_review = 🟠 { $count } जाँचने हैं
documents_part_pass = ✅ { $count } ठीक
documents_part_refused = { $count } पढ़े नहीं गए
documents_part_reading = { $count } पढ़े जा रहे हैं
documents_line_fail = ❌ *{ $title }*
documents_line_needs_review = 🟠 *{ $title }*
documents_line_pass = ✅ { $title }
documents_line_refused = { $title } (पढ़ा नहीं गया)
documents_line_reading = { $title } (पढ़ा जा रहा है)
documents_line_day = { $line }, { $day }
documents_line_problem = { $line }: { $problem }
documents_looked_through = मैंने सबसे नए { $count } देखे।
