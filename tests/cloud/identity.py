"""An SES identity of the local cloud and its policies."""

import json

from local_cloud import ACCOUNT, REGION


class Identity:
    def __init__(self, cloud, name):
        self.ses = cloud.client("sesv2")
        self.name = name
        self.arn = f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{name}"
        self.ses.create_email_identity(EmailIdentity=name)

    def policies(self):
        policies = self.ses.get_email_identity_policies(EmailIdentity=self.name)["Policies"]
        return {name: json.loads(document)["Statement"][0] for name, document in policies.items()}

    def pools(self):
        """The pools that may send with this identity."""
        return [statement["Condition"]["ArnLike"]["aws:SourceArn"] for statement in self.policies().values()]

    def developer(self, **more):
        """The stack parameters of a pool that sends with this identity."""
        parameters = {"EmailSendingAccount": "DEVELOPER", "SourceArn": self.arn, "DeletionProtection": "INACTIVE"}
        if "@" not in self.name:
            parameters["From"] = f'"Northwind, Inc." <no-reply@{self.name}>'
        return parameters | more
