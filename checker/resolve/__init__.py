"""Dates → days: partial, relative and Hijri dates against the dateline and against each other."""
