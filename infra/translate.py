"""What CloudFormation makes of the SAM templates: fails where the transform would.

usage: translate.py <template>…
"""

import os
import sys

# The translator asks its clients for a Region only.
os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.public.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# What the deployment makes of a local path.
CODE = {"Bucket": "bucket", "Key": "key"}
PLACES = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}


class NoManagedPolicies:
    def load(self):
        return {}


def translate(path):
    template = yaml_parse(open(path).read())
    for resource in template["Resources"].values():
        place = PLACES.get(resource["Type"])
        if place:
            resource["Properties"][place] = CODE
    return transform(template, {}, NoManagedPolicies())["Resources"]


if __name__ == "__main__":
    for path in sys.argv[1:]:
        try:
            print(f"{path}: {len(translate(path))} resources")
        except InvalidDocumentException as error:
            sys.exit(f"{path}: {error.message} {[str(cause.message) for cause in error.causes]}")
