"""What changed between two revisions: matching, edit script, redlines."""
