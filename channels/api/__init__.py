"""The REST API: the seed's requests and responses over the same tools and the same inbox."""
