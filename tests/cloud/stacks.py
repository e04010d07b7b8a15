"""Deploys the real stack templates with the real zips through CloudFormation's API."""

import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROVIDER_STACK = "signet-ses-identity-policy"
BUCKET = "signet-packages"
FUNCTIONS = ["custom-message", "custom-email-sender", "ses-identity-policy"]
# The paths in the stack templates, under target/lambda, and the objects in the bucket.
PLACES = {f"{name}/bootstrap.zip": f"{name}.zip" for name in FUNCTIONS} | {"theme/layer.zip": "theme.zip"}
OPERATION_TIMEOUT = 120
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]


class StackFailed(Exception):
    """The final status of a stack, with the reasons from its events."""

    def __init__(self, name, status, reasons):
        super().__init__(f"{name}: {status}\n  " + "\n  ".join(reasons))
        self.status, self.reasons = status, reasons


class Stacks:
    def __init__(self, cloud, packages):
        """`packages` is the folder of `make package` with <name>/bootstrap.zip."""
        self.cloudformation = cloud.client("cloudformation")
        self.s3 = cloud.client("s3")
        self.packages = Path(packages)

    def upload_packages(self):
        self.s3.create_bucket(Bucket=BUCKET)
        for path, name in PLACES.items():
            if (self.packages / path).exists():
                self.s3.upload_file(str(self.packages / path), BUCKET, name)

    def deploy(self, name, template, **parameters):
        """Creates or updates the stack from a stack template of infra/, waits, and returns the outputs."""
        return self.deploy_text(name, packaged(template), **parameters)

    def deploy_text(self, name, template, **parameters):
        """The same with a stack template as text, which goes through the bucket like `deploy --s3-bucket`: a request
        takes 51,200 bytes, and user-pool.yaml has more."""
        key = f"templates/{name}.yaml"
        self.s3.put_object(Bucket=BUCKET, Key=key, Body=template.encode())
        url = f"{self.s3.meta.endpoint_url}/{BUCKET}/{key}"
        call = self.cloudformation.update_stack if self.exists(name) else self.cloudformation.create_stack
        call(StackName=name, TemplateURL=url, Capabilities=CAPABILITIES,
             Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()])
        status = self.wait(name)
        if status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise StackFailed(name, status, self.reasons(name))
        return self.outputs(name)

    def deploy_provider(self):
        return self.deploy(PROVIDER_STACK, "ses-identity-policy.yaml")

    def delete(self, name):
        stack_id = self.describe(name)["StackId"]
        self.cloudformation.delete_stack(StackName=name)
        status = self.wait(stack_id)
        if status != "DELETE_COMPLETE":
            raise StackFailed(name, status, self.reasons(stack_id))

    def wait(self, name):
        deadline = time.monotonic() + OPERATION_TIMEOUT
        while time.monotonic() < deadline:
            status = self.describe(name)["StackStatus"] if self.exists(name) else "DELETE_COMPLETE"
            if not status.endswith("_IN_PROGRESS"):
                return status
            time.sleep(0.2)
        raise StackFailed(name, "not finished", self.reasons(name))

    def describe(self, name):
        return self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]

    def exists(self, name):
        try:
            return self.describe(name)["StackStatus"] != "DELETE_COMPLETE"
        except self.cloudformation.exceptions.ClientError as error:
            if "does not exist" in str(error):
                return False
            raise

    def outputs(self, name):
        return {output["OutputKey"]: output["OutputValue"] for output in self.describe(name).get("Outputs", [])}

    def resources(self, name):
        found = self.cloudformation.list_stack_resources(StackName=name)["StackResourceSummaries"]
        return {resource["LogicalResourceId"]: resource for resource in found}

    def reasons(self, name):
        """The reasons of failed resources from the events of the stack, oldest first."""
        events = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        return [f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}" for event in reversed(events)
                if event["ResourceStatus"].endswith("_FAILED") and event.get("ResourceStatusReason")]


def packaged(template):
    """Replaces local zips by places in a bucket, like `aws cloudformation package`. Nothing else changes, so
    this deploys the same as on AWS."""
    text = (ROOT / "infra" / template).read_text()
    for path, name in PLACES.items():
        text = text.replace(f"Uri: ../target/lambda/{path}", f"Uri: s3://{BUCKET}/{name}")
    return text
