"""Cities by their several names, and enough of them to know a city that is not ours."""

from __future__ import annotations

# One city a line: the names it goes by. Cities with Devanagari names are those of our demo
# and the largest; Hindi messages come with their own grammar.
_NAMES = """
Delhi, New Delhi, Dilli, Dehli, Dilhi, DLH, Del, DL, दिल्ली, नई दिल्ली
Mumbai, Bombay, Bambai, Bumbai, Mumbay, Mum, BOM, Mayanagri, Maximum City, मुंबई, मुम्बई, बंबई, बम्बई
Bengaluru, Bangalore, BLR, Banglore, Bengluru, Bangaluru, Garden City, बेंगलुरु, बैंगलोर, बंगलौर, बेंगलूरु, बैंगलुरु
Jaipur, JPR, Jypur, Pink City, Gulabi Nagri, Gulabi Nagari, जयपुर, गुलाबी नगरी, गुलाबी नगर
Kolkata, Calcutta, KOL, कोलकाता
Chennai, Madras, चेन्नई
Hyderabad, HYD, हैदराबाद
Pune, Poona, पुणे
Ahmedabad, Amdavad, AMD, अहमदाबाद
Lucknow, LKO, लखनऊ
Gurugram, Gurgaon, गुरुग्राम
Prayagraj, Allahabad, प्रयागराज, इलाहाबाद
Varanasi, Banaras, Benares, वाराणसी
Vadodara, Baroda, वडोदरा, बड़ौदा
Thiruvananthapuram, Trivandrum, तिरुवनंतपुरम
Kochi, Cochin, कोच्चि, कोचीन
Kozhikode, Calicut
Puducherry, Pondicherry, पुदुचेरी
Mysuru, Mysore, मैसूर, मैसूरु
Mangaluru, Mangalore, मंगलौर, मंगलुरु
Visakhapatnam, Vizag, विशाखापत्तनम
Tiruchirappalli, Trichy
Chhatrapati Sambhajinagar, Aurangabad, औरंगाबाद
Noida, नोएडा
Ghaziabad, ग़ाज़ियाबाद, गाज़ियाबाद, गाजियाबाद
Faridabad, फ़रीदाबाद, फरीदाबाद
Chandigarh, चंडीगढ़
Ludhiana, लुधियाना
Amritsar, अमृतसर
Jalandhar, जालंधर
Shimla, शिमला
Dehradun, देहरादून
Haridwar, हरिद्वार
Agra, आगरा
Kanpur, कानपुर
Meerut, मेरठ
Bareilly, बरेली
Gorakhpur, गोरखपुर
Patna, पटना
Ranchi, राँची, रांची
Jamshedpur, जमशेदपुर
Dhanbad, धनबाद
Bhubaneswar, भुवनेश्वर
Cuttack, कटक
Raipur, रायपुर
Bhopal, भोपाल
Indore, इंदौर, इन्दौर
Gwalior, ग्वालियर
Jabalpur, जबलपुर
Ujjain, उज्जैन
Nagpur, नागपुर
Nashik, नासिक, नाशिक
Thane, ठाणे
Solapur, सोलापुर
Kolhapur, कोल्हापुर
Surat
Rajkot, राजकोट
Jamnagar, जामनगर
Bhavnagar, भावनगर
Jodhpur, जोधपुर
Udaipur, उदयपुर
Kota
Ajmer, अजमेर
Bikaner, बीकानेर
Guwahati, गुवाहाटी
Siliguri, सिलीगुड़ी
Imphal
Shillong
Agartala
Aizawl
Gangtok
Srinagar, श्रीनगर
Jammu, जम्मू
Leh
Panaji
Hubballi
Belagavi
Vijayawada, विजयवाड़ा
Guntur
Nellore
Tirupati
Warangal
Coimbatore, कोयंबटूर
Madurai, मदुरै
Salem
Thrissur
London, लंदन
Dubai, दुबई
Singapore, सिंगापुर
New York
Kathmandu, काठमांडू
Dhaka
Karachi
Lahore
Colombo
"""

CITY_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split(",")) for line in _NAMES.strip().splitlines()
)


def other_names(city: str) -> tuple[str, ...]:
    """Return the other names a city goes by, whichever of them is given."""
    wanted = city.strip().casefold()
    for names in CITY_NAMES:
        if any(name.casefold() == wanted for name in names):
            return tuple(name for name in names if name.casefold() != wanted)
    return ()
