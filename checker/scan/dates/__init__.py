"""Passages → dates, periods, clock times and durations."""
