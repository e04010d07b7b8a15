"""SES of the local cloud as it takes the mail of custom-email-sender: keeps every request as it came, and reacts as
a test says.

`GET /_signet/outbox` is a list of requests, oldest first: `mail` (the request's body) and `reaction` ("accepts" where no
test said otherwise). `PUT /_signet/outbox` forgets them and takes `{"next": {recipient: [reaction, …]}, "always": reaction}`.

| reaction | |
|---|---|
| throttles, faults, pauses, refuses | TooManyRequestsException, a 500, SendingPausedException, MessageRejected |
| hangs | no answer for longer than the function waits, and no mail |
| late | the mail is accepted, and the answer comes after the function's time-out |

A mail from an identity that is not verified is refused as SES does it.
"""

import json
import threading
import time

from werkzeug.wrappers import Response

PATH = "/v2/email/outbound-emails"
# The function waits 5 seconds for an answer.
TOO_LONG = 6
REFUSALS = {
    "throttles": (429, "TooManyRequestsException", "Maximum sending rate exceeded."),
    "faults": (500, "InternalServiceErrorException", ""),
    "pauses": (400, "SendingPausedException", "Sending is paused."),
    "refuses": (400, "MessageRejected", "Email address is on nobody's list."),
    "unverified": (400, "MessageRejected", "Email address is not verified. The following identities failed the check"),
}


class Outbox:
    def __init__(self, identities):
        """`identities` gives the names of the identities that there are."""
        self.identities = identities
        self.lock = threading.Lock()
        self.requests, self.reactions = [], {}

    def answer(self, request):
        """The answer to a mail, or to a test; none for other requests."""
        if request.path == "/_signet/outbox":
            return self.of_a_test(request)
        if request.path != PATH or request.method != "POST":
            return None
        mail = request.get_json()
        with self.lock:
            reaction = self.reaction(mail)
            self.requests.append({"mail": mail, "reaction": reaction})
            number = len(self.requests)
        if reaction in ("hangs", "late"):
            time.sleep(TOO_LONG)
        if reaction in REFUSALS:
            status, name, words = REFUSALS[reaction]
            return Response(json.dumps({"message": words}), status=status,
                            headers={"Content-Type": "application/json", "x-amzn-ErrorType": name})
        return Response(json.dumps({"MessageId": f"{number:060}"}), content_type="application/json")

    def of_a_test(self, request):
        with self.lock:
            if request.method == "PUT":
                self.requests, self.reactions = [], request.get_json()
            return Response(json.dumps(self.requests), content_type="application/json")

    def reaction(self, mail):
        address = mail["FromEmailAddress"].rpartition("<")[2].rstrip(">")
        if not {address, address.rpartition("@")[2]} & self.identities():
            return "unverified"
        [recipient] = mail["Destination"]["ToAddresses"]
        queue = self.reactions.get("next", {}).get(recipient)
        return queue.pop(0) if queue else self.reactions.get("always", "accepts")
