"""How far an encoding agrees with one made by hand.

predicted, gold   --``read_marked``-->  ``MarkedText``: text, mentions, header fields; from TEI or from span JSON
two texts         --``align``-->        mentions moved onto the gold text, whatever the spacing and the marks
two sets          --``compare``-->      ``Scores``: precision, recall, F1 per kind; kind and speaker of quotations; header
documents         --``Scores.sum``-->   one ``Scores``; ``evaluate`` does all of it for files and folders
``Scores.table()``, ``.as_json()``, ``.listing()``: figures for people, for programs, and every disagreement in context
"""

from __future__ import annotations

from teiedition.evaluation.compare import compare
from teiedition.evaluation.disagreement import CLASSES, Disagreement
from teiedition.evaluation.evidence import with_evidence
from teiedition.evaluation.marked import MarkedText, Mention
from teiedition.evaluation.run import evaluate, read_data, read_marked
from teiedition.evaluation.scores import Scores, Share, Speakers, Tally
from teiedition.evaluation.spans import read_spans

__all__ = [
    "CLASSES",
    "Disagreement",
    "MarkedText",
    "Mention",
    "Scores",
    "Share",
    "Speakers",
    "Tally",
    "compare",
    "evaluate",
    "read_data",
    "read_marked",
    "read_spans",
    "with_evidence",
]
