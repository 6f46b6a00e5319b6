"""A validator for RELAX NG. It knows nothing of TEI, nor of the rest of this program.

schema file   --``reading``, ``compact``--> nodes --``simplify``--> patterns, each made once; ``restrictions`` checks them
patterns      --``derivatives``--> what is left after an element, a text, attributes
what is left  --``automaton``--> states, found as documents need them, or read from a ``cache``: ``frozen`` tables, and
              the patterns ``stored`` behind them for where something is wrong
document      --``engine``--> from state to state, two look-ups an element; where none fits, ``recovery`` says what is
              wrong and goes on as if it were right, so that every problem is found in one run

Source: RELAX NG Specification, OASIS 2001, and ISO/IEC 19757-2:2008; section numbers are those of the former.
"""
