"""What a message calls the tenant's products, stores, cities, categories and brands: the indexes."""
