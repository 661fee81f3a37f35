"""The nouns: values that check themselves, content-addressed ids, coded errors. No input or output here."""
