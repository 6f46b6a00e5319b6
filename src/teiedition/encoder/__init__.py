"""Nested annotations -> a TEI document: header, standOff, text.

blocks      --structure--> divisions, openers, closers, lists, stanzas, tables, notes   (``structure``)
annotations --inline-->    elements within a block, line breaks, characters XML can't hold   (``inline``)
records     --standoff-->  the lists of what the text points to                              (``standoff``)
fields and annotations --header--> what is known of text, source, licence and encoding       (``header``, ``sources``)
tree        --serialize--> bytes: layout only where white space means nothing                (``serialize``)
"""

from teiedition.encoder.document import build_document
from teiedition.encoder.options import HeaderOptions, Responsibility
from teiedition.encoder.serialize import serialize

__all__ = ["HeaderOptions", "Responsibility", "build_document", "serialize"]
