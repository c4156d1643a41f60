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
Prayagraj, Allahabad
Varanasi, Banaras, Benares, वाराणसी
Vadodara, Baroda
Thiruvananthapuram, Trivandrum
Kochi, Cochin
Kozhikode, Calicut
Puducherry, Pondicherry
Mysuru, Mysore
Mangaluru, Mangalore
Visakhapatnam, Vizag
Tiruchirappalli, Trichy
Chhatrapati Sambhajinagar, Aurangabad
Noida
Ghaziabad
Faridabad
Chandigarh
Ludhiana
Amritsar
Jalandhar
Shimla
Dehradun
Haridwar
Agra
Kanpur
Meerut
Bareilly
Gorakhpur
Patna
Ranchi
Jamshedpur
Dhanbad
Bhubaneswar
Cuttack
Raipur
Bhopal
Indore
Gwalior
Jabalpur
Ujjain
Nagpur
Nashik
Thane
Solapur
Kolhapur
Surat
Rajkot
Jamnagar
Bhavnagar
Jodhpur
Udaipur
Kota
Ajmer
Bikaner
Guwahati
Siliguri
Imphal
Shillong
Agartala
Aizawl
Gangtok
Srinagar
Jammu
Leh
Panaji
Hubballi
Belagavi
Vijayawada
Guntur
Nellore
Tirupati
Warangal
Coimbatore
Madurai
Salem
Thrissur
London
Dubai
Singapore
New York
Kathmandu
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
