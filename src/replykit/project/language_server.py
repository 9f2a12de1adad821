"""A language server: findings as one types, and better words at a keystroke.

It says what ``replykit lint`` says of the same file by the same settings. The protocol is
pygls's, which follows the specification and is kept up; it comes with ``replykit[lsp]``.
"""

import asyncio
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec, TextDocument

from replykit import __version__
from replykit.model import ConfigError, Severity
from replykit.project.check import Job, check
from replykit.project.command import Baselines
from replykit.project.files import belongs
from replykit.project.fixes import Edit, edits_for
from replykit.project.settings import NAMES, Finder, settle
from replykit.report.outcome import FileResult
from replykit.templates import TemplateFinding

PAUSE = 0.2
"""Seconds without a keystroke before a text is looked at."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.ADVICE: lsp.DiagnosticSeverity.Information,
}
_LINE_END = re.compile(r"\r\n|\r|\n")  # the protocol knows no other
_COMMENTS = dict.fromkeys((".md", ".markdown", ".html", ".htm"), "<!-- {} -->")
"""How a comment is written at the end of a line, by the ending of the file."""


_LANGUAGES = {
    "plaintext": ".txt", "markdown": ".md", "html": ".html", "yaml": ".yaml", "json": ".json",
    "jsonl": ".jsonl", "liquid": ".liquid", "handlebars": ".hbs", "jinja": ".txt.j2",
    "mustache": ".mustache", "erb": ".erb", "twig": ".twig", "csv": ".csv", "text": ".txt",
}  # fmt: skip
"""The ending of a file that has no name yet, by what an editor calls its language."""


class Places:
    """Where the code points of a text stand for an editor: lines, and units of its encoding."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self._text = text
        self._codec = codec
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> lsp.Position:
        """The place of a code point."""
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return lsp.Position(line, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> lsp.Range:
        """The place of ``[start, end)``."""
        return lsp.Range(self.position(start), self.position(end))

    def end_of_line(self, offset: int) -> int:
        """Where the line of a code point ends, before its line end."""
        match = _LINE_END.search(self._text, offset)
        return match.start() if match else len(self._text)


@dataclass
class Checker:
    """Checks documents by the settings of their projects."""

    everywhere: bool = False
    """Whether files without settings are checked, too."""
    plugins: bool = False
    """Whether settings may name Python code to run."""
    finder: Finder = field(init=False)

    def __post_init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Read all settings anew when next they are wanted."""
        self.finder = Finder(plugins=self.plugins)

    def check(self, path: str, text: str) -> FileResult | None:
        """What is found in a text that the file *path* holds or will hold; None if it is not asked.

        Raises:
            ConfigError: the settings, or the baseline, are broken.
        """
        project = self.finder.find(path)
        if project.file is None and not self.everywhere:
            return None
        if not belongs(Path(path), project):
            return None
        data = text.encode("utf-8", "replace")
        result = check(Job(path, settle(project, path), data=data))
        if project.baseline is None or not project.baseline.exists():
            return result
        baselines = Baselines(None, update=False)
        place = baselines.place_for(project)
        return result if place is None else baselines.part(result, place)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a document."""

    text: str = ""
    places: Places | None = None
    result: FileResult | None = None
    trouble: str = ""
    """What is wrong with the settings, if that is why nothing was looked for."""


class Server(LanguageServer):
    """A language server that tells what is found in the documents that are open."""

    def __init__(self, checker: Checker) -> None:
        super().__init__("replykit", f"v{__version__}", lsp.TextDocumentSyncKind.Full)
        self.checker = checker
        self.seen: dict[str, Seen] = {}

    def look(self, uri: str) -> None:
        """Check a document, and tell what was found."""
        document = self.workspace.get_text_document(uri)
        seen = self.seen[uri] = self._see(document)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, list(_diagnostics(seen)), document.version)
        )

    def look_again(self) -> None:
        """Check all open documents by settings that are read anew."""
        self.checker.forget()
        for uri in list(self.workspace.text_documents):
            self.look(uri)

    def _see(self, document: TextDocument) -> Seen:
        path = self._path_of(document)
        if path is None:
            return Seen()
        text = document.source
        try:
            result = self.checker.check(path, text)
        except ConfigError as error:
            return Seen(trouble=str(error))
        return Seen(text, Places(text, document.position_codec), result)

    def _path_of(self, document: TextDocument) -> str | None:
        """The file of a document, or, where each is asked for, the one that it may become."""
        if document.uri.startswith("file:"):
            return to_fs_path(document.uri)
        if not document.uri.startswith("untitled:") or not self.checker.everywhere:
            return None
        ending = _LANGUAGES.get(document.language_id or "")
        return ending and str(Path(self.workspace.root_path or "", f"untitled{ending}"))

    def actions(self, params: lsp.CodeActionParams) -> Iterator[lsp.CodeAction]:
        """What can be done about the findings in a range of a document."""
        uri = params.text_document.uri
        seen = self.seen.get(uri, Seen())
        if seen.result is None or seen.places is None:
            return
        found = seen.result.findings
        for finding in found:
            where = seen.places.range(finding.start, finding.end)
            if where.start <= params.range.end and params.range.start <= where.end:
                yield from _actions(uri, seen, finding, seen.places)
        if edits := list(edits_for(seen.text, found)):
            yield lsp.CodeAction(
                "Put better words in place wherever that is safe", lsp.CodeActionKind.SourceFixAll,
                edit=_workspace_edit(uri, seen.places, edits),
            )  # fmt: skip


def _actions(
    uri: str, seen: Seen, finding: TemplateFinding, places: Places
) -> Iterator[lsp.CodeAction]:
    told = [_diagnostic(finding, places)]
    for edit in edits_for(seen.text, [finding]):
        title = f"Write “{edit.text}”" if edit.text else f"Leave out “{finding.quote}”"
        yield lsp.CodeAction(
            title, lsp.CodeActionKind.QuickFix, told, is_preferred=True,
            edit=_workspace_edit(uri, places, [edit]),
        )  # fmt: skip
    comment = _COMMENTS.get(Path(finding.file).suffix.lower())
    if comment:
        at = places.end_of_line(finding.start)
        # The reason is for whoever silences it to say.
        words = " " + comment.format(f"replykit: ignore[{finding.rule}] because …")
        yield lsp.CodeAction(
            f"Silence {finding.rule} on this line", lsp.CodeActionKind.QuickFix, told,
            edit=_workspace_edit(uri, places, [Edit(at, at, words)]),
        )  # fmt: skip


def _workspace_edit(uri: str, places: Places, edits: Sequence[Edit]) -> lsp.WorkspaceEdit:
    changes = [lsp.TextEdit(places.range(edit.start, edit.end), edit.text) for edit in edits]
    return lsp.WorkspaceEdit(changes={uri: changes})


def _diagnostics(seen: Seen) -> Iterator[lsp.Diagnostic]:
    if seen.trouble:
        yield _trouble(seen.trouble, 0, 0)
    if seen.result is None or seen.places is None:
        return
    if fault := seen.result.fault:
        yield _trouble(fault.message, (fault.line or 1) - 1, (fault.column or 1) - 1)
    for finding in seen.result.findings:
        yield _diagnostic(finding, seen.places)


def _trouble(message: str, line: int, column: int) -> lsp.Diagnostic:
    """Something that keeps a document from being checked."""
    start, end = lsp.Position(line, column), lsp.Position(line, column + 1)
    error = lsp.DiagnosticSeverity.Error
    return lsp.Diagnostic(lsp.Range(start, end), message, error, source="replykit")


def _diagnostic(finding: TemplateFinding, places: Places) -> lsp.Diagnostic:
    better = f"\nBetter: {finding.suggestion}" if finding.suggestion else ""
    return lsp.Diagnostic(
        places.range(finding.start, finding.end),
        finding.message + better,
        _SEVERITIES[finding.severity],
        finding.rule,
        lsp.CodeDescription(finding.url),
        "replykit",
    )


def make_server(*, everywhere: bool = False, plugins: bool = False) -> Server:
    """A server that is ready to be started.

    Args:
        everywhere: check files for which no settings are found, too.
        plugins: let settings name rules in Python, which are then run.
    """
    server = Server(Checker(everywhere, plugins))

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in NAMES]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
            server.client_register_capability(
                lsp.RegistrationParams([lsp.Registration("replykit.settings", wanted, options)])
            )

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        document = server.workspace.text_documents.get(params.text_document.uri)
        if document is not None and document.version == params.text_document.version:
            server.look(document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: lsp.DidSaveTextDocumentParams) -> None:
        server.look_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def settings_changed(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.seen.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]),
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        kinds = params.context.only
        found = server.actions(params)
        return [one for one in found if kinds is None or any(_is_of(one.kind, k) for k in kinds)]

    return server


def _is_of(kind: lsp.CodeActionKind | str | None, wanted: lsp.CodeActionKind | str) -> bool:
    """Whether an action is of a kind, or of one below it: ``source.fixAll`` below ``source``."""
    names = [
        one.value if isinstance(one, lsp.CodeActionKind) else one or "" for one in (kind, wanted)
    ]
    return f"{names[0]}.".startswith(f"{names[1]}.")
