"""A form for a record of any kind: filled, checked, saved, kept as a draft."""
