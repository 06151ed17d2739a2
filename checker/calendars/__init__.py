"""Days, months and years → days and ISO 8601: the Gregorian calendar, the Hijri one, periods (EDTF), time zones."""
