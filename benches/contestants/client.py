"""usage: python client.py TASK-FOLDER

Starts a function without awslambdaric, as client.mjs does.
"""
import json
import os
import sys
from urllib.request import urlopen

sys.path.insert(0, sys.argv[1])
from function import handler  # noqa: E402  the contestant's

invocations = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"
while True:
    with urlopen(f"{invocations}/next") as event:
        name = event.headers["lambda-runtime-aws-request-id"]
        answer = handler(json.load(event), None)
    urlopen(f"{invocations}/{name}/response", json.dumps(answer).encode()).close()
