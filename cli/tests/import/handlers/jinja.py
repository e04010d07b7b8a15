"""A template engine in the manner of Jinja, written here so that the test needs no package: blocks, filters, if."""
import html
import re

BASE = """<!DOCTYPE html>
<html><head><title>{{ title }}</title></head>
<body>{% if user.company %}<p>For {{ user.company }}</p>{% endif %}
<h2>{{ title }}</h2>{{ content }}<hr><small>{{ brand | upper }}</small></body></html>"""


def render(source, **values):
    def condition(match):
        return match.group(2) if look(match.group(1), values) else ""

    source = re.sub(r"{% if ([\w.]+) %}(.*?){% endif %}", condition, source, flags=re.S)

    def printed(match):
        name, _, name_filter = (part.strip() for part in match.group(1).partition("|"))
        value = look(name, values)
        value = value if name == "content" else html.escape(str(value))
        return value.upper() if name_filter == "upper" else value

    return re.sub(r"{{ (.*?) }}", printed, source)


def look(name, values):
    for part in name.split("."):
        values = values.get(part, "")
    return values


def handler(event, context):
    request = event["request"]
    attributes = request["userAttributes"]
    user = {"company": attributes.get("custom:company", ""), "first": attributes.get("given_name", "")}
    order = (request.get("clientMetadata") or {}).get("order", "")
    pages = {
        "CustomMessage_SignUp": ("Nearly there", "<p>{{ user.first | upper }}, your code: {{ code }}</p>"),
        "CustomMessage_Authentication": ("Sign in", "<p>{{ code }}</p><p><a href='https://shop.example.com/order?id={{ order }}'>Your order</a></p>"),
    }
    if event["triggerSource"] in pages:
        title, content = pages[event["triggerSource"]]
        content = render(content, user=user, code=request["codeParameter"], order=order)
        event["response"]["emailSubject"] = f"{title} at Wren"
        event["response"]["emailMessage"] = render(BASE, title=title, user=user, brand="Wren", content=content)
        event["response"]["smsMessage"] = f"Wren: {request['codeParameter']}"
    return event
