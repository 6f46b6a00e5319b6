"""The publication stage."""
