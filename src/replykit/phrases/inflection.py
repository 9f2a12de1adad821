"""The forms of words, as ``fail~`` asks for them."""

import re

_IRREGULAR = {
    "be": "be am is are was were been being",
    "have": "have has had having",
    "do": "do does did done doing",
    "go": "go goes went gone going",
    "get": "get gets got gotten getting",
    "make": "make makes made making",
    "take": "take takes took taken taking",
    "give": "give gives gave given giving",
    "come": "come comes came coming",
    "see": "see sees saw seen seeing",
    "know": "know knows knew known knowing",
    "think": "think thinks thought thinking",
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "find": "find finds found finding",
    "feel": "feel feels felt feeling",
    "leave": "leave leaves left leaving",
    "keep": "keep keeps kept keeping",
    "let": "let lets letting",
    "put": "put puts putting",
    "run": "run runs ran running",
    "break": "break breaks broke broken breaking",
    "lose": "lose loses lost losing",
    "send": "send sends sent sending",
    "bring": "bring brings brought bringing",
    "buy": "buy buys bought buying",
    "catch": "catch catches caught catching",
    "choose": "choose chooses chose chosen choosing",
    "fall": "fall falls fell fallen falling",
    "forget": "forget forgets forgot forgotten forgetting",
    "hear": "hear hears heard hearing",
    "hold": "hold holds held holding",
    "mean": "mean means meant meaning",
    "meet": "meet meets met meeting",
    "pay": "pay pays paid paying",
    "read": "read reads reading",
    "sell": "sell sells sold selling",
    "set": "set sets setting",
    "speak": "speak speaks spoke spoken speaking",
    "stand": "stand stands stood standing",
    "steal": "steal steals stole stolen stealing",
    "write": "write writes wrote written writing",
    "wear": "wear wears wore worn wearing",
    "show": "show shows showed shown showing",
    "throw": "throw throws threw thrown throwing",
    "understand": "understand understands understood understanding",
    "misunderstand": "misunderstand misunderstands misunderstood misunderstanding",
    "undergo": "undergo undergoes underwent undergone undergoing",
    "hit": "hit hits hitting",
    "hurt": "hurt hurts hurting",
    "cost": "cost costs costing",
    "cut": "cut cuts cutting",
    "shut": "shut shuts shutting",
    "drive": "drive drives drove driven driving",
    "freeze": "freeze freezes froze frozen freezing",
    "begin": "begin begins began begun beginning",
    "spend": "spend spends spent spending",
    "fight": "fight fights fought fighting",
    "refer": "refer refers referred referring",
    "occur": "occur occurs occurred occurring",
    "commit": "commit commits committed committing",
    "omit": "omit omits omitted omitting",
    "upset": "upset upsets upsetting",
}


def inflections(word: str) -> list[str]:
    """The forms of a verb or noun: *fail* gives fail, fails, failed, failing."""
    if word in _IRREGULAR:
        return _IRREGULAR[word].split()
    if re.search(r"(s|x|z|ch|sh)$", word):
        third = word + "es"
    elif re.search(r"[^aeiou]y$", word):
        third = word[:-1] + "ies"
    else:
        third = word + "s"
    if word.endswith("e"):
        return [word, third, word + "d", word[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", word):
        return [word, third, word[:-1] + "ied", word + "ing"]
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtv]", word) and not word.endswith(("w", "x", "y")):
        return [word, third, word + word[-1] + "ed", word + word[-1] + "ing"]
    return [word, third, word + "ed", word + "ing"]
