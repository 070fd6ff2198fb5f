"""What is written arrives: the source of a page beside the HTML that Markdown made of it."""
