"""XInclude: a document of several files checked as one, every finding in the file and line it belongs to.

bytes --``scan``--> where each ``xi:include`` stands, its fallback, the ids and name spaces of a file
file, scans --``splice``--> the bytes of the whole, each stretch with the file it was taken from (``whole``)
findings about the whole --``Whole.placed``--> findings about the files

Nothing is included unasked. What is included lies in the document's folder or below, links followed.
Source: XML Inclusions (XInclude) 1.1, W3C 2016.
"""

from teiedition.validation.inclusions.check import check_inclusions, without_echoes
from teiedition.validation.inclusions.splice import include
from teiedition.validation.inclusions.whole import Whole

__all__ = ["Whole", "check_inclusions", "include", "without_echoes"]
