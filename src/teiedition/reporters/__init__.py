"""The reporters stage."""
