# Documents: what the copilot says of bills and certificates, and around files sent in chat.
# What a rule says comes in as a fact, in the rule's own words.

# --- check_document ---------------------------------------------------------------------
document_pass = ✅ *{ $title }*: no problem found.
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
document_not_read = That document is not read yet, so there is nothing to correct.
document_field_unknown = Such a document has no field like that. Which one do you mean?
document_value_unchanged = That is what it reads already, so nothing was changed.
document_value_unreadable = I can't read that as such a value. Please send it as the document prints it.
