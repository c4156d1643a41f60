# What stands where a value is not known.
unknown = पता नहीं
