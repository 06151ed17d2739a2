"""Mentions → what surrounds them: the story, the dateline, the voice, the article's way of writing dates and digits."""
