"""ministack with what its CloudFormation lacks for the stack templates of infra/.

| ministack 1.5 | here |
|---|---|
| an AWS::SES::EmailIdentity has no DKIM records to read | three, made of its name |
| no AWS::Cognito::LogDeliveryConfiguration | is made and deleted, and delivers nothing |
"""

import hashlib
import sys

from ministack.app import main
from ministack.services.cloudformation import provisioners

HANDLERS = provisioners._RESOURCE_HANDLERS


def dkim_records(domain):
    tokens = [hashlib.sha256(f"{domain}{number}".encode()).hexdigest()[:32] for number in (1, 2, 3)]
    names = {f"DkimDNSTokenName{number}": f"{token}._domainkey.{domain}" for number, token in enumerate(tokens, 1)}
    values = {f"DkimDNSTokenValue{number}": f"{token}.dkim.amazonses.com" for number, token in enumerate(tokens, 1)}
    return names | values


def with_dkim(apply):
    def applied(*arguments, **more):
        identity, attributes = apply(*arguments, **more)
        return identity, attributes | dkim_records(identity)
    return applied


identities = HANDLERS["AWS::SES::EmailIdentity"]
identities["create"] = with_dkim(identities["create"])
identities["update"] = with_dkim(identities["update"])
HANDLERS["AWS::Cognito::LogDeliveryConfiguration"] = {
    "create": lambda logical_id, properties, stack: (properties["UserPoolId"], {"Id": properties["UserPoolId"]}),
    "delete": lambda physical_id, properties: None,
}

if __name__ == "__main__":
    sys.exit(main())
