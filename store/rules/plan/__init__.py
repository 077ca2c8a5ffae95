"""What follows from the plan: its chain and its float, each plan after the first, what changing it costs."""
