"""What readers get of a TEI document: a page, a plain text, or the transcription again.

``TeiDocument`` --prepare--> the tree, copied, with what XSLT 1.0 does badly as plain attributes and elements (``ed:``)
prepared tree --``transforms/FORMAT/main.xsl``--> a result tree, or characters
result --serialise--> the bytes of one file that needs no other
``--xslt OWN.xsl``: the document as it is --the user's stylesheet--> bytes
A further format is a further entry of ``FORMATS``.
"""

from teiedition.publication.formats import FORMATS, VIEWS, Format, RenderOptions, render

__all__ = ["FORMATS", "VIEWS", "Format", "RenderOptions", "render"]
