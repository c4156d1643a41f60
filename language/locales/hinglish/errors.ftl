# What went wrong, said to a person.

invalid_input = Yeh samajh nahi aaya. Maal, dukaan aur din batakar phir se kahein.
invalid_argument = Yeh samajh nahi aaya. Maal, dukaan aur din batakar phir se kahein.
conflict = Yeh kisi aur kaam me lag chuka hai. Shuru se karein.
unknown_tool = Yeh main abhi nahi kar sakta.
not_enough_data = Iska jawab dene layak data nahi hai.
role_not_allowed = Aapke account me iski ijazat nahi. Apne manager se kahein.
not_allowed = Aapke account me iski ijazat nahi. Apne manager se kahein.
unknown_identity = Main aapko nahi pehchanta. Manager se kahein ki aapko jodein.
out_of_scope = Yeh aapke account me nahi hai. Manager se kahein ki jodein.
approval_required = Pehle manager ki haan chahiye.
external_failure = Jis service ki zaroorat hai woh abhi jawab nahi de rahi. Kuch minute baad phir poochein.
storage_full = Rakhne ki jagah khatam ho gayi hai. Manager ko bata dijiye.
internal_error = Meri taraf se gadbad ho gayi, isliye jawab nahi hai. Kuch minute baad phir poochein.
too_slow = Isme bahut der lagi, isliye rok diya. Kam maal ya kam dino ke baare me poochein.

store_out_of_scope = Yeh dukaan aapke account me nahi hai. Manager se kahein ki jodein.
sku_out_of_scope = Yeh maal aapke account me nahi hai. Manager se kahein ki jodein.
city_out_of_scope = Us sheher ki koi dukaan aapke account me nahi hai. Manager se kahein ki jodein.
category_out_of_scope = Us category ka koi maal aapke account me nahi hai. Manager se kahein ki jodein.
no_stores = Aapke account me abhi koi dukaan nahi. Manager se kahein ki jodein.
no_products = Aapke account me abhi koi maal nahi. Manager se kahein ki jodein.

unknown_store = Is naam ki dukaan main nahi jaanta. Kaun si dukaan?
unknown_sku = Is naam ka maal main nahi jaanta. Kaun sa maal?
unknown_city = Us sheher me aapki koi dukaan nahi. Kaun si dukaan?
unknown_category = Is naam ki category main nahi jaanta. Kaun si category?
store_not_in_city = Woh dukaan doosre sheher me hai. Dukaan chahiye ya sheher?
sku_not_in_category = Woh maal doosri category me hai. Maal chahiye ya category?

unknown_override = Is naam ka haath se rakha andaza nahi mila.
override_end_before_start = Aakhri din pehle din se pehle aata hai. Kaun se din?
override_past = Woh din beet chuke. Aage ke kaun se din rakhne hain?
override_too_long = Haath se rakhne ke liye yeh bahut lamba hai. Kam din chunein.
override_too_far = Yeh bahut aage ka hai. Paas ke din chunein.

no_sales = Abhi koi bikri nahi hai. Pehle bikri ki file daalein.
cost_unknown_error = Iski laagat pata nahi, to margin bhi nahi, isliye rate nahi sujhaunga. Maal ki list me laagat daalein.
price_unknown = Yeh wahan mahino se nahi bika, isliye abhi ka rate pata nahi aur doosra nahi sujhaunga.
no_history_error = Jo poocha woh in dino bika hi nahi, isliye hisaab ka koi aadhar nahi.

above_mrp = Yeh MRP se upar hai, aur pack maal usse upar nahi bech sakte. Kam rate chunein.
price_below_zero = Itna ghatane par rate me kuch nahi bachega. Kaun sa rate chahiye?
price_unchanged = Yahi to abhi ka rate hai, isliye kuch nahi badla.
nothing_to_undo = Wapas lene ko rate ka koi badlav nahi hai.
manager_decides = Rate ka woh badlav aapke manager ko tay karna hai.
unknown_recommendation = Is naam ki salah nahi mili. Poochein ki pehle kya karna hai.
alert_not_decided = Yeh chetavni hai, isme haan ya na karne ko kuch nahi. Poochein ki pehle kya karna hai.
recommendation_closed = Woh salah ab khuli nahi hai. Poochein ki pehle kya karna hai.
export_too_large = Itna file me nahi aayega. Kam dukaanein, maal ya din maangein.
quarantine_has_no_place = Alag rakhi lines kis dukaan ya maal ki hain, pakka nahi. Bina dukaan ya maal bataye maangein.
unknown_setting = Is naam ki setting nahi mili. Kahein ki setting dikhao.
setting_out_of_range = Is setting me yeh value nahi chalegi, isliye kuch nahi badla.
settings_of_whole_shop = Setting poori dukaan ki hoti hai. Unse kahein jo poori dukaan dekhte hain.
settings_read_only = Yeh yahan nahi badla ja sakta.
outcome_unknown = Pehle aur baad me bikri itni nahi ki asar bataya ja sake.
unknown_price_change = Is naam ka rate badlav nahi mila.
price_change_decided = { $who } is rate par faisla kar chuke hain: { $status ->
    [applied] manzoor hua.
    [undone] manzoor hua, phir wapas liya gaya.
   *[rejected] namanzoor hua.
 }
price_change_expired = Is rate par samay rehte kisi ne faisla nahi kiya, isliye chhod diya gaya. Phir se maangein.
preview_changed = Dikhane ke baad yeh badal gaya hai, isliye kuch nahi kiya. Phir se dekh lein.

document_empty = Woh file khaali hai. Phir se bhejein.
document_too_large = Woh file mere liye bahut badi hai: main { $limit } MB tak padhta hoon. Tukdon me bhejein, ya photo chhoti karke lein.
document_type = { $found ->
    [program] Naam chahe jo ho, yeh program hai, kaagaz nahi. Maine ise nahi khola. Bill ki photo ya PDF bhejein.
    [archive] Yeh zip ki hui file hai. Kholkar sirf bill bhejein, photo ya PDF me.
    [office] Yeh office ki file hai. Ise PDF banakar bhejein.
    [web_page] Yeh web page hai, kaagaz nahi. Ise PDF banakar bhejein.
    [recording] Yeh video ya awaaz hai. Bill ki photo bhejein.
    [contact] Yeh kisi ka contact card hai, kaagaz nahi. Bill ki photo ya PDF bhejein.
    [sticker] Yeh sticker hai. Bill ki photo ya PDF bhejein.
    [text] Yeh saada likha hua hai. Bill ki photo ya PDF bhejein.
   *[other] Yeh kaisi file hai, samajh nahi aaya. Bill ki photo ya PDF bhejein.
 }
document_heic = Yeh photo HEIC me hai, iPhone ki apni kism, jo main yahan nahi khol sakta. JPEG me bhejein.
document_truncated = File adhoori aayi. Phir se bhejein.
document_damaged = Woh file kharab hai, khul nahi rahi. Phir se save karein ya photo lein, phir bhejein.
document_protected = Us PDF par password hai. Password hatakar phir bhejein.
document_no_pages = File me aisa koi page nahi. Poora kaagaz bhejein.
document_too_many_pages = Us file me { $pages } page hain; main { $limit } tak padhta hoon. Sirf kaam ke page bhejein.
document_too_many_pixels = Woh photo mere liye bahut badi hai: { $width } × { $height } dots, aur main { $limit } megapixel tak padhta hoon. Chhoti karke bhejein.
document_too_slow = Page { $page } me bahut der lagi, isliye rok diya. Uski saadi photo ya scan bhejein.
document_too_complex = Page { $page } itna bhaari hai ki nahi khulta. Uski saadi photo ya scan bhejein.
document_broke_reader = Page { $page } padh nahi paya. Uski saadi photo ya scan bhejein.
document_too_dark = Photo me itna andhera hai ki padhi nahi jaati. Din ki roshni me ya flash chalu karke phir se lein.
document_too_blurred = Photo itni dhundhli hai ki padhi nahi jaati. Paas jaayein taaki bill poori photo me aaye, haath sthir rakhkar phir se lein aur bhejein.
document_unreadable = Is par kuch padha nahi jaata. Achhi roshni me poore page ki saaf photo bhejein.
document_reading_failed = Abhi padh nahi paya. Kuch minute baad phir bhejein.
media_gone = Woh file mujh tak nahi aa saki: woh ab wahan nahi hai, ya mujhe kholne ki chhoot nahi. Phir se bhejein.
media_foreign = Woh kahin aur rakhi file ka link hai, jise main nahi kholta. File hi bhejein.
media_unreachable = Woh file mujh tak nahi pahunchi. Kuch minute baad phir se bhejein.
reader_down = Abhi padh nahi paya. Kuch minute baad phir bhejein.
textract_unreachable = Bill padhne wali service abhi jawab nahi de rahi. Kuch minute baad phir karein.
textract_not_allowed = Bill padhne wali service hamara account nahi maan rahi. Jo ise chalate hain unhe bata dijiye.
