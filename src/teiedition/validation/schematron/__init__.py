"""ISO Schematron: rules over a document, written in XPath 1.0 to 3.1.

schema file, or rules in a RELAX NG grammar --``reading``--> ``model.Schema``: no includes, abstract parts or phases left
expression --``syntax``--> tree --``lowering``--> XPath 1.0 where that means the same; elementpath (``newer``) else
context --``contexts``--> elements of an index, and a question about each; the first rule of a pattern takes the node
spot --``tree``, or ``saxon`` where it is installed and asked for--> findings --``check_rules``--> Diagnostics with line and column
"""

from teiedition.validation.schematron.reading import embedded_rules, load_schematron, own_rules
from teiedition.validation.schematron.running import ENGINES, check_rules

__all__ = ["ENGINES", "check_rules", "embedded_rules", "load_schematron", "own_rules"]
