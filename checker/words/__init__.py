"""What a language brings: word lists and tables (`ar/`, `en/`, `tables/`) → dictionaries from written forms to senses."""
