"""ministack with what its CloudFormation lacks for the stack templates of infra/.

| ministack 1.5 | here |
|---|---|
| an AWS::SES::EmailIdentity has no DKIM records to read | three, made of its name |
| no AWS::Cognito::LogDeliveryConfiguration | is made and deleted, and delivers nothing |
| no AWS::IAM::RolePolicy | an inline policy of the role |
"""

import hashlib
import json
import sys

from ministack.app import main
from ministack.services import iam
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



def put_role_policy(logical_id, properties, stack):
    role, name = properties["RoleName"], properties["PolicyName"]
    iam._roles[role]["InlinePolicies"][name] = json.dumps(properties["PolicyDocument"])
    return f"{role}|{name}", {}


def delete_role_policy(physical_id, properties):
    role, name = physical_id.split("|")
    if role in iam._roles:
        iam._roles[role]["InlinePolicies"].pop(name, None)


HANDLERS["AWS::IAM::RolePolicy"] = {
    "create": put_role_policy,
    "update": lambda physical_id, old, new, stack: put_role_policy(None, new, stack),
    "delete": delete_role_policy,
}

if __name__ == "__main__":
    sys.exit(main())
