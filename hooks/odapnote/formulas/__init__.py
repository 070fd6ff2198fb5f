"""Formulas: TeX that is known becomes MathML for the page and the book, and words to hear."""
