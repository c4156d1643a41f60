# Files sent in chat: said by the doors and the jobs, around what the copilot answers.

# --- acknowledged, and what became of tables -----------------------------------------------------------------
attachment_reading = { $n ->
    [one] ✅ Got it, reading…
    [2] ✅ Got both, reading…
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

# --- files and pages that go along with an answer ----------------------------------------
file_link = Download (for a day): { $url }
file_elsewhere = It cannot be sent here. Open the web chat and ask again to download it.
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

# --- what tables are called, and why a row was put aside -----------------------------
import_kind_sales = sales
import_kind_inventory = stock
import_kind_products = products
import_kind_competitor_prices = competitors' prices
import_kind_promotions = offers
import_kind_holidays = holidays
import_kind_stores = stores
import_kind_returns = returns
import_kind_supplier_terms = suppliers' terms
import_kind_price_policy = price limits
import_reason_missing_value = a value is missing
import_reason_date_invalid = not a date
import_reason_date_impossible = no such day
import_reason_date_ambiguous = day and month could be either way round
import_reason_date_year_unclear = the year has only its last digits
import_reason_date_out_of_range = a year that cannot be
import_reason_date_in_future = a day that has not come yet
import_reason_end_before_start = the end lies before the start
import_reason_number_invalid = not a number
import_reason_number_too_large = a number far too large
import_reason_not_finite = a number without an end
import_reason_not_whole = not a whole number
import_reason_negative = below nothing
import_reason_below_minimum = too small a number
import_reason_above_maximum = too large a number
import_reason_boolean_invalid = neither yes nor no
import_reason_id_in_scientific_notation = a code that the spreadsheet shortened
import_reason_text_too_long = a text that is too long
import_reason_control_character = a character nobody can read
import_reason_encoding_invalid = letters that cannot be read
import_reason_nested_value = several values in the place of one
import_reason_value_twice = the same value twice, and they differ
import_reason_json_invalid = not valid JSON
import_reason_wrong_field_count = too many or too few columns
