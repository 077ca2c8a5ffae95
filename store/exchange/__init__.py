"""Other people's files: registers and calendars in, registers and papers out."""
