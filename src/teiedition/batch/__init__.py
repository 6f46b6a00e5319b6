"""Many documents: found, worked on by some processes, written, and not done again.

names, folders, patterns, lists --``inputs.expand``--> ``Input``s, each with the name of its result
``Input``s --``run``--> an ``Outcome`` each, in order, from whichever engine (``engines``); a bad one stops no other
TEI --``checking``--> findings, those of unchanged files from ``results``; what is accepted or known held back (``sieve``)
results --``outputs``, ``writing.save``--> files: whole or not at all, never over what a person made (``stamp``)
an edition --``building.build``--> encoded, checked, published, a line in the ``ledger`` for each step
a second run --``ledger``--> what has the same input, settings and version is not done again, nor anything loaded for it
"""

from teiedition.batch.inputs import Input, expand, shown
from teiedition.batch.outputs import Destination, destinations
from teiedition.batch.run import Outcome, run
from teiedition.batch.writing import Policy, save, write_atomically

__all__ = [
    "Destination",
    "Input",
    "Outcome",
    "Policy",
    "destinations",
    "expand",
    "run",
    "save",
    "shown",
    "write_atomically",
]
