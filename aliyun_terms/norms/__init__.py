"""Norms: what each clause does, to whom, on what condition."""
