"""Repairs: edits of a document's bytes that make a problem go away, each tried before it is offered.

bytes    --``working_copy``--> the same document in UTF-8, and the way back
copy     --``read_layout``--> where its tags, attributes and texts stand
problem  --``elements``, ``wrapping``, ``attributes``--> what could be done, that which loses least first
each way --``trying``--> the document judged again: the problem must be gone, and no other come
repairs  --``fixing``--> all that lose nothing applied, again and again until nothing more can be done
"""

from teiedition.validation.repairs.attaching import with_repairs
from teiedition.validation.repairs.layout import read_layout
from teiedition.validation.repairs.offering import find_repairs, offer_repairs
from teiedition.validation.repairs.trying import find_problems

__all__ = ["find_problems", "find_repairs", "offer_repairs", "read_layout", "with_repairs"]
