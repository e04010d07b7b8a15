"""f-strings, a dictionary of languages, html.escape, urllib.parse.quote, an early return."""
import html
from urllib.parse import quote, urlencode

WORDS = {
    "en": {"subject": "Confirm your account", "hello": "Hello {name},", "text": "Here is your code:", "button": "Confirm"},
    "es": {"subject": "Confirma tu cuenta", "hello": "Hola {name}:", "text": "Aquí tienes tu código:", "button": "Confirmar"},
    "pt-BR": {"subject": "Confirme sua conta", "hello": "Olá {name},", "text": "Aqui está o seu código:", "button": "Confirmar"},
}


def lambda_handler(event, context):
    if event["triggerSource"] not in ("CustomMessage_SignUp", "CustomMessage_ResendCode", "CustomMessage_VerifyUserAttribute"):
        return event
    attributes = event["request"]["userAttributes"]
    words = WORDS.get(attributes.get("custom:language", "en"), WORDS["en"])
    name = html.escape(attributes.get("name", attributes["email"] if "Verify" not in event["triggerSource"] else "you"))
    code = event["request"]["codeParameter"]
    query = urlencode({"u": event["userName"], "pool": event["userPoolId"], "client": event["callerContext"]["clientId"]})
    event["response"]["emailSubject"] = words["subject"]
    event["response"]["emailMessage"] = f"""<html lang="en">
<head><style>
  .code {{ font-size: 28px; letter-spacing: 4px; }}
  @media (max-width: 600px) {{ .code {{ font-size: 22px; }} }}
</style></head>
<body>
<p>{words['hello'].format(name=name)}</p>
<p>{words['text']}</p>
<p class="code">{code}</p>
<p><a href="https://example.com/c/{quote(attributes['sub'])}?{query}&amp;code={code}">{words['button']}</a></p>
</body></html>"""
    return event
