"""Tables of places: provinces and districts, sites and waters, demonyms."""
