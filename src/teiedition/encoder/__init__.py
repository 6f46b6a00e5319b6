"""The encoder stage."""
