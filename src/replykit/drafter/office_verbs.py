"""Forms of the verbs in which a case and a policy are written: *refund*, *send*, *rebook* ...

A form that ends in -ed or -ing is told by its ending; the rest are listed.
"""

import re
from functools import cache

from replykit.drafter.lexicon import is_past, lexicon

_STRONG = """
do did done; go went gone; take took taken; give gave given; write wrote written
speak spoke spoken; see saw seen; choose chose chosen; drive drove driven; break broke broken
come came come; ring rang rung; begin began begun; send sent sent; pay paid paid; make made made
get got got; find found found; put put put; set set set; cut cut cut; let let let
leave left left; tell told told; meet met met; hold held held; keep kept kept
bring brought brought; buy bought bought; build built built; lend lent lent; read read read
shut shut shut; withdraw withdrew withdrawn; hear heard heard; lose lost lost; draw drew drawn
throw threw thrown; catch caught caught; sell sold sold; spend spent spent; say said said
show showed shown; have had had; hang hung hung; lay laid laid; teach taught taught; run ran run
stick stuck stuck; know knew known; wind wound wound; sew sewed sewn
"""
_WEAK = frozenset(
    """refund replace repair mend fix credit cancel stop close open update correct change move waive
    reverse remove delete erase block unblock unlock restore reactivate reinstate renew extend
    upgrade downgrade arrange book rebook schedule reschedule reserve order reorder ship dispatch
    deliver redeliver post email call phone text contact notify inform check recheck review
    investigate inspect test clean wash paint repaint plaster seal tighten adjust align realign
    collect return exchange swap offer issue reissue process raise log escalate pass forward report
    ask talk train retrain remind brief warn suspend apologise apologize explain confirm approve
    apply add deduct reduce lower discount reimburse compensate transfer assign reassign allocate
    register install reinstall fit refit assemble service print reprint sign note record pause look
    listen visit attend trace track chase search locate recover expedite prioritise prioritize
    include cover settle resolve sort finish complete start restart redirect trim cook recook serve
    prepare provide supply help assist work allow grant honour honor match answer reply respond
    share upload attach enclose deal discuss agree amend terminate release weigh introduce hire
    move relocate label pack repack seal follow liaise top drop knock""".split()
)
_BEFORE = ("re", "un", "over", "out", "mis")
"""What may stand before a verb and leaves its forms as they are: *redo*, *resend*."""


@cache
def _strong() -> dict[str, tuple[str, str, str]]:
    """Base, past and participle of each strong verb, by each of the three."""
    found: dict[str, tuple[str, str, str]] = {}
    for entry in re.split(r"[;\n]", _STRONG):
        if entry.strip():
            base, past, participle = entry.split()
            for form in (participle, past, base):
                found[form] = (base, past, participle)
    return found


def _forms(word: str) -> tuple[str, str, str] | None:
    if word in _strong():
        return _strong()[word]
    for prefix in _BEFORE:
        rest = word.removeprefix(prefix)
        if rest != word and rest in _strong():
            base, past, participle = _strong()[rest]
            return prefix + base, prefix + past, prefix + participle
    return None


def is_base(word: str) -> bool:
    """Whether a word is a verb as it stands after "I can": *refund*, *send*."""
    forms = _forms(word)
    return word in _WEAK or word in lexicon().plain or (forms is not None and forms[0] == word)


def is_done(word: str) -> bool:
    """Whether a word tells that something was done: *refunded*, *sent*, *redid*."""
    forms = _forms(word)
    return is_past(word) or (forms is not None and word in forms[1:])


def participle_of(word: str) -> str:
    """Any form as it stands after "I have": *redid* and *redo* are *redone*."""
    if forms := _forms(word):
        return forms[2]
    return word if is_past(word) else _past(word)


def past_of(word: str) -> str:
    """Any form as it stands after "I" and before "yesterday": *given* is *gave*."""
    if forms := _forms(word):
        return forms[1]
    return word if is_past(word) else _past(word)


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _doubles(base) else f"{base}ed"


def _doubles(base: str) -> bool:
    if base in ("cancel", "label", "refer", "transfer"):
        return True
    return re.fullmatch(r"(?:re|un)?[^aeiou]*[aeiou][bdgklmnprt]", base) is not None


def base_of(word: str) -> str:
    """The plain form of a verb in -ing or in the past: *refunding* is *refund*."""
    if (forms := _forms(word)) or (
        word.endswith("ing") and (forms := _forms(word[:-3]) or _forms(f"{word[:-3]}e"))
    ):
        return forms[0]
    end = next((end for end in ("ing", "ied", "ed") if word.endswith(end)), "")
    stem = word.removesuffix(end)
    if not end or len(stem) < 2:
        return word
    if end == "ied":
        return f"{stem}y"
    short = stem[:-1] if stem[-1] == stem[-2] else stem
    if (doubled := _forms(short)) and short != stem:
        return doubled[0]
    known = [form for form in (stem, f"{stem}e", short) if is_base(form)]
    if known:
        return known[0]
    if short != stem and stem[-1] not in "sflz":
        return short
    return f"{stem}e" if re.search(r"(?:at|iz|is|[cvu]|dg|[^aeiou]l)$", stem) else stem
