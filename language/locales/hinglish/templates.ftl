# Texts of the WhatsApp templates that the shop has approved.

template_alert = Namaste { $name }, aapki dukaan me kuch dekhne layak hai: { $headline } Padhne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_approval = Namaste { $name }, aapki dukaan me kisi ko aapki haan ya na chahiye: { $headline } Padhkar tay karne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_outcome = Namaste { $name }, aapne dukaan me jo maanga tha us par faisla ho gaya: { $headline } Poora padhne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_brief = Good morning { $name }, aaj ke liye aapki dukaan ka haal taiyar hai: { $headline } Padhne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_weekly = Namaste { $name }, aapki dukaan ke hafte ka haal taiyar hai: { $headline } Padhne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_reply = Namaste { $name }, aapke sawaal ka jawab taiyar hai: { $headline } Poora padhne ke liye Dikhao dabayein, ya aise message rokne ke liye STOP likhein.
template_button = Dikhao
