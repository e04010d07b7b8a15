"""Amazon SES of the local cloud: moto with the parts that it lacks.

usage: ses.py <port> <ministack's URL>

| moto 5.2 | here |
|---|---|
| an identity is never verified | verified, unless its name starts with `unverified` |
| no GetAccount | out of the sandbox |
| does not know the configuration sets of ministack's stacks | asks ministack |

It is not strict about policies, their names or the request rate. The doubles of the Rust tests are.
"""

import json
import sys
import urllib.error
import urllib.request

from moto.backends import get_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
from werkzeug.wrappers import Request, Response

UNVERIFIED = "unverified"


def answer(body, status=200):
    return Response(json.dumps(body), status=status, content_type="application/json")


def verify_identities():
    for account in get_backend("sesv2").values():
        for region in account.values():
            for name, identity in region.core_backend.email_identities.items():
                identity.verified_for_sending_status = not name.startswith(UNVERIFIED)


class Ses:
    def __init__(self, ministack):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.ministack = ministack

    def __call__(self, environ, start_response):
        request = Request(environ)
        if request.path == "/v2/email/account":
            return answer({"ProductionAccessEnabled": True, "SendingEnabled": True})(environ, start_response)
        if request.method == "GET" and request.path.startswith("/v2/email/configuration-sets/"):
            return self.ask_ministack(request)(environ, start_response)
        if request.path.startswith("/v2/email/identities/"):
            verify_identities()
        return self.moto(environ, start_response)

    def ask_ministack(self, request):
        headers = {name: request.headers[name] for name in ("Authorization", "X-Amz-Date") if name in request.headers}
        try:
            asked = urllib.request.Request(self.ministack + request.path, headers=headers)
            with urllib.request.urlopen(asked, timeout=10) as found:
                return Response(found.read(), content_type="application/json")
        except urllib.error.HTTPError as error:
            return Response(error.read(), status=error.code, headers={
                "Content-Type": "application/json",
                "x-amzn-ErrorType": error.headers.get("x-amzn-ErrorType", "NotFoundException"),
            })


if __name__ == "__main__":
    run_simple("127.0.0.1", int(sys.argv[1]), Ses(sys.argv[2]), threaded=True)
