"""Checking, quizzes, Korean search and the book: plain Python that knows nothing of MkDocs."""
