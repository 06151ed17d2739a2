"""Files → documents, with the way back into the file as written, and the desk's notes in them."""
