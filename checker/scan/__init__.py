"""Passages → mentions: what was read in the text, before anything is compared."""
