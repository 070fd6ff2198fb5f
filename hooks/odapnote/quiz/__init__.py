"""Quizzes: blocks in the notes become questions with closed answers, a bank, and Anki cards."""
