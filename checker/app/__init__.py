"""Options and settings → a run: files read, checked in one or several processes, and written; the commands."""
