# Files sent in chat: said by the doors and the jobs, around what the copilot answers.

# --- acknowledged, and what became of tables -----------------------------------------------------------------
attachment_reading = { $n ->
    [one] ✅ Got it, reading…
   *[other] ✅ Got all { $n }, reading…
}
attachment_importing = { $n ->
    [one] ✅ Got it, taking the rows in…
   *[other] ✅ Got all { $n }, taking the rows in…
}
attachment_both = ✅ Got all { $n }, reading the documents and taking the tables in…
attachment_too_many = I look at the first { $limit } only. Please send the rest again.
check_this_document = Check this document
import_this_file = Take in the file { $file }
import_done = ✅ *{ $file }*: { $accepted } of { $rows } rows taken in ({ $kind }), { $duplicates } were there before.
import_quarantined = 🟠 { $quarantined } rows put aside, most of them for: { $reason }
import_failed = ❌ The file was not taken in: { $reason }

# --- pages shown beside an answer -------------------------------------------------------
document_page_shown = Page { $page }, the problem marked

# --- the web chat's files ---------------------------------------------------------------
web_attach = Attach a photo, PDF or table
web_attached = { $name }
web_document_page = Page with the problems marked
web_too_large = That file is too large to send.

# --- what documents are called ----------------------------------------------------------
doc_type_invoice = Invoice
doc_type_bill_of_supply = Bill of supply
doc_type_credit_note = Credit note
doc_type_debit_note = Debit note
doc_type_receipt = Receipt
doc_type_gst_certificate = GST certificate
doc_type_msme_certificate = Udyam certificate
doc_type_claim_form = Claim form
doc_type_policy = Policy
doc_type_other = Document
