"""Writers over the same Report values. Machine formats and the plain report import neither rich nor click."""
