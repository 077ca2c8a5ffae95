"""What screens and commands read. A query reads and never writes."""
