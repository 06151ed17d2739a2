"""Reports → text: one writer a format. Machine formats and the plain report import neither rich nor click."""
