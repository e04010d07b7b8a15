"""Decides if a user's name may be shown.

Anyone can sign up, and mail clients turn host names and telephone numbers into links without asking the HTML: a
name is shown unchanged or not at all.
"""
import re
from functools import lru_cache
from unicodedata import category

from limits import accepts, length

DOT = ".\u3002\uff0e\uff61\u2024\ufe52\ufe12"
COLON = ":\uff1a\ufe55\ufe13\u2236"
SLASH = "/\\\\\uff0f\uff3c\u2044\u2215\u29f8\ufe68"
# The characters of most names.
PLAIN = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ' -]+")
# Markup, placeholders, addresses, and single characters that normalise to text with a dot or a slash.
REFUSED = re.compile(
    "[{}#<>@\uff20\ufe6b\uff03\ufe5f\uff1c\uff1e\uff5b\uff5d\ufe64\ufe65"
    "\u2488-\u249b\U0001f100\u2025\u2026\u2100\u2101\u2105\u2106\t-\r]"
)
# `www.`, a scheme, a network path.
LINK = re.compile(f"[wW\uff57\uff37]{{3}}[{DOT}]|[^ ]{{2}}[{COLON}][^ ]|[{SLASH}]{{2}}")
LABEL = re.compile(f"(?<![{DOT}])[{DOT}]([^ {DOT}]+)")
HOST_ENDS = re.compile(f"[{SLASH}{COLON}?]")
TELEPHONE = " -.()+/\u2010\u2011\u2012\u2013\u2014\u2015"


@lru_cache(256)
def is_safe(text):
    return (
        length(text) <= 64
        and all(map(accepts, text))
        and not REFUSED.search(text)
        and not LINK.search(text)
        and not any(map(ends_host_name, LABEL.findall(text)))
        and not holds_telephone_number(text)
    )


def shown(value):
    if not isinstance(value, str):
        return None
    text = value.strip()
    if PLAIN.fullmatch(text):
        return text if len(text) <= 64 else None
    return text if text and is_safe(text) else None


def is_letter(character):
    return category(character)[0] in "LM"


def is_digit(character):
    return category(character)[0] == "N"


def ends_host_name(label):
    """A digit or two letters behind a dot, or one and then a path, port or query."""
    if any(map(is_digit, label)) or sum(map(is_letter, label)) >= 2:
        return True
    return is_letter(label[0]) and HOST_ENDS.search(label, 1) is not None


def holds_telephone_number(text):
    """Seven digits that a phone would link: with punctuation, and not after a letter."""
    digits, in_word = 0, False
    for character in text:
        if is_digit(character):
            digits += not in_word
        else:
            in_word = is_letter(character)
            if character not in TELEPHONE:
                digits = 0
        if digits >= 7:
            return True
    return False
