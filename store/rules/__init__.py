"""What follows from several records on a day. Pure: no file, no clock, no SQL."""
