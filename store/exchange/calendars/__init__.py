"""Holidays and make-up working days, from a file or a library."""
