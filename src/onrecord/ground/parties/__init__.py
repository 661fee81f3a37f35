"""Tables of parties, and of the head nouns that tell a class."""
