import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { signetFunction } from './function';

const ID = 'SignetSesIdentityPolicy';

/** The provider of the custom resources: one for each stack, whatever number of pools it has. */
export class Provider extends Construct {
  /** Returns the provider of a stack, and makes it at the first call. */
  public static of(scope: Construct, architecture: lambda.Architecture): Provider {
    const stack = Stack.of(scope);
    return (stack.node.tryFindChild(ID) as Provider | undefined) ?? new Provider(stack, ID, architecture);
  }

  /** The ServiceToken of the custom resources. */
  public readonly serviceToken: string;

  private constructor(stack: Stack, id: string, architecture: lambda.Architecture) {
    super(stack, id);
    const failed = new sqs.Queue(this, 'FailedRequests', {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const provider = signetFunction(this, 'Function', {
      name: 'ses-identity-policy',
      description: 'Provider of the custom resources for SES identities and their policies',
      architecture,
      timeout: Duration.seconds(900), // WaitForVerification may take 840 s.
      environment: { ALLOW_ANY_POLICY: 'false' },
      statements: [...statements(stack), handOver(failed)],
      logRetention: logs.RetentionDays.THREE_MONTHS,
    });
    // Nothing is done for a request that CloudFormation has given up.
    provider.configureAsyncInvoke({
      maxEventAge: Duration.seconds(240),
      retryAttempts: 2,
      onFailure: new SqsDestination(failed),
    });
    this.serviceToken = provider.functionArn;
  }
}

/** Returns the permissions of functions/ses-identity-policy/src/permissions.rs. */
function statements(stack: Stack): iam.PolicyStatement[] {
  const ses = (resource: string) => `arn:${stack.partition}:ses:*:${stack.account}:${resource}/*`;
  const role = 'email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService';
  return [
    new iam.PolicyStatement({
      actions: [
        'ses:GetEmailIdentity',
        'ses:GetEmailIdentityPolicies',
        'ses:CreateEmailIdentityPolicy',
        'ses:UpdateEmailIdentityPolicy',
        'ses:DeleteEmailIdentityPolicy',
      ],
      resources: [ses('identity')], // Any Region: an identity may lie in another one than its pool.
    }),
    new iam.PolicyStatement({ actions: ['ses:GetConfigurationSet'], resources: [ses('configuration-set')] }),
    new iam.PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }),
    new iam.PolicyStatement({
      actions: ['iam:GetRole'],
      resources: [`arn:${stack.partition}:iam::${stack.account}:role/aws-service-role/${role}`],
    }),
  ];
}

function handOver(failed: sqs.Queue): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failed.queueArn] });
}
