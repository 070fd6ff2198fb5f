"""Pages → one document → PDF, EPUB, and a folder that works without network."""
