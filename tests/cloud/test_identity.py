"""From the identity to the mail: identity.yaml in front of user-pool.yaml, and nothing left of either."""

import pytest
from local_cloud import ACCOUNT, REGION
from stacks import StackFailed
from test_mail import invite, mail_to
from test_modes import completed

ANY_POOL = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*"


@pytest.fixture
def sender_stack(stacks, stack_name):
    """A name for the identity's stack, which is deleted after the pool's."""
    name = f"{stack_name}-identity"
    yield name
    if stacks.exists(stack_name):
        stacks.delete(stack_name)
    if stacks.exists(name):
        stacks.delete(name)


def policies(cloud, identity):
    return cloud.client("sesv2").get_email_identity_policies(EmailIdentity=identity)["Policies"]


def nothing_is_left(cloud, stacks, identity, outputs, *names):
    assert policies(cloud, identity) == {}, "the policy goes with the pool"
    for name in names:
        if stacks.exists(name):
            stacks.delete(name)
    ses = cloud.client("sesv2")
    with pytest.raises(ses.exceptions.NotFoundException):
        ses.get_email_identity(EmailIdentity=identity)
    pools = cloud.client("cognito-idp").list_user_pools(MaxResults=60)["UserPools"]
    assert outputs["UserPoolId"] not in [pool["Id"] for pool in pools]
    functions = cloud.client("lambda").list_functions()["Functions"]
    assert outputs["CustomMessageFunction"] not in [function["FunctionName"] for function in functions]


def test_developer_from_the_domain_to_the_mail(cloud, stacks, sender_stack, stack_name):
    domain = f"{stack_name}.example"
    sender = stacks.deploy(sender_stack, "identity.yaml", Domain=domain)
    outputs = stacks.deploy(
        stack_name, "user-pool.yaml", EmailSendingAccount="DEVELOPER", SourceArn=sender["SourceArn"],
        ConfigurationSet=sender["ConfigurationSetName"], From=f"Northwind <no-reply@{domain}>",
        BrandName="Northwind", DeletionProtection="INACTIVE")
    order = ["EmailConfiguration", "UserPool", "SendingPolicy"]
    assert completed(stacks, stack_name, *order) == order
    assert list(policies(cloud, domain)) == [outputs["SendingPolicyName"]]
    invite(cloud, outputs["UserPoolId"], f"ana@{domain}")
    [mail] = mail_to(cloud, f"ana@{domain}")
    assert mail["Source"] == f"Northwind <no-reply@{domain}>" and "Northwind" in mail["Subject"]
    stacks.delete(stack_name)
    nothing_is_left(cloud, stacks, domain, outputs, sender_stack)


def test_custom_from_from_the_address_to_the_mail(cloud, stacks, sender_stack, stack_name):
    address = f"{stack_name}@example.com"
    sender = stacks.deploy(sender_stack, "identity.yaml", Address=address)
    outputs = stacks.deploy(
        stack_name, "user-pool.yaml", EmailSendingAccount="COGNITO_DEFAULT", CustomFromArn=sender["SourceArn"],
        CustomEmail="always", BrandName="Northwind", DeletionProtection="INACTIVE")
    order = ["EmailConfiguration", "CustomFromPolicy", "UserPool"]
    assert completed(stacks, stack_name, *order) == order
    [document] = policies(cloud, address).values()
    assert ANY_POOL in document
    invite(cloud, outputs["UserPoolId"], f"ana@{stack_name}.example")
    [mail] = mail_to(cloud, f"ana@{stack_name}.example")
    assert "Northwind" in mail["Subject"]
    stacks.delete(stack_name)
    nothing_is_left(cloud, stacks, address, outputs, sender_stack)


def test_the_stack_waits_for_a_domain_that_was_made_a_moment_ago(cloud, stacks, sender_stack, stack_name):
    domain = f"pending-{stack_name}.example"
    sender = stacks.deploy(sender_stack, "identity.yaml", Domain=domain, CreateConfigurationSet="false")
    parameters = {"EmailSendingAccount": "DEVELOPER", "SourceArn": sender["SourceArn"], "From": f"no-reply@{domain}",
                  "DeletionProtection": "INACTIVE"}
    with pytest.raises(StackFailed) as failed:
        stacks.deploy(stack_name, "user-pool.yaml", **parameters)
    assert any("not verified" in reason for reason in failed.value.reasons), failed.value
    stacks.delete(stack_name)
    outputs = stacks.deploy(stack_name, "user-pool.yaml", **parameters, WaitForVerification="60")
    assert list(policies(cloud, domain)) == [outputs["SendingPolicyName"]]


def test_the_records_are_written_into_the_zone_or_put_out(cloud, stacks, sender_stack):
    route53 = cloud.client("route53")
    zone = route53.create_hosted_zone(Name="zone.example", CallerReference=sender_stack)["HostedZone"]["Id"].rpartition("/")[2]
    outputs = stacks.deploy(sender_stack, "identity.yaml", Domain="zone.example", HostedZoneId=zone,
                            DmarcReports="dmarc@zone.example", DmarcPolicy="quarantine")
    written = {(record["Name"].rstrip("."), record["Type"], record["ResourceRecords"][0]["Value"])
               for record in route53.list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
               if record["Type"] not in ("NS", "SOA")}
    put_out = {tuple(outputs[f"DnsRecord{number}"].split(" ", 2)) for number in range(1, 7)}
    assert written == put_out
    assert ("_dmarc.zone.example", "TXT", '"v=DMARC1; p=quarantine; rua=mailto:dmarc@zone.example"') in written
    stacks.delete(sender_stack)
    route53.delete_hosted_zone(Id=zone)


@pytest.mark.parametrize("wrong, said", [
    ({}, "Give Domain or Address"),
    ({"Domain": "a.example", "Address": "a@b.example"}, "not both"),
    ({"Address": "a@b.example", "HostedZoneId": "Z123"}, "HostedZoneId needs Domain"),
    ({"Domain": "Example.com"}, "in lower case"),
    ({"Domain": "a.example", "EventDestination": "SNS"}, "need EventDestinationArn"),
])
def test_what_cannot_work_is_refused(stacks, sender_stack, wrong, said):
    with pytest.raises(stacks.cloudformation.exceptions.ClientError, match=said):
        stacks.deploy(sender_stack, "identity.yaml", **wrong)
