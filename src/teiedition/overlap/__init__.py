"""The overlap stage."""
