"""Reports → comments in a copy of the Word or OpenDocument file that was checked."""
