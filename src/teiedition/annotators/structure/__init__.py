"""Statements about the text itself, marked where they stand.

fields of the publication block --label, value--> LABEL and what the value is
source lines       --``citation``--> BIBL, title, volume, issue, pages
credit lines       --``credits``-->  RESPONSIBLE, with what each did
licence, publisher                   LICENCE (whole), PUBLISHER
series note                          BIBL with the part's number
"""

from __future__ import annotations

from teiedition.annotators.structure.annotator import annotator

__all__ = ["annotator"]
