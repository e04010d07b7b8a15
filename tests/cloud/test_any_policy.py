"""Custom::SesEmailIdentityPolicy: any policy, where the provider's owner allows it."""

import pytest
from stacks import PROVIDER_STACK, StackFailed

TEMPLATE = """
Parameters:
  Identity: { Type: String }
  Provider: { Type: String }
Resources:
  Policy:
    Type: Custom::SesEmailIdentityPolicy
    Properties:
      ServiceToken:
        Fn::ImportValue: !Sub ${Provider}-ServiceToken
      ServiceTimeout: 300
      EmailIdentity: !Ref Identity
      PolicyName: partner
      Policy:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: "arn:aws:iam::123456789012:root" }
            Action: ses:SendEmail
            Resource: !Sub arn:aws:ses:${AWS::Region}:${AWS::AccountId}:identity/${Identity}
"""


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text(TEMPLATE)
    return path


def test_the_provider_refuses_it_by_default(stacks, identity, stack_name, template):
    with pytest.raises(StackFailed) as failed:
        stacks.deploy(stack_name, template, Identity=identity.name, Provider=PROVIDER_STACK)
    assert any("AllowAnyPolicy" in reason for reason in failed.value.reasons), failed.value
    assert identity.policies() == {}


def test_a_provider_that_allows_it_attaches_and_removes(stacks, identity, stack_name, template):
    provider = f"{stack_name}-provider"
    stacks.deploy(provider, "ses-identity-policy.yaml", AllowAnyPolicy="true")
    stacks.deploy(stack_name, template, Identity=identity.name, Provider=provider)
    assert identity.policies()["partner"]["Principal"] == {"AWS": "arn:aws:iam::123456789012:root"}
    stacks.delete(stack_name)
    assert identity.policies() == {}
    stacks.delete(provider)
