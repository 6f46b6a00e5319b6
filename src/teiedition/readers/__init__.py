"""bytes -> Transcription."""
