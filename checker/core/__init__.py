"""The values that every step hands on, the arithmetic of intervals, the folding of text, errors and severities."""
