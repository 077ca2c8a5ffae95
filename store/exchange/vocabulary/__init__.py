"""The words that other people's registers use, beside the files that list them."""
