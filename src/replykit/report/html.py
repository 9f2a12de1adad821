"""One page to go through with the team: it needs no other file and no network.

Every text of a reply is escaped, and the page forbids whatever it does not bring along.
"""

from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby

from replykit import __version__
from replykit.model import Severity
from replykit.report.outcome import FileResult, Outcome
from replykit.report.text import cells, count, unread_note
from replykit.templates import TemplateFinding

_AROUND = 2  # lines of context
_LONGEST = 400  # characters of a line before and after the words
_MOST = 5000

_STYLE = """
:root{color-scheme:light dark;--back:#fff;--card:#f6f7f9;--ink:#1d2129;--soft:#5b6472;
--line:#d8dce3;--error:#b3261e;--warning:#8a5a00;--advice:#1a5fb4;--good:#1b6e3c;
--error-mark:#fbdad7;--warning-mark:#fdeab8;--advice-mark:#d5e6fb}
@media (prefers-color-scheme:dark){:root{--back:#14171c;--card:#1e2229;--ink:#e7eaf0;
--soft:#a3adbb;--line:#363c47;--error:#ff9a92;--warning:#f3c35b;--advice:#8fbcff;--good:#84d6a3;
--error-mark:#5d2320;--warning-mark:#54400f;--advice-mark:#1d3c66}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main,header{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.05rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:.5rem 0;padding:0;list-style:none}
.filters{position:sticky;top:0;z-index:1;display:grid;gap:.5rem 1rem;align-items:end;
grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));padding:.75rem 0;background:var(--back);
border-bottom:1px solid var(--line)}
.filters .shown{grid-column:1/-1;display:flex;gap:.75rem;align-items:center}
label{display:grid;gap:.1rem;color:var(--soft);font-size:.85rem;min-width:0}
select,input,button{font:inherit;font-size:1rem;color:var(--ink);background:var(--card);
border:1px solid var(--line);border-radius:.3rem;padding:.3rem .4rem;width:100%;
height:2.2rem;min-width:0}
button{width:auto;cursor:pointer;white-space:nowrap}
@media (max-width:40rem){.filters{position:static;grid-template-columns:1fr 1fr}}
.place{border:1px solid var(--line);border-left:.3rem solid var(--shade);border-radius:.3rem;
margin:.75rem 0;padding:.6rem 1rem .75rem;background:var(--card)}
.error{--shade:var(--error);--mark:var(--error-mark)}
.warning{--shade:var(--warning);--mark:var(--warning-mark)}
.advice{--shade:var(--advice);--mark:var(--advice-mark)}
.severity{color:var(--shade);font-weight:600}
.where{color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.finding{margin-top:.75rem}
pre{margin:.4rem 0;padding:.5rem .75rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere;
background:var(--back);border-radius:.3rem;font:.9rem/1.6 ui-monospace,monospace}
.digits1{--digits:1ch}.digits2{--digits:2ch}.digits3{--digits:3ch}.digits4{--digits:4ch}
.digits5{--digits:5ch}.digits6{--digits:6ch}
pre .line{display:block;padding-left:calc(var(--digits) + 1ch);
text-indent:calc(-1*var(--digits) - 1ch)}
pre .no{color:var(--soft);user-select:none;display:inline-block;width:var(--digits);
text-indent:0;margin-right:1ch;text-align:right}
mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--shade);padding:.1em 0}
p{margin:.35rem 0}
.better{color:var(--good)}
.fault{color:var(--error)}
a{color:inherit}
[hidden]{display:none!important}
@media print{.filters{display:none}.place{break-inside:avoid}}
"""

_SCRIPT = """
const get=id=>document.getElementById(id);
const findings=[...document.querySelectorAll('.finding')];
const parts=[...document.querySelectorAll('.place'),...document.querySelectorAll('section')];
function show(){
  const rule=get('rule').value,file=get('file').value,level=get('severity').value;
  const words=get('words').value.trim().toLowerCase();
  let seen=0;
  for(const one of findings){
    const data=one.dataset;
    const fits=(!rule||data.rule===rule)&&(!file||one.closest('section').dataset.file===file)
      &&(!level||data.severity===level)
      &&(!words||(one.closest('.place').textContent.toLowerCase().includes(words)));
    one.hidden=!fits;
    if(fits)seen+=1;
  }
  for(const part of parts)part.hidden=!part.querySelector('.finding:not([hidden])');
  get('seen').textContent=seen+' of '+findings.length+' shown';
  const kept=new URLSearchParams();
  for(const id of ['rule','file','severity','words'])if(get(id).value)kept.set(id,get(id).value);
  try{history.replaceState(null,'','#'+kept)}catch(e){}
}
const asked=new URLSearchParams(location.hash.slice(1));
for(const id of ['rule','file','severity','words']){
  if(asked.has(id))get(id).value=asked.get(id);
  get(id).addEventListener('input',show);
}
get('reset').addEventListener('click',()=>{
  for(const id of ['rule','file','severity','words'])get(id).value='';
  show();
});
show();
"""


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _safe(text: str) -> str:
    """A text that can neither be markup nor steer what stands beside it."""
    return escape("".join(shown for shown, _ in cells(text)))


def render_outcome(outcome: Outcome) -> str:
    """The page."""
    return "\n".join(_page(outcome))


def _page(outcome: Outcome) -> Iterator[str]:
    findings = list(outcome.findings)
    policy = f"default-src 'none'; style-src {_hash(_STYLE)}; script-src {_hash(_SCRIPT)}"
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f'<meta name="generator" content="replykit {__version__}">'
    yield f"<title>Replies: {count(len(findings), 'finding')}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body><header>"
    left = unread_note(outcome.unread)
    found = count(len(findings), "finding")
    yield f"<h1>{count(outcome.texts, 'text')} checked, {found}{left}</h1>"
    yield '<ul class="counts">'
    for severity, number in _by_severity(findings):
        yield f'<li class="{severity}"><span class="severity">{severity}</span> {number:,}</li>'
    yield "</ul>"
    for fault in outcome.faults:
        yield f'<p class="fault">Not checked: {_safe(str(fault))}</p>'
    yield "</header><main>"
    yield from _filters(outcome, findings)
    room = _MOST
    for number, file in enumerate(outcome.files):
        if file.findings and room > 0:
            yield from _section(number, file, file.findings[:room])
            room -= len(file.findings)
    if room < 0:
        yield f"<p>The first {_MOST:,} findings are shown. <code>--format json</code> has all.</p>"
    if not findings:
        yield "<p>Nothing to object to.</p>"
    yield f"</main><script>{_SCRIPT}</script></body></html>"


def _by_severity(findings: Sequence[TemplateFinding]) -> Iterator[tuple[Severity, int]]:
    numbers = Counter(finding.severity for finding in findings)
    return ((severity, numbers[severity]) for severity in Severity if numbers[severity])


def _filters(outcome: Outcome, findings: Sequence[TemplateFinding]) -> Iterator[str]:
    rules = Counter(finding.rule for finding in findings)
    files = [(str(n), f.path, len(f.findings)) for n, f in enumerate(outcome.files) if f.findings]
    yield '<div class="filters">'
    yield from _choice(
        "severity", [(str(s), s, number) for s, number in _by_severity(findings)], "any"
    )
    yield from _choice("rule", [(name, name, rules[name]) for name in sorted(rules)], "all")
    yield from _choice("file", files, "all")
    yield '<label>words <input id="words" type="search" autocomplete="off"></label>'
    yield '<div class="shown"><button id="reset" type="button">show all</button> '
    yield '<output id="seen"></output></div>'
    yield "</div>"


def _choice(name: str, options: Sequence[tuple[str, str, int]], every: str) -> Iterator[str]:
    yield f'<label>{name} <select id="{name}"><option value="">{every}</option>'
    for value, shown, number in options:
        yield f'<option value="{escape(value)}">{_safe(shown)} ({number})</option>'
    yield "</select></label>"


def _section(number: int, file: FileResult, findings: Sequence[TemplateFinding]) -> Iterator[str]:
    yield f'<section data-file="{number}"><h2>{_safe(file.path)}</h2>'
    lines = _Lines(file.text)
    for _, same in groupby(findings, key=lambda finding: (finding.start, finding.end)):
        yield from _place(file, lines, list(same))
    yield "</section>"


def _place(file: FileResult, lines: "_Lines", findings: Sequence[TemplateFinding]) -> Iterator[str]:
    """Some words, and all that is said of them."""
    first = findings[0]
    gravest = max((finding.severity for finding in findings), key=lambda level: level.rank)
    title = f" · {_safe(file.title_of(first))}" if file.title_of(first) else ""
    digits = len(str(first.line + _AROUND + first.quote.count("\n")))
    yield f'<article class="place {gravest}">'
    yield f'<div class="where">line {first.line}, column {first.column}{title}</div>'
    # The policy of the page allows no style in the markup: a class says how wide numbers are.
    yield f'<pre class="digits{min(digits, 6)}">{"".join(lines.around(first))}</pre>'
    for finding in findings:
        yield (
            f'<div class="finding {finding.severity}" data-rule="{escape(finding.rule)}" '
            f'data-severity="{finding.severity}">'
        )
        link = f'<a href="{escape(finding.url)}" rel="noreferrer">{escape(finding.rule)}</a>'
        yield f'<span class="severity">{finding.severity}</span> <strong>{link}</strong>'
        yield f"<p>{_safe(finding.message)}</p>"
        if finding.suggestion:
            bare = finding.suggestion.strip()
            better = bare if len(bare) > 2 else f"“{bare}”"
            yield f'<p class="better">Better: {_safe(better)}</p>'
        yield "</div>"
    yield "</article>"


class _Lines:
    """The lines of a file, to show some of them with words marked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def around(self, finding: TemplateFinding) -> Iterator[str]:
        """The lines of a finding and those beside them, numbered."""
        last = bisect_right(self.starts, max(finding.start, finding.end - 1))
        for number in range(max(1, finding.line - _AROUND), last + _AROUND + 1):
            if number > len(self.lines):
                break
            shown = self._line(number, finding)
            yield f'<span class="line"><span class="no">{number}</span>{shown}</span>'

    def _line(self, number: int, finding: TemplateFinding) -> str:
        line, first = self.lines[number - 1].rstrip("\r"), self.starts[number - 1]
        start = min(max(0, finding.start - first), len(line))
        end = min(max(0, finding.end - first), len(line))
        before, words, after = line[:start], line[start:end], line[end:]
        if len(before) > _LONGEST:
            before = "…" + before[-_LONGEST:]
        if len(after) > _LONGEST:
            after = after[:_LONGEST] + "…"
        marked = f"<mark>{_safe(words)}</mark>" if words else ""
        return f"{_safe(before)}{marked}{_safe(after)}"
