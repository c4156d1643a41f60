# Documents: what the copilot says of bills and certificates, and around files sent in chat.
# What a rule says comes in as a fact, in the rule's own words.

# --- check_document ---------------------------------------------------------------------
document_pass = ✅ *{ $title }*: no problem found.
document_pass_others = { $n ->
    [one] { $count } other document has a problem.
   *[other] { $count } other documents have problems.
}
document_fail = { $n ->
    [one] ❌ *{ $title }*: { $count } problem
   *[other] ❌ *{ $title }*: { $count } problems
}
document_needs_review = { $n ->
    [one] 🟠 *{ $title }*: please check { $count } thing
   *[other] 🟠 *{ $title }*: please check { $count } things
}
document_needs_look = 🟠 *{ $title }*: please check it yourself, I could not read all of it surely.
document_reason = • { $message } ({ $clause })
document_reason_bare = • { $message }
document_hint = Only a hint: { $message } ({ $clause })
document_hint_bare = Only a hint: { $message }
document_on_page = It stands on page { $page }.
document_law = It follows from: { $clause }.
document_law_since = It follows from: { $clause }, in force since { $since }.
document_second_hand = I read its text at second hand: { $source }.
document_found_expected = Found { $found }, expected { $expected }.
document_found = Found { $found }.
document_source = Source: { $source }.
document_more = { $n ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
document_next = { $step }
document_others = { $n ->
    [one] The file holds { $count } more document.
   *[other] The file holds { $count } more documents.
}
document_unsure = Please look at { $field }: I read { $value }, but not surely.
document_waiting = I am waiting for the file *{ $file }*.
document_reading = I am still reading *{ $file }*. Please ask again in a moment.
document_refused = ❌ I could not read *{ $file }*: { $why }
ask_why_document = Why?
    .label = Why?
document_which = You have { $count } documents of that number. Which one?
ask_failed_documents = Which bills failed or need review?
    .label = Show those
ask_check_document = Check document { $doc }
    .label = Check it

# --- correct_document -------------------------------------------------------------------
correct_title = Correction, *{ $title }*
correct_change = { $field }: { $before } → { $value }
correct_new = { $field }: { $value }
correct_then_pass = With that no problem is left. ✅
correct_then_fail = { $n ->
    [one] With that { $count } problem is left.
   *[other] With that { $count } problems are left.
}
correct_then_needs_review = { $n ->
    [one] With that { $count } thing is left to check.
   *[other] With that { $count } things are left to check.
}
which_value_document = What should it read? Send it as the document prints it.

# --- what went wrong --------------------------------------------------------------------
no_documents_sent = You have not sent me a document yet. Send a photo of a bill, or the file.
document_out_of_scope = That document isn't on your account.
document_number_unknown = I have no document numbered { $number }.
document_number_shared = Several documents bear the number { $number }. Check { $number } first, then say it of the one you mean.
document_supplier_unknown = I have no document from { $supplier }.
document_kind_unknown = You have not sent me a document of that kind yet.
document_not_read = That document is not read yet, so there is nothing to correct.
document_field_unknown = Such a document has no field like that. Which one do you mean?
document_value_unchanged = That is what it reads already, so nothing was changed.
document_value_unreadable = I can't read that as such a value. Please send it as the document prints it.

# --- list_documents ---------------------------------------------------------------------
documents_all = { $n ->
    [one] { $count } document.
   *[other] { $count } documents.
}
documents_some = { $n ->
    [one] { $count } document.
   *[other] { $count } documents.
}
documents_attention = { $n ->
    [one] *{ $count }* document needs your look.
   *[other] *{ $count }* documents need your look.
}
documents_fail = { $n ->
    [one] ❌ *{ $count }* document failed the check.
   *[other] ❌ *{ $count }* documents failed the check.
}
documents_needs_review = { $n ->
    [one] 🟠 *{ $count }* document is for you to review.
   *[other] 🟠 *{ $count }* documents are for you to review.
}
documents_pass = { $n ->
    [one] ✅ *{ $count }* document is in order.
   *[other] ✅ *{ $count }* documents are in order.
}
documents_refused = { $n ->
    [one] *{ $count }* file could not be read.
   *[other] *{ $count }* files could not be read.
}
documents_reading = { $n ->
    [one] I am still reading { $count } document.
   *[other] I am still reading { $count } documents.
}
documents_none_all = There are no such documents. Send a photo of a bill, or the file.
documents_none_some = There are no such documents.
documents_none_attention = ✅ No document waits for your look.
documents_none_fail = ✅ No document failed the check.
documents_none_needs_review = ✅ No document is left to review.
documents_none_pass = No document is in order so far.
documents_none_refused = Every file could be read.
documents_none_reading = No document is waiting to be read.
documents_of_problem = { $n ->
    [one] *{ $count }* document: { $what }
   *[other] *{ $count }* documents: { $what }
}
documents_none_of_problem = ✅ No such document: { $what }.
problem_duplicate = a number that its seller gave before
problem_gstin = something wrong with a GST number
problem_tax = something wrong with the tax
problem_hsn = HSN missing or wrong
problem_arithmetic = sums that do not add up
problem_missing = something missing that must be there
problem_number = something wrong with the number
problem_date = something wrong with a date
problem_einvoice = something wrong with the e-invoice
problem_food = FSSAI number missing or wrong
problem_price = sold above the MRP
problem_supplier_payment = payment to a small supplier
problem_transport = e-way bill
problem_certificate = something wrong with a certificate
problem_claim = something wrong with a claim
problem_unreadable = not read surely
documents_part_fail = ❌ { $count } failed
documents_part_needs_review = 🟠 { $count } to review
documents_part_pass = ✅ { $count } in order
documents_part_refused = { $count } not readable
documents_part_reading = { $count } being read
documents_line_fail = ❌ *{ $title }*
documents_line_needs_review = 🟠 *{ $title }*
documents_line_pass = ✅ { $title }
documents_line_refused = { $title } (not readable)
documents_line_reading = { $title } (being read)
documents_line_day = { $line }, { $day }
documents_line_problem = { $line }: { $problem }
documents_looked_through = I looked through the newest { $count }.
listed_document = document { $doc }
ask_listed_document = Check document { $doc } and explain
