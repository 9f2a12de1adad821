"""What a rewording adds round the draft or into it: chatter, links, markup, terms, doubt, names."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from collections.abc import Iterator

from replykit.complaint.concepts import word_list
from replykit.model import Draft, SectionKind

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”)\]]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*"
    r"|(?<![\w@])@\w{2,40}"
    r"|(?<![\w@.])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|ly|me|co|uk|eu|de|fr|ie|au|ca|us|info|shop|app|example|gov|edu|biz)(?:\.uk|\.au|\.nz)?\b(?:/[^\s<>\"“”)\]]*)?",
    re.I,
)
_MARKUP = re.compile(
    r"\*\*|__\w|```|`\w|^#{1,6} |</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,80})?/?>|\]\([^)\s]{1,200}\)|^\s*[*•] |^[-*_]{3,}\s*$|^> ",
    re.I | re.M,
)
_ABOUT_THE_TEXT = re.compile(
    r"\b(?:here(?:'s| is| are|'s your| you go|'s how)|below is|this is|i(?:'ve| have) (?:re)?written)\b[^.!?\n]{0,60}\b(?:re-?word\w*|re-?writ\w*|rewrote|rephras\w*|version|draft|polished|revised|reply|response|wording|message|email|text)\b(?=[^.!?\n]{0,40}[:.]?\s*$)"
    r"|\b(?:re-?worded|rewritten|rewrote|rephrased|re-?phrasing|rewording|paraphras\w+)\b"
    r"|\b(?:make|like|want|need|have|prefer) (?:it|this|that|me to make it)\b[^.!?\n]{0,40}\b(?:shorter|longer|warmer|softer|firmer|friendlier|simpler|(?:more|less) (?:formal|casual|concise|empathetic|detailed|direct)|in (?:a|another) (?:\w+ )?(?:tone|style))\b"
    r"|\b(?:i|i've|i have) (?:also |have )?(?:kept|preserved|maintained|adjusted|changed|tweaked|shortened|softened|retained) (?:all |the |your )?(?:the )?(?:\w+ ){0,2}(?:tone|facts?|wording|meaning|structure|length|details|content|original|draft)\b"
    r"|\b(?:feel free to|you (?:can|may|could)) (?:adjust|tweak|edit|adapt|customi[sz]e|modify|personali[sz]e)\b"
    r"|\b(?:hope|trust) (?:this|that) (?:helps|works|is what you (?:wanted|had in mind|were looking for))\b|\bas an ai\b|\bas a language model\b"
    r"|\b(?:under|within|in) \d+ (?:words|characters)\b|\bword count\b",
    re.I | re.M,
)
"""What a language model says of its work, and no reply says to a customer."""
_HEADING = re.compile(r"\A\s*(?:subject|re|to|from|reply|response|message|draft)\s?:", re.I)
_LEAD_IN = re.compile(
    r"\A\s*(?:(?:sure|certainly|absolutely|of course|okay|ok|got it|no problem|gladly)\b[!,.:]|here you (?:go|are)\b|[^\n]{0,120}:[ ]*\n)",
    re.I,
)
_GREETING = re.compile(
    r"^[\s\"“”]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b",
    re.I | re.M,
)
_QUOTED = re.compile(r"\A\s*[\"“].*[\"”]\s*\Z", re.S)
_CLASSES: tuple[tuple[str, str], ...] = (
    ("The condition", r"\b(?:provided|providing|assuming|so long as|as long as|subject to|on condition|on the understanding|in exchange for|in return for|while (?:stocks?|supplies) last|terms (?:and conditions )?apply|conditions apply|where (?:possible|available)|upon (?:receipt|return|proof)|only (?:if|when|once|after)|unless|not until)\b"),
    ("The condition", r"\b(?:once|if|when|after|as soon as|until) (?:you(?:'ve|'re| have| are)? |we (?:have|receive|get|'ve)|we've|it(?:'s| is| has)|the|your|they|that is|somebody|someone|payment)(?!(?: also| still| ever| just)? ?(?:any\b|'d (?:like|rather|prefer)\b|would (?:like|rather|prefer)\b|like\b|prefer\b|need (?:anything|me|us|any|more|help)\b|want (?:to|me|us)\b|wish\b|(?:that|it) (?:suits|helps|works)\b|suits\b|easier\b|have (?:any|a (?:question|moment|minute)|anything)\b|'?ve (?:any|a (?:question|moment))\b))"),
    ("The price", r"\b(?:no|without(?: any)?|any|zero) (?:extra |additional |further |added )?(?:charges?|costs?|fees?|expense)\b|\bfree of charge\b|\bon the house\b|\bat (?:our|your|no)(?: own)? (?:expense|cost)\b|\bwon't cost\b|\bpay nothing\b|\bnothing to pay\b"),
    ("The price", r"\b(?:fees?|postage|surcharges?|deposits?|deductions?|you (?:\w+ ){0,2}pay|costs? you|excess|price difference)\b"),
    ("The doubt", r"\b(?:may|might|could) (?:well )?have (?!done without\b|had a\b|any\b|a\b)|\b(?:perhaps|possibly|probably|apparently|seemingly|supposedly|allegedly|reportedly|presumably|potentially|hopefully|purportedly)\b|\b(?:it|there|this|that)(?: would)? (?:seems?|appears?)\b|\b(?:seems|appears|seem|appear) to (?:have|be)\b|\b(?:you|your \w+) (?:say|says|claim|claims|allege|believe)\b|\bi (?:think|believe|guess|suspect|assume)\b|\bas far as (?:i|we)\b|\bas best\b"),
    ("The doubt", r"\b(?:i|we)(?:'ll| will)? (?:also )?(?:hope|try|aim|plan|intend|expect|endeavou?r|strive|do (?:my|our) best) to\b|\b(?:i|we) should be able to\b|\b(?:i|we) (?:would|'d) (?:consider|look at)\b|\ball being well\b"),
    ("The denial", r"\b(?:not|n't|no|without|never|neither|nor)(?: \w+){0,4} (?:liab\w+|responsib\w+|admit\w*|admission|prejudice)\b|\b(?:not|n't|no|never) (?:\w+ ){0,2}our (?:own )?(?:fault|doing|mistake|error|responsibility)\b|\b(?:does not|doesn't|do not|should not|shouldn't|must not) (?:\w+ )?(?:mean|imply|amount|constitute)\b|\bnot to blame\b|\bwithout prejudice\b"),
)  # fmt: skip
_TERMS = tuple((what, re.compile(pattern, re.I)) for what, pattern in _CLASSES)
_SURE_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,}\b")
_SIGN_OFF = frozenset(
    """kind kindest warm warmest best regards wishes yours sincerely faithfully truly thanks thank
    you many with and all the very respectfully cordially love cheers for your patience again once
    more our team customer care service support""".split()
)
_WORDS = frozenset(
    """may will mark rose art bill grace hope joy sky summer dawn june april august faith pat sue
    may drew jean chase grant miles max gene dean earl duke guy sandy ray rob frank penny ruby
    amber ivy olive pearl holly heather iris lily daisy violet jasmine ginger basil victoria paris
    georgia virginia charlotte florence carol angel destiny charity patience prudence constance
    christian jordan sydney chelsea brook brooke melody harmony autumn jade crystal star sunny
    rich rusty buddy lane reed page cliff glen dale forest""".split()
)
"""Given names that are words or places, too: in the body they tell nobody."""


def find_additions(draft: Draft, text: str) -> Iterator[str]:
    """What stands round the reworded draft or in it, and neither in the draft nor the complaint."""
    yield from _chatter(draft, text)
    said = f"{draft.text}\n{draft.subject or ''}\n{draft.complaint.text}".lower()
    for match in _LINK.finditer(text):
        if match[0].rstrip(".,;:!?").lower() not in said:
            yield f"The link or address “{match[0]}” stands neither in the draft nor in the complaint."
    for match in _MARKUP.finditer(text):
        if match[0].strip().lower() not in draft.text.lower():
            yield f"The markup “{match[0].strip()}” is not the draft's."
            break
    yield from _terms(draft.text.replace("’", "'"), text.replace("’", "'"))
    yield from _names(draft, text)
    yield from _things(draft, text)


def _chatter(draft: Draft, text: str) -> Iterator[str]:
    """What is said of the rewording, before it or after it, and not to the customer."""
    plain = text.replace("’", "'")
    for match in _ABOUT_THE_TEXT.finditer(plain):
        if match[0].lower() not in draft.text.lower().replace("’", "'"):
            yield f"“{_short(match[0])}” speaks of the rewording, and not to the customer."
            return
    greeting = _GREETING.search(text)
    starts_greeting = _GREETING.match(draft.text) is not None
    lead = _LEAD_IN.match(text) or _HEADING.match(text)
    if starts_greeting and greeting and text[: greeting.start()].strip():
        yield f"Before the greeting there is more: “{_short(text[: greeting.start()])}”."
    elif lead and not _LEAD_IN.match(draft.text) and not (greeting and greeting.start() == 0):
        yield f"Before the reply there is more: “{_short(lead[0])}”."
    if _QUOTED.match(text) and not _QUOTED.match(draft.text):
        yield "The reply stands in quotation marks."
    signed = _signature(draft)
    if signed:
        low, last = text.lower(), signed[-1].lower()
        end = low.rfind(last)
        after = text[end + len(last) :] if end >= 0 else ""
        if ("\n" in after.strip(" .!,") and after.strip()) or (after.strip() and after[0] == "\n"):
            yield f"After the signature there is more: “{_short(after)}”."


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _signature(draft: Draft) -> list[str]:
    """The lines of the closing that name who signs."""
    closing = next((s.text for s in draft.sections if s.kind is SectionKind.CLOSING), "")
    lines = [line.strip(" ,.") for line in closing.splitlines()]
    return [line for line in lines if line and not _is_sign_off(line)]


def _is_sign_off(line: str) -> bool:
    return all(word in _SIGN_OFF for word in re.findall(r"[a-z]+", line.lower()))


def _terms(was: str, now: str) -> Iterator[str]:
    """Conditions, prices, doubts and denials that the draft does not have."""
    for what, pattern in _TERMS:
        kept = [match[0].lower() for match in pattern.finditer(was)]
        for match in pattern.finditer(now):
            if match[0].lower() in kept:
                kept.remove(match[0].lower())
            else:
                yield f"{what} “{_short(match[0])}” is not the draft's."


def _names(draft: Draft, text: str) -> Iterator[str]:
    """A signer who is lost, and people whom nobody has named."""
    known = set(re.findall(r"[a-zà-ÿ]+", f"{draft.text}\n{draft.complaint.text}".lower()))
    for line in _signature(draft):
        if line.lower() not in " ".join(text.lower().split()):
            yield f"The signature “{line}” is missing or changed."
    given = word_list("given")
    last = text.rstrip().splitlines()[-1]
    is_signature = bool(_signature(draft)) and len(last.split()) < 6
    for name in _SURE_NAME.findall(text):
        low = name.lower()
        if low not in known and low in given and low not in _WORDS:
            yield f"The name {name} stands neither in the draft nor in the complaint."
    if is_signature:
        for name in _SURE_NAME.findall(last):
            if name.lower() not in known | _SIGN_OFF:
                yield f"The name {name} stands neither in the draft nor in the complaint."


_OF_THEIRS = re.compile(r"\b(?:your|the|this|that) (?:new |old )?(?!your\b|the\b)([a-z]{3,})\b")


def _things(draft: Draft, text: str) -> Iterator[str]:
    """A thing of theirs that has become another one."""
    was, now = draft.text.lower(), text.lower()
    heads = {
        span.text.split()[-1].lower() for span in draft.complaint.details.products if span.text
    }
    lost = {head for head in heads if _has(head, was) and not _has(head, now)}
    if not lost:
        return
    known = f"{was} {draft.complaint.text.lower()}"
    for noun in dict.fromkeys(_OF_THEIRS.findall(now)):
        if _has(noun, known) or noun in _ABSTRACT:
            continue
        place = re.search(rf"\b(your|the|this|that) {noun}( \w+)?", now)
        if place and (
            place[1] == "your" or any(f"{place[1]} {one}{place[2] or ''}" in was for one in lost)
        ):
            yield f"The thing “{noun}” is not what the draft and the complaint are about."


def _has(noun: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(noun.rstrip('s'))}", text) is not None


_ABSTRACT = frozenset(
    """patience message experience trouble disappointment frustration email letter review feedback
    words time concern concerns worry worries complaint kindness understanding upset reply case
    account order purchase item product delivery day plans trust honesty note call visit name
    details side end behalf convenience inconvenience question questions request requests wish
    wishes feelings anger point points preference choice comments""".split()
)
