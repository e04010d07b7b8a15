"""docs/with/serverless.md: the service, packaged by osls, which is the framework's version 3 continued."""

import http.server
import threading

import pages
import pytest
from conftest import cfn_lint, check_resources, read, run

NO_STACK = b"""<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type>
<Code>ValidationError</Code><Message>Stack with id northwind-dev does not exist</Message></Error></ErrorResponse>"""


class NoStack(http.server.BaseHTTPRequestHandler):
    """CloudFormation of an account without a stack: packaging asks for the layers that are deployed."""

    def do_POST(self):
        self.send_response(400)
        self.send_header("Content-Length", str(len(NO_STACK)))
        self.end_headers()
        self.wfile.write(NO_STACK)

    def log_message(self, *_):
        pass


@pytest.fixture
def cloudformation():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), NoStack) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_service(tmp_path, node_modules, cloudformation):
    osls = node_modules("serverless") / "osls" / "bin" / "serverless.js"
    pages.write_whole("with/serverless", tmp_path)
    run("node", osls, "package", folder=tmp_path, SLS_TELEMETRY_DISABLED="1", AWS_EC2_METADATA_DISABLED="true",
        AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_ENDPOINT_URL_CLOUDFORMATION=cloudformation)
    template = tmp_path / ".serverless" / "cloudformation-template-update-stack.json"
    # W3005: the framework itself writes a DependsOn beside the reference to a function.
    cfn_lint(template, "W3005")
    check_resources(read(template)["Resources"])
