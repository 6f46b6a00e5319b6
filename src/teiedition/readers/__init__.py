"""bytes -> Transcription: the text exactly as read, its blocks and the fields of its header.

bytes     --recognise--> media type               what has no reader is refused, never read as something else
bytes     --decode--> text, encoding, bom         strict; ``to_bytes`` gives the same bytes back, or nothing is read
text      --plain.segment--> chunks of lines      what stands between blank lines
chunks    --plain.header, plain.body--> blocks    each kind decided by its own small module; unsure means paragraph
blocks    --> ``Transcription``                   ``characters`` reports what is odd in the text; nothing is repaired
"""

from __future__ import annotations

from teiedition.readers.added import transcribe
from teiedition.readers.read import ReadOptions, read

__all__ = ["ReadOptions", "read", "transcribe"]
