"""What everything else is made of: text, words, dates, fields, records, acts. No file, no clock."""
