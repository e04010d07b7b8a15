"""Runs the main job on one machine, with the real stack templates and zips, without AWS and Docker.

usage: demo.py --packages <target>/lambda --out <folder> [--keep]
"""

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    from codes import Codes
    from local_cloud import ACCOUNT, REGION, SERVICE_LINKED_ROLE, CloudError, LocalCloud
    from stacks import FUNCTIONS, PROVIDER_STACK, ROOT, StackFailed, Stacks
except ImportError as missing:
    sys.exit(f"{missing}: run `make cloud`, which installs the emulators")

IDENTITY = "example.com"
STACK = "northwind"
PARAMETERS = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{IDENTITY}",
    "From": '"Northwind, Inc." <no-reply@example.com>',
    "BrandName": "Northwind",
    "BrandAccentColor": "#0b7a5b",
    "DeletionProtection": "INACTIVE",
}
USER = {"email": "ana@example.org", "name": "Ana", "locale": "pt-BR"}
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]


class Demo:
    def __init__(self, cloud, packages, out):
        self.cloud, self.out = cloud, out
        self.stacks = Stacks(cloud, packages)
        self.ses = cloud.client("sesv2")
        self.started = time.monotonic()

    def step(self, text):
        print(f"\n[{time.monotonic() - self.started:5.1f} s] {text}", flush=True)

    def deploy(self):
        self.step(f"deploys infra/ses-identity-policy.yaml as {PROVIDER_STACK}")
        self.ses.create_email_identity(EmailIdentity=IDENTITY)
        self.stacks.upload_packages()
        show(self.stacks.deploy_provider())
        self.step(f"deploys infra/user-pool.yaml as {STACK}, EmailSendingAccount DEVELOPER")
        outputs = self.stacks.deploy(STACK, "user-pool.yaml", **PARAMETERS)
        show(outputs)
        return outputs

    def show_policies(self):
        policies = self.ses.get_email_identity_policies(EmailIdentity=IDENTITY)["Policies"]
        print(f"  policies on {IDENTITY}: {len(policies)}")
        for name, document in policies.items():
            print(indented(f"{name}\n{json.dumps(json.loads(document), indent=2)}"))
        return policies

    def invite(self, pool):
        self.step(f"invites {USER['email']} through Cognito (AdminCreateUser)")
        attributes = [{"Name": name, "Value": value} for name, value in USER.items()]
        self.cloud.client("cognito-idp").admin_create_user(
            UserPoolId=pool, Username=USER["email"], UserAttributes=attributes)
        mail = self.cloud.delivered_mail()[-1]
        show({"From": mail["Source"], "To": ", ".join(mail["To"]), "Subject": mail["Subject"]})
        self.save("admin-create-user", mail["BodyHtml"])

    def drive_other_sources(self, function):
        """Invokes the function for the other six messages: ministack fires the trigger only for AdminCreateUser."""
        self.step("the other six messages, by the deployed function (Lambda Invoke)")
        client = self.cloud.client("lambda")
        for sample in sorted((ROOT / "templates/samples").glob("*.json")):
            if sample.stem == "admin-create-user":
                continue
            answer = client.invoke(FunctionName=function, Payload=sample.read_bytes())
            response = json.load(answer["Payload"])["response"]
            print(f"  {sample.stem:22} {response['emailSubject']}")
            (self.out / f"{sample.stem}.html").write_text(response["emailMessage"])
        print(f"  saved in {self.out}")

    def save(self, name, html):
        page = self.out / f"{name}.html"
        page.write_text(html)
        print(f"  saved {page}")
        picture = screenshot(page)
        print(f"  saved {picture}" if picture else "  no picture: Chromium is not installed")

    def send_itself(self):
        self.step("switches one parameter: Sender CUSTOM, and custom-email-sender sends instead of Cognito")
        outputs = self.stacks.deploy(STACK, "user-pool.yaml", **PARAMETERS | {"Sender": "CUSTOM"})
        pool = self.cloud.client("cognito-idp").describe_user_pool(UserPoolId=outputs["UserPoolId"])["UserPool"]
        triggers = pool["LambdaConfig"]
        codes = Codes(self.cloud, triggers["KMSKeyID"], outputs["UserPoolId"])
        event = codes.event("SignUp", "123456", USER["email"], locale=USER["locale"])
        answer = self.cloud.client("lambda").invoke(FunctionName=triggers["CustomEmailSender"]["LambdaArn"], Payload=json.dumps(event))
        if answer.get("FunctionError"):
            raise CloudError(f"custom-email-sender failed: {answer['Payload'].read().decode()}")
        mail = self.cloud.outbox()[-1]["mail"]
        simple = mail["Content"]["Simple"]
        show({"From": mail["FromEmailAddress"], "To": ", ".join(mail["Destination"]["ToAddresses"]),
              "Subject": simple["Subject"]["Data"], "Tags": ", ".join(f"{tag['Name']}={tag['Value']}" for tag in mail["EmailTags"])})
        print(indented(simple["Body"]["Text"]["Data"]))
        self.save("sign-up-sent", simple["Body"]["Html"]["Data"])

    def switch(self):
        self.step("switches one parameter: EmailSendingAccount COGNITO_DEFAULT")
        self.stacks.deploy(STACK, "user-pool.yaml", **PARAMETERS | {"EmailSendingAccount": "COGNITO_DEFAULT"})
        if self.show_policies():
            raise CloudError("the policy is still there")

    def delete(self):
        self.step("deletes both stacks")
        for name in (STACK, PROVIDER_STACK):
            self.stacks.delete(name)
        left = {
            "stacks": [name for name in (STACK, PROVIDER_STACK) if self.stacks.exists(name)],
            "functions": self.cloud.client("lambda").list_functions()["Functions"],
            "user pools": self.cloud.client("cognito-idp").list_user_pools(MaxResults=10)["UserPools"],
            "roles": [role["RoleName"] for role in self.cloud.client("iam").list_roles()["Roles"]
                      if role["RoleName"] != SERVICE_LINKED_ROLE],
            "log groups": self.cloud.client("logs").describe_log_groups()["logGroups"],
            "alarms": self.cloud.client("cloudwatch").describe_alarms()["MetricAlarms"],
            "policies": list(self.ses.get_email_identity_policies(EmailIdentity=IDENTITY)["Policies"]),
        }
        show({f"{what} left": len(things) for what, things in left.items()})
        if any(left.values()):
            raise CloudError(f"the stacks left something behind: {left}")

    def stay(self, outputs):
        self.step("stays up until Ctrl-C; talk to it from another terminal:")
        print(indented(f"""\
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION={REGION}
export AWS_ENDPOINT_URL={self.cloud.url} AWS_ENDPOINT_URL_SESV2={self.cloud.ses_url}
aws cloudformation describe-stack-events --stack-name {STACK}
aws cognito-idp admin-create-user --user-pool-id {outputs['UserPoolId']} --username eva@example.org \\
  --user-attributes Name=email,Value=eva@example.org
aws sesv2 get-email-identity-policies --email-identity {IDENTITY}
curl {self.cloud.url}/_ministack/ses/messages"""))
        sys.stdout.flush()
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


def run(cloud, options):
    demo = Demo(cloud, options.packages, options.out)
    outputs = demo.deploy()
    demo.step("the policy as SES returns it")
    demo.show_policies()
    demo.invite(outputs["UserPoolId"])
    demo.drive_other_sources(outputs["CustomMessageFunction"])
    if options.keep:
        demo.stay(outputs)
        return
    demo.send_itself()
    demo.switch()
    demo.delete()
    demo.step("stops the local cloud")


def screenshot(page):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return None
    picture = page.with_suffix(".png")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        f"--user-data-dir={profile}", "--hide-scrollbars", "--window-size=700,800",
                        f"--screenshot={picture}", page.resolve().as_uri()],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    return picture if picture.exists() else None


def show(things):
    width = max(map(len, things), default=0)
    for name, value in things.items():
        print(f"  {name:{width}}  {value}")


def indented(text):
    return "\n".join("  " + line for line in text.splitlines())


def check(options):
    if not sys.platform.startswith("linux"):
        sys.exit("the local cloud needs Linux, because the functions are Linux programs")
    for name in FUNCTIONS:
        if not (options.packages / name / "bootstrap.zip").exists():
            sys.exit(f"{name} is not packaged: run `make package`")
    options.out.mkdir(parents=True, exist_ok=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    check(options)
    # Stops all processes also on a plain kill, and on Ctrl-C after a start with `&`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("starts ministack and moto", flush=True)
    try:
        with LocalCloud(options.out / "log") as cloud:
            run(cloud, options)
            pids = cloud.left_running()
    except (CloudError, StackFailed) as problem:
        sys.exit(f"\n{problem}\nlogs: {options.out / 'log'}")
    except KeyboardInterrupt:
        sys.exit("\nstopped")
    print(f"  {len(pids)} processes, all ended")


if __name__ == "__main__":
    main()
