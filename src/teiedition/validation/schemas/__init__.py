"""Which schemas a document is judged by: found as users expect, kept under names, never fetched unasked.

bytes    --``models``--> what the document says before its root: xml-model instructions, document type
settings --``finding``--> files: what the user chose > xml-model > the edition's own; by ``catalogs``, by ``known`` names
address  --``adding``, ``fetching``--> a folder of the ``store``, compiled and with its digest, only when the user asks
files    --``judging``--> the check of each: RELAX NG, Schematron, XML Schema, ``dtd``
"""

from teiedition.validation.schemas.finding import Found, Schema, SchemaFinder, find_schemas, settings_of

__all__ = ["Found", "Schema", "SchemaFinder", "find_schemas", "settings_of"]
