"""What can be said of many templates only: the same reply twice, stock, promises at odds.

    for finding in compare_templates(read_templates("replies/")):
        print(finding.file, finding.line, finding.rule, finding.message)

A template is boiled down to a sketch of some hundred bytes, so that a hundred thousand of them
can be compared in memory and in linear time; only those that are reported are read again.
"""

from replykit.templates.collection.index import Collection, Match
from replykit.templates.collection.report import compare_templates, make_finding
from replykit.templates.collection.sketch import Sketch, sketch_of

__all__ = ["Collection", "Match", "Sketch", "compare_templates", "make_finding", "sketch_of"]
