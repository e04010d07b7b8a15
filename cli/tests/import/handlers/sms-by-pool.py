"""SMS alone, another brand for another pool."""
BRANDS = {"eu-west-1_Staff0001": "Robin Staff"}


def handler(event, context):
    brand = BRANDS.get(event["userPoolId"], "Robin")
    code = event["request"]["codeParameter"]
    if event["triggerSource"] in ("CustomMessage_SignUp", "CustomMessage_ResendCode", "CustomMessage_Authentication"):
        event["response"]["smsMessage"] = f"{code} is your {brand} code. [Do not share it]"
    return event
