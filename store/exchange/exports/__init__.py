"""Registers, calendars and the whole store on their way out."""
