"""Canned replies in files: read them, lint them in place, accept old findings in a baseline.

for template in read_templates("replies/"):
    for finding in lint_template(template):
        print(finding.file, finding.line, finding.column, finding.rule, finding.message)
"""

from replykit.templates.baseline import Baseline
from replykit.templates.checks import CHECKS
from replykit.templates.collection import compare_templates
from replykit.templates.lint import TemplateFinding, lint_template, lint_templates
from replykit.templates.read import (
    ENDINGS,
    Settings,
    find_files,
    read_settings,
    read_templates,
)
from replykit.templates.slots import Slot
from replykit.templates.source import MAX_BYTES, MAX_TEMPLATE, Source, TemplateError
from replykit.templates.suppressions import Suppression
from replykit.templates.template import Problem, Template, Variant

__all__ = [
    "CHECKS",
    "ENDINGS",
    "MAX_BYTES",
    "MAX_TEMPLATE",
    "Baseline",
    "Problem",
    "Settings",
    "Slot",
    "Source",
    "Suppression",
    "Template",
    "TemplateError",
    "TemplateFinding",
    "Variant",
    "compare_templates",
    "find_files",
    "lint_template",
    "lint_templates",
    "read_settings",
    "read_templates",
]
