import { Duration, Fn, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { addAlarm } from './alarm';
import { signetFunction } from './function';
import type { SignetMailProps } from './mail';
import type { CustomSender } from './sender';
import { senderVariables } from './variables';

const PERIOD = Duration.minutes(5);

/** The properties of SignetMail, with what a custom sender needs of them. */
export interface CustomEmailSenderProps {
  readonly mail: SignetMailProps;
  readonly custom: CustomSender;
  readonly identity: ses.IEmailIdentity;
  readonly sender: string;
  readonly architecture: lambda.Architecture;
  readonly layers: lambda.ILayerVersion[];
}

/** The function behind the CustomEmailSender trigger, with its key, permissions, failure queue and alarms. */
export class CustomEmailSender extends Construct {
  /** The function. */
  public readonly function: lambda.Function;
  /** The key with which Cognito encrypts the codes. */
  public readonly key: kms.IKey;
  /** The queue of the mails that were given up. */
  public readonly failedMail: sqs.Queue;

  constructor(scope: Construct, id: string, props: CustomEmailSenderProps) {
    super(scope, id);
    const { custom, mail, architecture, layers } = props;
    this.key = custom.key ?? newKey(this, custom.deployerRole);
    this.failedMail = newQueue(this);
    const shared = {
      name: 'custom-email-sender' as const,
      architecture,
      layers,
      memorySize: 256, // With less, two TLS handshakes and a signature have a fourteenth of a CPU.
      environment: senderVariables(mail, custom, this.key),
      logRetention: logs.RetentionDays.THREE_MONTHS,
    };
    const report = new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.failedMail.queueArn] });
    this.function = signetFunction(this, 'Function', {
      ...shared,
      description: 'The CustomEmailSender trigger of the user pool',
      timeout: Duration.seconds(30), // The function gives up after 20 seconds.
      reservedConcurrency: custom.reservedConcurrency,
      statements: [...sendMail(this, props), report],
    });
    this.function.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.minutes(10), // A one-time code is worth minutes.
      onFailure: new SqsDestination(this.failedMail),
    });
    this.mayDecrypt(mail.userPool);
    this.setTrigger(mail.userPool);
    this.addAlarms(mail);
    if (custom.notices?.length) {
      // A function of its own: PostConfirmation is synchronous, and must not wait for a reserve that mail uses up.
      const notices = signetFunction(this, 'Notices', {
        ...shared,
        description: 'The PostConfirmation trigger of the user pool, which sends notices',
        timeout: Duration.seconds(5), // Cognito waits no longer; the function answers within 3.
        statements: sendMail(this, props),
      });
      mail.userPool.addTrigger(cognito.UserPoolOperation.POST_CONFIRMATION, notices);
      addAlarm(this, 'NoticesAlarm', {
        topic: mail.alarmTopic,
        metric: notices.metricErrors({ period: PERIOD }),
        text: "The PostConfirmation trigger failed or timed out, and a user's confirmation with it.",
      });
    }
  }

  /** Allows to open this pool's codes. A policy of its own: role and pool would otherwise wait for each other. */
  private mayDecrypt(pool: cognito.UserPool): void {
    const statement = new iam.PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:userpool-id': pool.userPoolId } },
    });
    new iam.CfnRolePolicy(this, 'DecryptCodes', {
      roleName: this.function.role!.roleName,
      policyName: 'decrypt-codes',
      policyDocument: new iam.PolicyDocument({ statements: [statement] }),
    });
  }

  /** Sets trigger and key of the pool. `addTrigger` would want the key when the pool is made. */
  private setTrigger(pool: cognito.UserPool): void {
    const resource = pool.node.defaultChild as cognito.CfnUserPool;
    resource.addPropertyOverride('LambdaConfig.KMSKeyID', this.key.keyArn);
    resource.addPropertyOverride('LambdaConfig.CustomEmailSender', {
      LambdaArn: this.function.functionArn,
      LambdaVersion: 'V1_0',
    });
    this.function.addPermission('Cognito', {
      principal: new iam.ServicePrincipal('cognito-idp.amazonaws.com'),
      sourceArn: pool.userPoolArn,
    });
    this.node.addValidation({ validate: () => clashes(Stack.of(this), resource, this.key) });
  }

  private addAlarms({ alarmTopic: topic }: SignetMailProps): void {
    const period = PERIOD;
    addAlarm(this, 'FailedAlarm', {
      topic,
      metric: this.function.metricErrors({ period }),
      text: 'A mail was not sent; its line in the log names the reason and the fix. Lambda tries twice more.',
    });
    addAlarm(this, 'DroppedAlarm', {
      topic,
      metric: this.function.metric('AsyncEventsDropped', { period, statistic: 'Sum' }),
      text: 'Lambda gave events up; the queue of failed mail has them. Without this alarm an outage looks like a quiet day.',
    });
    addAlarm(this, 'WaitingAlarm', {
      topic,
      metric: this.function.metric('AsyncEventAge', { period, statistic: 'Maximum' }),
      threshold: Duration.minutes(2).toMilliseconds(),
      text: "Mail waits for minutes in Lambda's queue; SES throttles, or reservedConcurrency is too small.",
    });
  }
}

/** Made before the pool names it, so its policy names no pool: the function's role does. */
function newKey(scope: Construct, deployer?: iam.IRole): kms.Key {
  const key = new kms.Key(scope, 'Key', {
    description: 'Encrypts the codes that Cognito hands to the CustomEmailSender trigger',
    enableKeyRotation: true,
  });
  if (deployer) {
    key.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'DeployerMakesCognitosGrant',
      principals: [new iam.ArnPrincipal(deployer.roleArn)],
      actions: ['kms:CreateGrant', 'kms:DescribeKey'],
      resources: ['*'],
    }));
  }
  return key;
}

/** Its messages hold user attributes in clear, and codes that are encrypted: they are kept for hours. */
function newQueue(scope: Construct): sqs.Queue {
  return new sqs.Queue(scope, 'FailedMail', {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.hours(4),
  });
}

/** Returns the permissions to send as the sender, and as each further sender in its Region. */
function sendMail(scope: Construct, { identity, sender, mail, custom }: CustomEmailSenderProps): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string, region?: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName, region });
  const set = mail.configurationSet;
  const own = [identity.emailIdentityArn, ...(set ? [arn('configuration-set', set.configurationSetName)] : [])];
  return [
    sendAs(own, [address(sender), ...(custom.furtherAddresses ?? [])]),
    ...(custom.furtherSenders ?? []).map(further => {
      const { region, identityName, configurationSetName: name } = further;
      const resources = [arn('identity', identityName, region), ...(name ? [arn('configuration-set', name, region)] : [])];
      return sendAs(resources, [address(further.sender ?? sender)]);
    }),
  ];
}

function sendAs(resources: string[], addresses: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['ses:SendEmail'],
    resources,
    conditions: { StringEquals: { 'ses:FromAddress': addresses } },
  });
}

/** Returns the address of a sender, without its name. The sender may be known at deployment only. */
function address(sender: string): string {
  return Fn.select(0, Fn.split('>', Fn.select(1, Fn.split('<', `${sender}<${sender}`))));
}

/** Returns the settings of the pool that say something else. Asked at synth, when the pool is whole. */
function clashes(stack: Stack, pool: cognito.CfnUserPool, key: kms.IKey): string[] {
  const found: { kmsKeyId?: unknown; customEmailSender?: unknown } = stack.resolve(pool.lambdaConfig) ?? {};
  const errors = [];
  if (found.customEmailSender) {
    errors.push('customSender: the pool has a customEmailSender of its own; remove one of them');
  }
  if (found.kmsKeyId && JSON.stringify(found.kmsKeyId) !== JSON.stringify(stack.resolve(key.keyArn))) {
    errors.push("customSender: the pool has a customSenderKmsKey; give the same as customSender's key");
  }
  return errors;
}
