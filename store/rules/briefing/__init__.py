"""What somebody should hear, as lines with the records behind them, in no format."""
