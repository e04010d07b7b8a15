"""Cognito's CustomMessage trigger with Jinja2, as a Python team would write it.

Whatever goes wrong leaves the fields null, and Cognito's own message goes out.
"""
import json
import os
import sys
import time

from jinja2 import Environment, ModuleLoader

import languages
import limits
import shown

KINDS = {
    "CustomMessage_SignUp": "sign_up",
    "CustomMessage_ResendCode": "resend_code",
    "CustomMessage_AdminCreateUser": "admin_create_user",
    "CustomMessage_ForgotPassword": "forgot_password",
    "CustomMessage_UpdateUserAttribute": "update_user_attribute",
    "CustomMessage_VerifyUserAttribute": "verify_user_attribute",
    "CustomMessage_Authentication": "authentication",
}
BRAND = os.environ.get("BRAND_NAME", "").strip() or "Example"
METRICS = [
    {"Name": "Rendered", "Unit": "Count"},
    {"Name": "FellBack", "Unit": "Count"},
    {"Name": "Unbranded", "Unit": "Count"},
    {"Name": "BodyCharacters", "Unit": "Count"},
    {"Name": "RenderTime", "Unit": "Microseconds"},
]

# build.py compiled the templates to Python, so none is parsed here. Modules that every mail needs are imported
# while Lambda initialises.
templates = Environment(
    autoescape=True,
    auto_reload=False,
    loader=ModuleLoader(os.path.join(os.path.dirname(__file__), "compiled")),
)
for name in ("layout.html", "with_code.html"):
    templates.get_template(name)

write_json = json.JSONEncoder(separators=(",", ":")).encode


class Request:
    """The message that an event requests."""

    def __init__(self, kind, code, request):
        attributes = mapping(request.get("userAttributes"))
        metadata = mapping(request.get("clientMetadata"))
        self.kind = kind
        self.code = code
        self.language = languages.chosen((metadata.get("locale"), metadata.get("lang"), attributes.get("locale")))
        self.strings = languages.strings(self.language, BRAND)
        self.name = shown.name(attributes.get("given_name")) or shown.name(attributes.get("name"))
        self.is_invitation = kind == "admin_create_user"
        self.username = parameter(request.get("usernameParameter")) if self.is_invitation else None
        self.recipient = shown.address(attributes.get("email")) if self.is_invitation else None


def handler(event, _context):
    started = time.perf_counter()
    request = recognized(event)
    if request is None:
        log({"level": "WARN", "message": "passed through unchanged", "reason": "not a CustomMessage event"})
        return event
    warnings = []
    subject, (html, html_length) = attempt("email", email, request, warnings) or (None, (None, None))
    sms, sms_length = attempt("sms", text_message, request, warnings) or (None, None)
    event["response"] = mapping(event.get("response")) | {"smsMessage": sms, "emailMessage": html, "emailSubject": subject}
    step = {True: "default", False: "cognito"}
    log({
        "level": "WARN" if warnings else "INFO",
        "message": "fell back" if warnings else "rendered",
        "Source": request.kind.replace("_", "-"),
        "locale": request.language,
        "step": {"email": step[html is not None], "sms": step[sms is not None]},
        "characters": {"subject": subject and limits.length(subject), "body": html_length, "sms": sms_length},
        **({"warnings": warnings} if warnings else {}),
        "Rendered": int(html is not None or sms is not None),
        "FellBack": int(bool(warnings)),
        "Unbranded": 0,
        **({"BodyCharacters": html_length} if html_length else {}),
        "RenderTime": int((time.perf_counter() - started) * 1e6),
        "_aws": {
            "Timestamp": int(time.time() * 1000),
            "CloudWatchMetrics": [{"Namespace": "Signet", "Dimensions": [["Source"]], "Metrics": METRICS}],
        },
    })
    return event


def recognized(event):
    """The request of a CustomMessage event, or nothing for other events, which go back unchanged."""
    if not isinstance(event, dict):
        return None
    source, request = event.get("triggerSource"), mapping(event.get("request"))
    kind = KINDS.get(source) if isinstance(source, str) else None
    code = parameter(request.get("codeParameter"))
    if kind is None or code is None:
        return None
    return Request(kind, code, request)


def attempt(channel, make, request, warnings):
    try:
        return make(request)
    except limits.Violation as violation:
        reason = str(violation)
    except Exception:  # an engine's words may quote a user's attribute, so they are not repeated
        reason = "cannot be rendered"
    warnings.append({"channel": channel, "reason": reason})
    return None


def email(request):
    carried = placeholders(request)
    text, shared = request.strings[request.kind], request.strings["shared"]
    subject = limits.subject(text["subject"])
    direction = request.strings["direction"]
    template = templates.get_template("invitation.html" if request.is_invitation else "with_code.html")
    html = template.render(
        subject=subject,
        language=request.language,
        direction=direction,
        start="right" if direction == "rtl" else "left",
        brand=BRAND,
        shared=shared,
        text=text,
        never_share=text.get("never_share") or shared["never_share"],
        greeting=languages.filled(shared["greeting"], "name", request.name, direction)
        if request.name
        else shared["greeting_anonymous"],
        code=request.code,
        username=request.username,
        recipient=request.recipient,
    )
    # MarkupSafe writes &#34;, the other contestants &quot;. The isolates around a value become elements.
    html = html.replace("&#34;", "&quot;").replace("\u2068", "<span dir=auto>").replace("\u2069", "</span>")
    return subject, limits.body(html, carried)


def text_message(request):
    carried = placeholders(request)
    direction = request.strings["direction"]
    text = languages.filled(request.strings[request.kind]["sms"], "code", request.code, direction)
    if request.username:
        text = languages.filled(text, "username", request.username, direction)
    return limits.sms(text, carried)


def placeholders(request):
    """The placeholders with the length of the longest text by which Cognito replaces each."""
    if not request.is_invitation:
        return [(request.code, 8)]
    if request.username is None:
        raise limits.Violation("request.usernameParameter is missing")
    return [(request.code, 256), (request.username, 128)]


def parameter(value):
    return value if isinstance(value, str) and value not in ("", "None") else None


def mapping(value):
    return value if isinstance(value, dict) else {}


def log(line):
    sys.stdout.write(write_json(line) + "\n")
