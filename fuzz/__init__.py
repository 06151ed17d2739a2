"""Hostile and growing inputs, kept beside the project and run by hand or at night."""
