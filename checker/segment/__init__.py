"""Documents → passages: the paragraphs, sentences and quotations of a text."""
