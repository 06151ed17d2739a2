"""Passages → numbers with what they count: quantities, money, percentages, fractions."""
