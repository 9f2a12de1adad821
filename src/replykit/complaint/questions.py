"""The customer's own questions, what they counted on, and what to ask them."""

# ruff: noqa: E501 -- a pattern is easier to check on one line than cut in pieces

import re
from itertools import islice

from replykit.complaint.story import Story
from replykit.model import Details, IssueLabel, Request, Span
from replykit.search import Search

_COUNTED_ON = Search(
    r"\b(?:(?:i|we) (?:was|were|'d been|had been|have been|am|are) (?:told|promised|assured|guaranteed|quoted|led to believe|expecting)"
    r"|(?:you|they|he|she|your \w+|the \w+|website|app|email|listing|advert|ad|sign|box|label)(?: \w+)? (?:promised|said|told|assured|guaranteed|quoted|says|states|stated|claims|claimed|advertised)"
    r"|(?:was|were|is|are) (?:supposed|meant|due) (?:to|on|by|at|in)"
    r"|(?:promised|advertised|described|billed|sold|quoted) (?:as|for|to|by|me|us)"
    r"|should have (?:been|come|arrived|had)|was to (?:be|have|come|arrive))\b",
    re.I,
)


def read_questions(story: Story) -> list[Span]:
    """Each question, one by one."""
    found = []
    for sentence in story.sentences:
        if "?" in sentence.text and sentence.text.rstrip("\"'”’) \n!").endswith("?"):
            found.append(story.span(sentence.start, sentence.end))
    return found


def read_expectation(story: Story) -> Span | None:
    """The clause that says what the customer was promised or counted on."""
    for sentence in story.sentences:
        match = _COUNTED_ON.search(sentence.text)
        if match:
            at = sentence.start + match.start()
            for clause in story.clauses:
                if clause.start <= at < clause.end:
                    end = max(clause.end, sentence.start + match.end())
                    return _whole(story, clause.start, end, sentence.end)
    return None


_LEADING = re.compile(r"[\s,;:–—-]*(?:(?:and|but|so|because|although|though|then)\b[\s,]*)?", re.I)
_PAIRS = (('"', '"'), ("“", "”"))


def _whole(story: Story, start: int, end: int, last: int) -> Span:
    """A stretch without the joint before it, and with both marks of a quotation or none.

    Args:
        story: the complaint.
        start: where the stretch begins.
        end: and ends.
        last: how far a quotation that it opens may be followed.
    """
    text = story.given
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead and lead.end() < end else start
    for opening, closing in _PAIRS:
        held = text[start:end]
        if opening == closing:
            is_open, is_shut = held.count(opening) % 2 == 1, False
            if is_open and held[0] == opening and text[:start].count(opening) % 2 == 1:
                is_open, is_shut = False, True
        else:
            is_open = held.count(opening) > held.count(closing)
            is_shut = held.count(opening) < held.count(closing)
        if is_open:
            found = text.find(closing, end, last)
            end = found + 1 if found >= 0 else end
        elif is_shut and held[0] == closing:
            start += 1
    while start < end and text[start].isspace():
        start += 1
    return story.span(start, len(text[:end].rstrip(" ,;:\n")))


_ORDER = "Could you give me the order number, or the name and postcode it is under?"
_ASK: dict[IssueLabel, tuple[tuple[str, str], ...]] = {
    IssueLabel.DELIVERY: (("order_ids", _ORDER), ("products", "What was in the parcel?")),
    IssueLabel.DAMAGED_ITEM: (
        ("order_ids", _ORDER),
        ("photo", "Could you send a photo of the damage?"),
        ("remedy", "Would you rather have a replacement or your money back?"),
    ),
    IssueLabel.DEFECTIVE_ITEM: (
        ("order_ids", _ORDER),
        ("dates", "When did you buy it?"),
        ("remedy", "Would you like it repaired, replaced or refunded?"),
    ),
    IssueLabel.WRONG_ITEM: (
        ("order_ids", _ORDER),
        ("photo", "Could you send a photo of what came?"),
        ("remedy", "Shall we send the right one, or would you rather have your money back?"),
    ),
    IssueLabel.BILLING: (
        ("order_ids", "Which account or invoice number is the charge on?"),
        ("amounts", "How much was taken?"),
        ("dates", "On which date was it taken?"),
    ),
    IssueLabel.REFUND: (
        ("order_ids", _ORDER),
        ("dates", "When did you ask for the refund, or send the item back?"),
        ("amounts", "How much are you owed?"),
    ),
    IssueLabel.CANCELLATION: (
        ("order_ids", "Which account or membership number should be cancelled?"),
        ("dates", "When did you first ask for it to be cancelled?"),
    ),
    IssueLabel.BOOKING: (
        ("order_ids", "What is your booking reference?"),
        ("dates", "Which date was the booking for?"),
        ("remedy", "Would you rather rebook or have your money back?"),
    ),
    IssueLabel.STAFF_CONDUCT: (
        ("dates", "On which day, and at about what time, did this happen?"),
        ("names", "Do you know the name of the person you dealt with?"),
    ),
    IssueLabel.RESPONSIVENESS: (
        ("order_ids", "Is there a case or ticket number from an earlier message?"),
        ("callback", "What is the best number and time to reach you?"),
    ),
    IssueLabel.TECHNICAL: (
        ("products", "Which device and which version of the app are you using?"),
        ("dates", "When did it first happen?"),
    ),
    IssueLabel.ACCOUNT_ACCESS: (
        ("dates", "When could you last get in?"),
        ("message", "What exactly does the screen say when you try?"),
    ),
    IssueLabel.WORK_QUALITY: (
        ("dates", "On which day was the work done?"),
        ("photo", "Could you send a photo of it?"),
        ("remedy", "Would you like it done again, or some of your money back?"),
    ),
    IssueLabel.MISSED_DEADLINE: (
        ("order_ids", "What is the job or contract number?"),
        ("dates", "Which date were you promised?"),
        ("latest", "What is the latest date that would still work for you?"),
    ),
    IssueLabel.MISLEADING_INFORMATION: (
        ("names", "Could you tell me where you read this, or who you spoke to?"),
        ("dates", "On which day was that?"),
    ),
    IssueLabel.PRIVACY_SECURITY: (
        ("dates", "When did you first notice it?"),
        ("account", "Which of your details are affected?"),
    ),
    IssueLabel.SAFETY: (
        ("hurt", "Is anyone hurt, and does anyone need help right now?"),
        ("dates", "When did it happen?"),
        ("order_ids", "Do you have an order or batch number for it?"),
    ),
    IssueLabel.CLEANLINESS: (
        ("dates", "On which day were you with us?"),
        ("place", "Which room, table or place was it?"),
    ),
    IssueLabel.AVAILABILITY: (
        ("products", "Which item were you after?"),
        ("alternative", "Would something similar do, or would you rather wait for it?"),
    ),
    IssueLabel.VALUE: (("products", "Which product or plan is it about?"),),
    IssueLabel.OTHER: (("wish", "What would put this right for you?"),),
}
_TELLS = {
    "dates": re.compile(r"\b(?:today|yesterday|tonight|this morning|last (?:week|night|month))\b", re.I),
    "photo": re.compile(r"\b(?:photo|picture|pic|attach|image|screenshot|video)", re.I),
    "hurt": re.compile(r"\b(?:hurt|injur|hospital|ambulance|nobody was|no one was|stitches|burn|sick|ill\b|fine now)", re.I),
    "place": re.compile(r"\b(?:room|table|flat|unit|seat|coach|cabin|pitch|lane|branch|floor) ?\w*\d|\bin \w+ (?:street|road)|\b[a-z]{2,40} branch", re.I),
    "message": re.compile(r"(?:\bsays?\b|\bsaid\b|\berror\b|\"|“|message)", re.I),
    "callback": re.compile(r"\b0\d{9,10}\b|\+\d{8,}"),
    "latest": re.compile(r"\bby (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|noon|end)", re.I),
}  # fmt: skip
"""What a text holds that answers a question, whatever its details."""


def ask_back(
    story: Story, label: IssueLabel, details: Details, requests: list[Request], known: bool
) -> list[str]:
    """What an agent would still have to ask to act; nothing that the text already answers."""
    wanted = any(not request.refused for request in requests)
    answered = {
        "order_ids": details.order_ids,
        "amounts": details.amounts,
        "dates": details.dates or details.durations,
        "names": details.names,
        "products": details.products,
        "remedy": wanted,
        "wish": wanted,
    }
    asked = (
        question
        for key, question in _ASK[label]
        if not answered.get(key) and not (key in _TELLS and _TELLS[key].search(story.text))
    )
    return list(islice(asked, 3)) if known else []
