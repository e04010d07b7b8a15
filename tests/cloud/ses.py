"""Amazon SES of the local cloud: moto with the parts that it lacks.

usage: ses.py <port> <ministack's URL>

| moto 5.2 | here |
|---|---|
| an identity is never verified | verified, unless its name starts with `unverified`; with `pending` from the third look on |
| no GetAccount | out of the sandbox |
| does not know the configuration sets and identities of ministack's stacks | asks ministack |

It is not strict about policies, their names or the request rate. The doubles of the Rust tests are.
"""

import json
import sys
import urllib.error
import urllib.request
from collections import Counter
from urllib.parse import quote, unquote

from moto.backends import get_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

UNVERIFIED = "unverified"
PENDING = "pending"
# Looks at a pending identity until it is verified.
PENDING_LOOKS = 3


def answer(body, status=200):
    return Response(json.dumps(body), status=status, content_type="application/json")


def identities():
    """Yields moto's identities of each account and Region, by name."""
    for account in get_backend("sesv2").values():
        for region in account.values():
            yield region.core_backend.email_identities


class Ses:
    def __init__(self, ministack):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.ministack = ministack
        self.looks = Counter()
        self.of_stacks = set()

    def __call__(self, environ, start_response):
        request = Request(environ)
        if request.path == "/v2/email/account":
            return answer({"ProductionAccessEnabled": True, "SendingEnabled": True})(environ, start_response)
        if request.method == "GET" and request.path.startswith("/v2/email/configuration-sets/"):
            return self.ask_ministack(request)(environ, start_response)
        if request.path.startswith("/v2/email/identities/"):
            name = unquote(request.path.split("/")[4])
            self.follow_stacks(name, request)
            self.verify(name, request)
        return self.moto(environ, start_response)

    def verify(self, name, request):
        if request.method == "GET" and request.path.count("/") == 4:
            self.looks[name] += 1
        verified = not name.startswith(UNVERIFIED)
        if name.startswith(PENDING):
            verified = self.looks[name] >= PENDING_LOOKS
        for found in identities():
            if name in found:
                found[name].verified_for_sending_status = verified

    def follow_stacks(self, name, request):
        """An identity of a stack comes and goes with the stack."""
        known = any(name in found for found in identities())
        if known and name not in self.of_stacks:
            return
        there = self.ask_ministack(request, f"/v2/email/identities/{quote(name)}").status_code == 200
        if there and not known:
            self.of_stacks.add(name)
            signature = {"Authorization": request.headers["Authorization"]}
            Client(self.moto).post("/v2/email/identities", json={"EmailIdentity": name}, headers=signature)
        elif known and not there:
            self.of_stacks.remove(name)
            for found in identities():
                found.pop(name, None)

    def ask_ministack(self, request, path=None):
        headers = {name: request.headers[name] for name in ("Authorization", "X-Amz-Date") if name in request.headers}
        try:
            asked = urllib.request.Request(self.ministack + (path or request.path), headers=headers)
            with urllib.request.urlopen(asked, timeout=10) as found:
                return Response(found.read(), content_type="application/json")
        except urllib.error.HTTPError as error:
            return Response(error.read(), status=error.code, headers={
                "Content-Type": "application/json",
                "x-amzn-ErrorType": error.headers.get("x-amzn-ErrorType", "NotFoundException"),
            })


if __name__ == "__main__":
    run_simple("127.0.0.1", int(sys.argv[1]), Ses(sys.argv[2]), threaded=True)
