# What the doors themselves say around an answer.

# WhatsApp: heads the list of what may be typed next.
reply_with = Reply with:

# Slack: the line of sources under an answer.
sources_line = Sources: { $sources }
data_as_of = data to { $date }

# API: why a recommendation says to order.
reorder_explanation = Forecasted demand during the lead time ({ $days } days) is { $demand } units; on hand and on the way { $position }, reorder point { $reorder_point }; service level { $service_level }.
as_of_differs = Recommendations are always of the newest data, as of { $used }; { $asked } was asked for.
