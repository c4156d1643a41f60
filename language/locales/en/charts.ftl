# The words in a chart, and the chart in words for whoever cannot see it.
chart_title = { $product }, { $store }
chart_sold = Sold
chart_sold_out = Sold out
chart_expected = Expected
chart_likely = Likely range
chart_widest = Nearly always
chart_event = Festival or offer
chart_offer = Offer
chart_offer_of = Offer { $discount }
chart_per_day = Units a day
chart_alt_sold = { $title }. Sold from { $start } to { $end }: { $units } units.
chart_alt_sold_out = { $days ->
    [one] Sold out on { $days } day.
   *[other] Sold out on { $days } days.
}
chart_alt_expected = Expected from { $start } to { $end }: about { $expected } units, likely { $low } to { $high }.
chart_alt_events = Ahead: { $events }.
chart_drivers_title = { $product }, { $store }: what moves it
chart_driver_usual = A usual day
chart_driver_trend = Recent sales
chart_driver_weekday = Days of the week
chart_driver_season = Time of the month
chart_driver_festival = Festivals
chart_driver_price = Price
chart_driver_promotion = Offers
chart_driver_other = Other
chart_alt_drivers = { $title }. A usual day sells { $usual } units. { $drivers }. Expected: { $expected } units a day.
chart_alt_no_drivers = { $title }. A usual day sells { $usual } units, and nothing moves it much. Expected: { $expected } units a day.
