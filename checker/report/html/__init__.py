"""`--format html`: one file that needs nothing else, the article with its marks beside the cards of its findings."""
