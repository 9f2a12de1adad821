"""The real server, spoken to as an editor speaks to it."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from tests.conftest import ROOT, Command
from tests.project.test_settings import write

BAD = "Hi Sam,\n\n👍🏽 Yes!! You should have checked the size chart.\n"
CURT = 'kind = "fragment"\n'


class Editor:
    """A client that keeps what it is told."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.told: dict[str, list[lsp.PublishDiagnosticsParams]] = {}
        self.version = 0

        def told(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.setdefault(params.uri, []).append(params)

        def watch(params: lsp.RegistrationParams) -> None:
            self.watched = params.registrations

        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(told)
        client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(watch)

    def uri(self, name: str) -> str:
        """What the protocol calls a file of the folder."""
        return (self.folder / name).as_uri()

    async def next(self, name: str, work: Callable[[], None]) -> list[lsp.Diagnostic]:
        """What the server tells of a file next, once *work* is done."""
        before = len(self.told.get(self.uri(name), []))
        work()
        async with asyncio.timeout(60):
            while len(self.told.get(self.uri(name), [])) == before:
                await asyncio.sleep(0.02)
        return list(self.told[self.uri(name)][-1].diagnostics)

    async def open(self, name: str, text: str) -> list[lsp.Diagnostic]:
        """Show a text, and return what is told of it."""
        item = lsp.TextDocumentItem(self.uri(name), "markdown", 0, text)
        params = lsp.DidOpenTextDocumentParams(item)
        return await self.next(name, lambda: self.client.text_document_did_open(params))

    def change(self, name: str, text: str) -> None:
        """Type another text."""
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(self.version, self.uri(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def actions(
        self, name: str, kinds: list[str] | None = None, line: int = 2
    ) -> list[lsp.CodeAction]:
        """What can be done about a line."""
        whole = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 99))
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(
                lsp.TextDocumentIdentifier(self.uri(name)),
                whole,
                lsp.CodeActionContext([], only=kinds),
            )
        )
        return [one for one in found or () if isinstance(one, lsp.CodeAction)]


def edit(
    folder: Path, work: Callable[[Editor], Awaitable[None]], *arguments: str, utf8: bool = False
) -> None:
    """Let an editor start a server, work with it, and stop it."""

    async def session() -> None:
        client = LanguageClient("editor", "1")
        editor = Editor(client, folder)
        await client.start_io(sys.executable, "-m", "replykit", "lsp", *arguments)
        encodings = [lsp.PositionEncodingKind.Utf8] if utf8 else None
        watching = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        await client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(
                    general=lsp.GeneralClientCapabilities(position_encodings=encodings),
                    workspace=lsp.WorkspaceClientCapabilities(did_change_watched_files=watching),
                ),
                root_uri=folder.as_uri(),
            )
        )
        client.initialized(lsp.InitializedParams())
        await work(editor)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(session())


def edit_of(action: lsp.CodeAction) -> lsp.TextEdit:
    """The one edit of an action."""
    assert action.edit is not None
    assert action.edit.changes is not None
    [[change]] = action.edit.changes.values()
    return change


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    write(tmp_path / "replykit.toml", CURT)
    return tmp_path


@pytest.mark.parametrize(("utf8", "column"), [(False, 5), (True, 9)])
def test_it_tells_what_lint_tells_at_the_editors_own_places(
    shop: Path, utf8: bool, column: int
) -> None:
    async def work(editor: Editor) -> None:
        found = {one.code: one for one in await editor.open("a.md", BAD)}
        assert {"cheerful-mismatch", "shouting", "blame"} >= set(found) >= {"shouting", "blame"}
        blame = found["blame"]
        assert blame.severity is lsp.DiagnosticSeverity.Error
        assert blame.source == "replykit"
        assert "Better: The size chart could have been easier to find." in blame.message
        assert blame.code_description is not None
        assert blame.code_description.href.endswith("blame.md")
        assert blame.range.start == lsp.Position(2, column + len("Yes!! "))

    edit(shop, work, utf8=utf8)


def test_better_words_and_silence_are_a_keystroke_away(shop: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.md", BAD)
        titles = {one.title: one for one in await editor.actions("a.md")}
        assert edit_of(titles["Write “.”"]).new_text == "."
        comment = edit_of(titles["Silence blame on this line"])
        assert comment.new_text == " <!-- replykit: ignore[blame] because … -->"
        silent = BAD.rstrip("\n") + comment.new_text + "\n"
        told = await editor.next("a.md", lambda: editor.change("a.md", silent))
        assert "blame" not in [one.code for one in told]
        assert "shouting" in [one.code for one in told]
        assert "unused-suppression" not in [one.code for one in told]
        assert {one.kind for one in await editor.actions("a.md", ["source.fixAll"])} == {
            lsp.CodeActionKind.SourceFixAll
        }
        assert not [o for o in await editor.actions("a.md", line=0) if o.kind == "quickfix"]

    edit(shop, work)


def test_typing_is_answered_once_and_closing_clears(shop: Path) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("a.md", BAD)

        def type_on() -> None:
            for end in (20, 30, len(BAD) - 40):
                editor.change("a.md", BAD[:end])

        await editor.next("a.md", type_on)
        assert [one.version for one in editor.told[editor.uri("a.md")]] == [0, 3]
        identifier = lsp.TextDocumentIdentifier(editor.uri("a.md"))
        closing = lsp.DidCloseTextDocumentParams(identifier)
        client = editor.client
        assert not await editor.next("a.md", lambda: client.text_document_did_close(closing))

    edit(shop, work)


def test_settings_decide_and_are_read_again(shop: Path) -> None:
    write(shop / "replykit.toml", CURT + 'ignore = ["blame"]\nexclude = ["old/*"]\n')

    async def work(editor: Editor) -> None:
        assert "blame" not in [one.code for one in await editor.open("a.md", BAD)]
        assert not await editor.open("old/b.md", BAD)
        assert editor.watched[0].method == lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        changed = lsp.DidChangeWatchedFilesParams([])

        def broken() -> None:
            write(shop / "replykit.toml", 'ignore = ["blam"]\n')
            editor.client.workspace_did_change_watched_files(changed)

        [trouble] = await editor.next("a.md", broken)
        assert trouble.message.endswith("did you mean 'blame'?")

        def mended() -> None:
            write(shop / "replykit.toml", CURT)
            editor.client.workspace_did_change_watched_files(changed)

        assert "blame" in [one.code for one in await editor.next("a.md", mended)]

    edit(shop, work)


def test_the_baseline_holds(replykit: Command, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shop)
    write(shop / "replykit.toml", CURT + 'baseline = "accepted.json"\n')
    write(shop / "a.md", BAD)
    replykit("lint", "a.md", "--update-baseline")

    async def work(editor: Editor) -> None:
        assert not await editor.open("a.md", BAD)
        more = BAD + "\nYou failed to read it.\n"
        [new] = await editor.next("a.md", lambda: editor.change("a.md", more))
        assert new.code == "blame"

    edit(shop, work)


def test_what_cannot_be_read_is_told_at_its_place(shop: Path) -> None:
    async def work(editor: Editor) -> None:
        [trouble] = await editor.open("macros.yaml", "a: 1\nb: [\n")
        assert trouble.range.start.line >= 1
        assert trouble.severity is lsp.DiagnosticSeverity.Error

    edit(shop, work)


def test_files_without_settings_are_left_alone_unless_asked_for(tmp_path: Path) -> None:
    async def quiet(editor: Editor) -> None:
        assert not await editor.open("README.md", BAD)

    async def told(editor: Editor) -> None:
        assert "blame" in [one.code for one in await editor.open("README.md", BAD)]

    edit(tmp_path, quiet)
    edit(tmp_path, told, "--everywhere")


def test_the_code_of_a_folder_is_not_run_unless_asked_for(tmp_path: Path) -> None:
    rules = (ROOT / "docs" / "examples" / "ci" / "house_rules.py").read_text("utf-8")
    write(tmp_path / "house_rules.py", rules)
    write(tmp_path / "replykit.toml", CURT + 'plugins = ["house_rules.py"]\n')
    text = "Your lamp left us on Monday next, at noon.\n"

    async def refused(editor: Editor) -> None:
        [trouble] = await editor.open("a.md", text)
        assert "plugins are refused" in trouble.message

    async def run(editor: Editor) -> None:
        assert "monday-next" in [one.code for one in await editor.open("a.md", text)]

    edit(tmp_path, refused)
    edit(tmp_path, run, "--plugins")


def test_it_looks_at_the_files_that_lint_looks_at(replykit: Command, shop: Path) -> None:
    write(shop / "a.md", BAD)
    own = replykit("lint", "--format", "html", shop / "a.md").out

    async def work(editor: Editor) -> None:
        for name, text in {"r.html": own, "b.py": BAD, ".c.md": BAD, "replykit.toml": CURT}.items():
            write(shop / name, text)
            assert await editor.open(name, text) == [], name
        [told] = await editor.open("d.md", " \n")
        assert told.message == "is blank: there is nothing to read"

    edit(shop, work)


@pytest.mark.parametrize("everywhere", [True, False])
def test_a_text_without_a_file_is_looked_at_where_each_is(tmp_path: Path, everywhere: bool) -> None:
    async def work(editor: Editor) -> None:
        uri = "untitled:Untitled-1"
        item = lsp.TextDocumentItem(uri, "markdown", 0, BAD)
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        async with asyncio.timeout(60):
            while uri not in editor.told:
                await asyncio.sleep(0.02)
        codes = [one.code for one in editor.told[uri][-1].diagnostics]
        assert ("blame" in codes) == everywhere

    edit(tmp_path, work, *["--everywhere"] * everywhere)


def test_a_session_that_ends_as_it_should_is_silent(tmp_path: Path) -> None:
    def message(**more: object) -> bytes:
        body = json.dumps({"jsonrpc": "2.0", **more}).encode()
        return b"Content-Length: %d\r\n\r\n" % len(body) + body

    start: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
    server = subprocess.Popen(
        [sys.executable, "-m", "replykit", "lsp"],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert server.stdin is not None
    server.stdin.write(message(id=1, method="initialize", params=start))
    server.stdin.write(message(method="initialized", params={}))
    server.stdin.write(message(id=2, method="shutdown"))
    server.stdin.write(message(method="exit"))
    server.stdin.flush()
    assert server.wait(60) is not None
    assert server.stderr is not None
    assert (server.stderr.read(), server.returncode) == (b"", 0)
    server.communicate()
