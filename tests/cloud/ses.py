"""Amazon SES of the local cloud: moto with the parts that it lacks.

usage: ses.py <port> <ministack's URL>

| moto 5.2 | here |
|---|---|
| an identity is never verified | verified, unless its name starts with `unverified`; with `pending` from the third look on |
| no GetAccount | healthy and out of the sandbox, unless a test says otherwise |
| an identity has no status, no DKIM | as verified as it is |
| no suppression list, recommendations, reputation, tenants | empty and healthy, unless a test says otherwise |
| does not know the configuration sets and identities of ministack's stacks | asks ministack |

Mail that is sent goes to `outbox.py`, which keeps it as it came.

A test says otherwise with `PUT /_signet/ses`: `{"account": {…}, "suppressed": [address, …]}`; `{}` is healthy again.

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

from outbox import Outbox

UNVERIFIED = "unverified"
PENDING = "pending"
# Looks at a pending identity until it is verified.
PENDING_LOOKS = 3


ACCOUNT = {
    "DedicatedIpAutoWarmupEnabled": False,
    "EnforcementStatus": "HEALTHY",
    "ProductionAccessEnabled": True,
    "SendQuota": {"Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 0.0},
    "SendingEnabled": True,
    "SuppressionAttributes": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]},
}


def missing(message):
    return Response(json.dumps({"message": message}), status=404, headers={
        "Content-Type": "application/json", "x-amzn-ErrorType": "NotFoundException"})


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
        self.state = {}
        self.outbox = Outbox(lambda: {name for found in identities() for name in found})

    def __call__(self, environ, start_response):
        request = Request(environ)
        if request.path == "/_signet/ses":
            self.state = request.get_json()
            return answer({})(environ, start_response)
        taken = self.outbox.answer(request)
        if taken:
            return taken(environ, start_response)
        known = self.of_the_account(request)
        if known:
            return known(environ, start_response)
        if request.method == "GET" and request.path.startswith("/v2/email/configuration-sets/"):
            return self.ask_ministack(request)(environ, start_response)
        if request.path.startswith("/v2/email/identities/"):
            name = unquote(request.path.split("/")[4])
            self.follow_stacks(name, request)
            self.verify(name, request)
            if request.method == "GET" and request.path.count("/") == 4:
                return self.described(environ)(environ, start_response)
        return self.moto(environ, start_response)

    def of_the_account(self, request):
        """The answer about the account, its lists and its tenants; none for other requests."""
        path = request.path
        if path == "/v2/email/account":
            return answer(ACCOUNT | self.state.get("account", {}))
        if path.startswith("/v2/email/suppression/addresses/"):
            address = unquote(path.rpartition("/")[2])
            if address not in self.state.get("suppressed", []):
                return missing(f"Email address {address} does not exist on your suppression list.")
            return answer({"SuppressedDestination": {
                "EmailAddress": address, "Reason": "BOUNCE", "LastUpdateTime": 1764374400}})
        if path.startswith("/v2/email/reputation/entities/"):
            return answer({"ReputationEntity": {"SendingStatusAggregate": "ENABLED", "ReputationImpact": "LOW"}})
        return {
            "/v2/email/vdm/recommendations": answer({"Recommendations": []}),
            "/v2/email/resources/tenants/list": answer({"ResourceTenants": []}),
        }.get(path)

    def described(self, environ):
        """moto's identity, with the members that it lacks."""
        found = Response.from_app(self.moto, environ)
        if found.status_code != 200:
            return missing("Email identity does not exist.")
        identity = json.loads(found.get_data())
        status = "SUCCESS" if identity.get("VerifiedForSendingStatus") else "PENDING"
        dkim = {"SigningEnabled": True, "Status": status, "SigningAttributesOrigin": "AWS_SES",
                "CurrentSigningKeyLength": "RSA_2048_BIT", "Tokens": ["a", "b", "c"]}
        return answer(identity | {"VerificationStatus": status, "DkimAttributes": dkim})

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
