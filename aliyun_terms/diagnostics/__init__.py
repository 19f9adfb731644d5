"""What is odd in a document: codes, checks, reports."""
