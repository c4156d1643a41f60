# What went wrong, said to a person. Each code is one of `core.errors` or of a tool.
# `<code>_error` where a note of the same code says something else.

invalid_input = I couldn't work with that. Please say it once more with the product, the store and the days you mean.
invalid_argument = I couldn't work with that. Please say it once more with the product, the store and the days you mean.
conflict = That was already used for something else. Please start again.
unknown_tool = I can't do that yet.
not_enough_data = There isn't enough data to answer that.
role_not_allowed = That isn't allowed on your account. Ask your manager.
not_allowed = That isn't allowed on your account. Ask your manager.
unknown_identity = I don't know who you are. Ask your manager to add you.
out_of_scope = That isn't on your account. Ask your manager to add it.
approval_required = Your manager must agree first.
external_failure = Something I need isn't answering just now. Please ask again in a few minutes.
storage_full = There is no room left to store anything. Please tell your manager.
internal_error = Something went wrong on my side, so I have no answer to give. Please ask again in a few minutes.
too_slow = That took too long, so I stopped. Please ask about fewer products or days.

store_out_of_scope = That store isn't on your account. Ask your manager to add it.
sku_out_of_scope = That product isn't on your account. Ask your manager to add it.
city_out_of_scope = No store in that city is on your account. Ask your manager to add it.
category_out_of_scope = No product of that category is on your account. Ask your manager to add it.
no_stores = No store is on your account yet. Ask your manager to add it.
no_products = No product is on your account yet. Ask your manager to add it.

unknown_store = I know no store by that name. Which store do you mean?
unknown_sku = I know no product by that name. Which product do you mean?
unknown_city = You have no store in that city. Which store do you mean?
unknown_category = I know no category by that name. Which category do you mean?
store_not_in_city = That store is in another city. Which do you mean, the store or the city?
sku_not_in_category = That product is in another category. Which do you mean, the product or the category?

unknown_override = I know no forecast set by hand by that name.
override_end_before_start = The end lies before the start. Which days do you mean?
override_past = Those days are over. Which days ahead do you want to set?
override_too_long = That is too long to set by hand. Please choose fewer days.
override_too_far = That is too far ahead. Please choose days sooner than that.

no_sales = There are no sales yet. Import a sales file first.
cost_unknown_error = Its cost is unknown, so its margin is too, and I don't suggest a price. Add the cost to the product list.
price_unknown = It has not sold there for months, so I don't know its price now and suggest none.
no_history_error = Nothing asked about has sold lately, so there is nothing to go by.

above_mrp = That is above the MRP, and packed goods may not be sold above it. Choose a lower price.
price_below_zero = Nothing would be left of the price. Which price do you mean?
price_unchanged = That is its price already, so nothing was changed.
nothing_to_undo = No price change is there to undo.
manager_decides = That price change is for your manager to decide.
unknown_recommendation = I know no recommendation by that name. Ask what to do first.
alert_not_decided = That is an alert, so there is nothing in it to accept or reject. Ask what to do first.
recommendation_closed = That recommendation is not open any more. Ask what to do first.
quarantine_has_no_place = Rows that were put aside belong to no store or product for certain. Ask for them without one.
export_too_large = That is more than a file should hold. Please ask for fewer stores, products or days.
unknown_setting = I know no setting by that name. Ask me to show the settings.
setting_out_of_range = That value isn't allowed for this setting, so nothing was changed.
settings_of_whole_shop = The settings hold for the whole shop. Ask somebody who manages all of it.
settings_read_only = That can't be changed here.
outcome_unknown = It has not sold enough before and after to tell.
unknown_price_change = I know no price change by that name.
price_change_decided = { $who } has decided on that price change already: { $status ->
    [applied] it was approved.
    [undone] it was approved and then taken back.
   *[rejected] it was refused.
 }
price_change_expired = That price change waited too long for a decision, so it was let go. Please ask for it again.
preview_changed = That has changed since it was shown, so nothing was done. Please look at it again.

document_empty = That file is empty. Please send it again.
document_too_large = That file is too large for me: I read up to { $limit } MB. Send it in parts, or take the photo at a lower resolution.
document_type = { $found ->
    [program] That is a program, not a document, whatever its name says. I haven't opened it. Send the bill as a photo or PDF.
    [archive] That is a zipped folder. Unpack it and send the bill itself, as a photo or PDF.
    [office] That is an office file. Save it as PDF and send that.
    [web_page] That is a web page, not a document. Save it as PDF and send that.
    [recording] That is a video or a sound recording. Send a photo of the bill instead.
    [contact] That is a contact card, not a document. Send the bill as a photo or PDF.
    [sticker] That is a sticker. Send the bill as a photo or PDF.
    [text] That is plain text. Send the bill as a photo or PDF.
   *[other] I can't tell what that file is. Send the bill as a photo or PDF.
 }
document_heic = That photo is in HEIC, iPhone's own format, which I can't open here. Send it as JPEG.
document_truncated = Only part of that file arrived. Please send it again.
document_damaged = That file is damaged, so I can't open it. Save it or photograph it again, then send it.
document_protected = That PDF has a password. Save it without one and send it again.
document_no_pages = There is no such page in that file. Please send the whole document.
document_too_many_pages = That file has { $pages } pages; I read up to { $limit }. Send only the pages that matter.
document_too_many_pixels = That picture is too large for me: { $width } × { $height } dots, and I read up to { $limit } megapixels. Send it at a lower resolution.
document_too_slow = Page { $page } took too long, so I stopped. Send a plain photo or scan of it.
document_too_complex = Page { $page } is too heavy for me to open. Send a plain photo or scan of it.
document_broke_reader = I couldn't read page { $page }. Send a plain photo or scan of it.
document_too_dark = That photo is too dark for me to read. Please take it again in daylight or with the flash on.
document_too_blurred = That photo is too blurred for me to read. Please go close until the bill fills the picture, hold still until it is sharp, and send it again.
document_unreadable = I can't read anything on that. Send a sharper photo of the whole page, in good light.
document_reading_failed = I couldn't read that just now. Please send it again in a few minutes.
media_gone = I couldn't fetch that file: it isn't there any more, or I may not open it. Please send it again.
media_foreign = That is a link to a file kept elsewhere, which I don't open. Please send the file itself.
media_unreachable = That file didn't reach me. Please send it again in a few minutes.
reader_down = I couldn't read that just now. Please send it again in a few minutes.
textract_unreachable = The service that reads bills isn't answering just now. Please try again in a few minutes.
textract_not_allowed = The service that reads bills doesn't accept our account. Please tell whoever runs this.
