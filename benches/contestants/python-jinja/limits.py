"""Cognito's lengths (in UTF-16 units, as a Java String counts), characters and placeholders.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html
"""
import re
from functools import lru_cache
from unicodedata import category

# Characters whose category must be looked up. Most of a mail has none.
UNUSUAL = re.compile(r"[^\t-\r -~]")
STRAY = re.compile(r"\{####\}|\{username\}|\{##")


class Violation(Exception):
    """A part of a message that Cognito would refuse, drop or send wrongly."""


@lru_cache(4096)
def accepts(character):
    r"""Cognito's [\p{L}\p{M}\p{S}\p{N}\p{P}\s], with the \s of Java, which is the six of ASCII."""
    return character in "\t\n\v\f\r " or category(character)[0] in "LMSNP"


def length(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def body(html, carried):
    """A body may hold any character as a numeric reference; control characters have none."""
    for character in set(UNUSUAL.findall(html)):
        if not accepts(character):
            html = html.replace(character, reference(character))
    return html, check(html, 6, 20_000, carried, carried)


def reference(character):
    if character in "\u0085\u2028\u2029":
        return "\n"
    return "" if category(character) == "Cc" else f"&#{ord(character)};"


@lru_cache(256)
def subject(text):
    plain = plain_characters(text)
    check(plain, 1, 140, [], [])
    return plain


def sms(text, carried):
    """Does not reserve the length of a password: with a user name it may be three times an SMS."""
    plain = plain_characters(text)
    return plain, check(plain, 6, 140, carried, [(text, longest) for text, longest in carried if longest <= 8])


def plain_characters(text):
    if UNUSUAL.search(text):
        spaced = (" " if character.isspace() or character == "\u180e" else character for character in text)
        text = "".join(filter(accepts, spaced))
    return " ".join(text.split())


def check(text, least, most, carried, growing):
    units = length(text)
    if units < least:
        raise Violation("too short")
    for placeholder, longest in growing:
        units += text.count(placeholder) * max(0, longest - length(placeholder))
    if units > most:
        raise Violation(f"{units} characters with what Cognito substitutes, over its limit of {most}")
    rest = text
    for placeholder, _ in carried:
        if placeholder not in text:
            raise Violation("a placeholder is missing")
        rest = rest.replace(placeholder, " ")
    if STRAY.search(rest):
        raise Violation("a placeholder stands where Cognito must not find one")
    return units
