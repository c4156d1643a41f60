# Files sent in chat: said by the doors and the jobs, around what the copilot answers.

# --- acknowledged, and what became of tables -----------------------------------------------------------------
attachment_reading = { $n ->
    [one] ✅ मिल गया, पढ़ रहा हूँ…
   *[other] ✅ सब { $n } मिल गए, पढ़ रहा हूँ…
}
attachment_importing = { $n ->
    [one] ✅ मिल गया, लाइनें डाल रहा हूँ…
   *[other] ✅ सब { $n } मिल गए, लाइनें डाल रहा हूँ…
}
attachment_both = ✅ सब { $n } मिल गए, काग़ज़ पढ़ रहा हूँ और टेबल डाल रहा हूँ…
attachment_too_many = सिर्फ़ पहले { $limit } देखता हूँ। बाक़ी फिर से भेजें।
import_done = ✅ *{ $file }*: { $rows } में से { $accepted } लाइनें डालीं ({ $kind }), { $duplicates } पहले से थीं।
import_quarantined = 🟠 { $quarantined } लाइनें अलग रखीं, ज़्यादातर इस वजह से: { $reason }
import_failed = ❌ फ़ाइल नहीं डाली गई: { $reason }

# --- files and pages that go along with an answer ----------------------------------------
file_link = डाउनलोड करें (दिन भर चलेगा): { $url }
file_elsewhere = यहाँ नहीं भेज सकता। वेब चैट खोलकर फिर माँगें, वहाँ डाउनलोड होगी।
document_page_shown = पन्ना { $page }, गड़बड़ पर निशान

# --- the web chat's files ---------------------------------------------------------------
web_attach = फ़ोटो, PDF या टेबल लगाएँ
web_attached = { $name }
web_document_page = पन्ना, गड़बड़ पर निशान
web_too_large = यह फ़ाइल भेजने के लिए बहुत बड़ी है।

# --- what documents are called ----------------------------------------------------------
doc_type_invoice = बिल
doc_type_bill_of_supply = बिल ऑफ़ सप्लाई
doc_type_credit_note = क्रेडिट नोट
doc_type_debit_note = डेबिट नोट
doc_type_receipt = रसीद
doc_type_gst_certificate = GST सर्टिफ़िकेट
doc_type_msme_certificate = उद्यम सर्टिफ़िकेट
doc_type_claim_form = क्लेम फ़ॉर्म
doc_type_policy = पॉलिसी
doc_type_other = काग़ज़

# --- what tables are called, and why a row was put aside -----------------------------
import_kind_sales = बिक्री
import_kind_inventory = स्टॉक
import_kind_products = माल की सूची
import_kind_competitor_prices = दूसरों के रेट
import_kind_promotions = ऑफ़र
import_kind_holidays = छुट्टियाँ
import_kind_stores = दुकानें
import_kind_returns = वापसी
import_kind_supplier_terms = सप्लायर की शर्तें
import_kind_price_policy = रेट की लिमिट
import_reason_missing_value = मान ख़ाली है
import_reason_date_invalid = तारीख़ नहीं है
import_reason_date_impossible = ऐसा कोई दिन नहीं
import_reason_date_ambiguous = दिन और महीना उलटे भी पढ़े जा सकते हैं
import_reason_date_year_unclear = साल अधूरा लिखा है
import_reason_date_out_of_range = ऐसा साल नहीं हो सकता
import_reason_date_in_future = वह दिन अभी आया नहीं
import_reason_end_before_start = आख़िरी दिन शुरू से पहले है
import_reason_number_invalid = संख्या नहीं है
import_reason_number_too_large = संख्या बहुत बड़ी है
import_reason_not_finite = संख्या का कोई अंत नहीं
import_reason_not_whole = पूरी संख्या नहीं है
import_reason_negative = संख्या माइनस में है
import_reason_below_minimum = संख्या बहुत छोटी है
import_reason_above_maximum = संख्या बहुत बड़ी है
import_reason_boolean_invalid = न हाँ है, न ना
import_reason_id_in_scientific_notation = कोड स्प्रेडशीट ने छोटा कर दिया
import_reason_text_too_long = लिखा हुआ बहुत लंबा है
import_reason_control_character = ऐसा अक्षर जो पढ़ा नहीं जाता
import_reason_encoding_invalid = अक्षर पढ़े नहीं जा रहे
import_reason_nested_value = जहाँ इकलौता मान चाहिए वहाँ कई हैं
import_reason_value_twice = वही मान फिर से, और अलग
import_reason_json_invalid = सही JSON नहीं है
import_reason_wrong_field_count = कॉलम कम या ज़्यादा हैं
