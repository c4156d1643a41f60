# Files sent in chat: said by the doors and the jobs, around what the copilot answers.

# --- acknowledged, and what became of tables -----------------------------------------------------------------
attachment_reading = { $n ->
    [one] ✅ Mil gaya, padh raha hoon…
   *[other] ✅ Sab { $n } mil gaye, padh raha hoon…
}
attachment_importing = { $n ->
    [one] ✅ Mil gaya, lines daal raha hoon…
   *[other] ✅ Sab { $n } mil gaye, lines daal raha hoon…
}
attachment_both = ✅ Sab { $n } mil gaye, kaagaz padh raha hoon aur table daal raha hoon…
attachment_too_many = Sirf pehle { $limit } dekhta hoon. Baaki phir se bhejein.
import_done = ✅ *{ $file }*: { $rows } me se { $accepted } lines daali ({ $kind }), { $duplicates } pehle se thi.
import_quarantined = 🟠 { $quarantined } lines alag rakhi, zyadatar is wajah se: { $reason }
import_failed = ❌ File nahi daali gayi: { $reason }

# --- files and pages that go along with an answer ----------------------------------------
file_link = Download karein (din bhar chalega): { $url }
file_elsewhere = Yahan nahi bhej sakta. Web chat kholkar phir maangein, wahan download hogi.
document_page_shown = Page { $page }, gadbad par nishaan

# --- the web chat's files ---------------------------------------------------------------
web_attach = Photo, PDF ya table lagayein
web_attached = { $name }
web_document_page = Page, gadbad par nishaan
web_too_large = Yeh file bhejne ke liye bahut badi hai.

# --- what documents are called ----------------------------------------------------------
doc_type_invoice = Bill
doc_type_bill_of_supply = Bill of supply
doc_type_credit_note = Credit note
doc_type_debit_note = Debit note
doc_type_receipt = Raseed
doc_type_gst_certificate = GST certificate
doc_type_msme_certificate = Udyam certificate
doc_type_claim_form = Claim form
doc_type_policy = Policy
doc_type_other = Kaagaz

# --- what tables are called, and why a row was put aside -----------------------------
import_kind_sales = bikri
import_kind_inventory = stock
import_kind_products = maal ki list
import_kind_competitor_prices = doosron ke rate
import_kind_promotions = offer
import_kind_holidays = chhuttiyan
import_kind_stores = dukaanein
import_kind_returns = wapsi
import_kind_supplier_terms = supplier ki shartein
import_kind_price_policy = rate ki limit
import_reason_missing_value = value khaali hai
import_reason_date_invalid = date nahi hai
import_reason_date_impossible = aisa koi din nahi
import_reason_date_ambiguous = din aur mahina ulte bhi padhe ja sakte hain
import_reason_date_year_unclear = saal adhoora likha hai
import_reason_date_out_of_range = aisa saal nahi ho sakta
import_reason_date_in_future = woh din abhi aaya nahi
import_reason_end_before_start = aakhri din shuru se pehle hai
import_reason_number_invalid = number nahi hai
import_reason_number_too_large = number bahut bada hai
import_reason_not_finite = number ka koi ant nahi
import_reason_not_whole = poora number nahi hai
import_reason_negative = number minus me hai
import_reason_below_minimum = number bahut chhota hai
import_reason_above_maximum = number bahut bada hai
import_reason_boolean_invalid = na haan hai, na na
import_reason_id_in_scientific_notation = code spreadsheet ne chhota kar diya
import_reason_text_too_long = text bahut lamba hai
import_reason_control_character = aisa akshar jo padha nahi jaata
import_reason_encoding_invalid = akshar padhe nahi ja rahe
import_reason_nested_value = jahan iklauti value chahiye wahan kai hain
import_reason_value_twice = wahi value phir se, aur alag
import_reason_json_invalid = sahi JSON nahi hai
import_reason_wrong_field_count = column kam ya zyada hain
