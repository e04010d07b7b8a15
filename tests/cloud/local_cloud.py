"""The local cloud: ministack and moto as child processes, and AWS clients for them.

Every started process is stopped by its id. That includes the processes of the functions, which a killed
ministack would leave behind.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

HERE = Path(__file__).resolve().parent
REGION = "us-east-1"
ACCOUNT = "000000000000"
START_TIMEOUT = 60
SERVICE_LINKED_ROLE = "AWSServiceRoleForAmazonCognitoIdpEmailService"


class CloudError(Exception):
    """A problem with the local cloud, and the place of its logs."""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class LocalCloud:
    """Starts when the `with` block begins and stops when it ends."""

    def __init__(self, log_dir=None, **environment):
        """`environment`: settings of ministack, such as AUTH="true", which checks signatures and policies."""
        self.environment = environment
        self.log_dir = Path(log_dir or tempfile.mkdtemp(prefix="signet-cloud-"))
        self.log_dir.mkdir(parents=True, exist_ok=True)
        self.processes = []
        port, ses_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.ses_url = f"http://127.0.0.1:{ses_port}"
        self.port, self.ses_port = port, ses_port

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        credentials = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": REGION}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | credentials
        self.spawn("moto", [sys.executable, str(HERE / "ses.py"), str(self.ses_port), self.url], environment)
        self.spawn("ministack", [sys.executable, str(HERE / "ministack_server.py")], environment | {
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_HOST": "127.0.0.1",
            # The default is every address of the machine.
            "BIND_HOST": "127.0.0.1",
            "LAMBDA_EXECUTOR": "local",
            # The functions inherit it, so the stack templates are deployed unchanged.
            "AWS_ENDPOINT_URL_SESV2": self.ses_url,
            "AWS_ENDPOINT_URL_IAM": self.url,
            "AWS_ENDPOINT_URL_KMS": self.url,
            # A failed event is tried again after 1 and 2 seconds, where Lambda waits minutes.
            "LAMBDA_ASYNC_RETRY_BASE_SECONDS": "1",
        } | self.environment)
        self.wait_for(self.url + "/_ministack/health")
        self.wait_for(self.ses_url + "/v2/email/account")
        # Cognito made it long ago in an account that sends through SES.
        self.client("iam").create_role(RoleName=SERVICE_LINKED_ROLE, Path="/aws-service-role/email.cognito-idp.amazonaws.com/",
                                       AssumeRolePolicyDocument="{}")

    def spawn(self, name, command, environment):
        log = open(self.log_dir / f"{name}.log", "wb")
        # A new session holds its functions, and Ctrl-C in the terminal reaches this process first.
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   cwd=self.log_dir, start_new_session=True, preexec_fn=end_with_parent)
        log.close()
        self.processes.append((name, process))

    def wait_for(self, url):
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            self.check_alive()
            try:
                urllib.request.urlopen(url, timeout=2).close()
                return
            except OSError:
                time.sleep(0.1)
        raise CloudError(f"{url} does not answer after {START_TIMEOUT} s: see {self.log_dir}")

    def check_alive(self):
        for name, process in self.processes:
            if process.poll() is not None:
                log = (self.log_dir / f"{name}.log").read_text(errors="replace").strip().splitlines()
                last = log[-1] if log else "nothing"
                raise CloudError(f"{name} ended with {process.returncode}, last line: {last} (full logs in {self.log_dir})")

    def stop(self):
        """Terminates all started processes, and kills those that do not end."""
        pids = [pid for _, process in self.processes for pid in in_session(process.pid)]
        for _, process in self.processes:
            signal_process(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + 5
        for _, process in self.processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                pass
        for pid in pids + [process.pid for _, process in self.processes]:
            signal_process(pid, signal.SIGKILL)
        for _, process in self.processes:
            process.wait()
        self.processes = []

    def left_running(self):
        """The ids of all processes of the local cloud."""
        return [pid for _, process in self.processes for pid in in_session(process.pid)]

    def client(self, service, url=None):
        url = url or (self.ses_url if service == "sesv2" else self.url)
        # One attempt: a retry would hide errors of the emulator or of a function.
        config = Config(retries={"total_max_attempts": 1}, read_timeout=90, max_pool_connections=60)
        return boto3.client(service, region_name=REGION, endpoint_url=url, config=config,
                            aws_access_key_id="test", aws_secret_access_key="test")

    def set_ses(self, **state):
        """Changes what SES says: `account` is merged into GetAccount's answer, `suppressed` lists addresses."""
        asked = urllib.request.Request(self.ses_url + "/_signet/ses", json.dumps(state).encode(), method="PUT",
                                       headers={"Content-Type": "application/json"})
        urllib.request.urlopen(asked, timeout=10).close()

    def outbox(self):
        """What custom-email-sender asked SES to send: see outbox.py."""
        with urllib.request.urlopen(self.ses_url + "/_signet/outbox", timeout=30) as answer:
            return json.load(answer)

    def set_outbox(self, **reactions):
        """Says how SES reacts: `next` by recipient, in order; `always` for everybody. Forgets all mail."""
        asked = urllib.request.Request(self.ses_url + "/_signet/outbox", json.dumps(reactions).encode(), method="PUT",
                                       headers={"Content-Type": "application/json"})
        urllib.request.urlopen(asked, timeout=10).close()

    def delivered_mail(self):
        """All sent mails, in order."""
        with urllib.request.urlopen(self.url + "/_ministack/ses/messages", timeout=30) as answer:
            by_account = json.load(answer)["messages"]
        return [mail for mails in by_account.values() for mail in mails]


def end_with_parent():
    """Lets the kernel end the child when this process is killed (prctl's PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def in_session(leader):
    """The ids of all processes of the session, including orphans."""
    return [int(entry.name) for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and session_of(entry) == leader]


def session_of(entry):
    try:
        # The name is in brackets and may hold any character. After it: state, parent, group, session.
        return int((entry / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return None


def signal_process(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
