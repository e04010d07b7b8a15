import { Annotations, CustomResource, Duration, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Brand, brandVariables } from './brand';
import { signetFunction } from './function';
import { Provider } from './provider';
import { annotate, themeLayer } from './theme';

/** The properties of SignetMail. */
export interface SignetMailProps {
  /** The pool; its mail becomes yours. */
  readonly userPool: cognito.UserPool;
  /**
   * The SES identity to send as (`EmailSendingAccount: DEVELOPER`), in this stack or imported. The construct
   * sets the pool's EmailConfiguration, checks the identity before the pool is made, and attaches the policy
   * that SES wants. CDK's own `UserPoolEmail.withSES` attaches no policy (aws-cdk#38671).
   * @default - Cognito's own sender stays, and the email is Cognito's; SMS are branded
   */
  readonly identity?: ses.IEmailIdentity;
  /**
   * The sender: `no-reply@example.com` or `Northwind <no-reply@example.com>`.
   * @default - required with `identity`
   */
  readonly sender?: string;
  /**
   * The address for replies, without a name.
   * @default - replies go to the sender
   */
  readonly replyTo?: string;
  /**
   * The SES configuration set of the mail.
   * @default - the identity's own, if it has one
   */
  readonly configurationSet?: ses.IConfigurationSet;
  /**
   * The seconds to wait for an identity of this deployment to be verified, at most 840.
   * @default 0
   */
  readonly waitForVerification?: number;
  /**
   * The brand.
   * @default - the theme's
   */
  readonly brand?: Brand;
  /**
   * The folder of the theme. It becomes a layer when the app is synthesized; no Docker is needed.
   * @default - the default theme
   */
  readonly theme?: string;
  /**
   * The language of users whose own language is missing.
   * @default - the theme's
   */
  readonly defaultLocale?: string;
  /**
   * Sign-ups are confirmed by a link instead of a code. It must be the pool's own setting.
   * @default false
   */
  readonly verifyByLink?: boolean;
  /**
   * Further variables of custom-message, such as LINK_BASE.
   * @default - none
   */
  readonly environment?: { [name: string]: string };
  /**
   * The topic that alarms notify: the function failed, a message fell back.
   * @default - alarms without an action
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * The architecture of the functions.
   * @default - ARM_64, which costs 20 % less, where the package has it
   */
  readonly architecture?: lambda.Architecture;
}

/**
 * A user pool's mail in your brand and your users' language, sent as your SES identity.
 */
export class SignetMail extends Construct {
  /** The function behind the pool's CustomMessage trigger. */
  public readonly customMessage: lambda.Function;

  constructor(scope: Construct, id: string, props: SignetMailProps) {
    super(scope, id);
    check(props);
    const architecture = props.architecture ?? lambda.Architecture.ARM_64;
    const environment = variables(props);
    const layers = props.theme === undefined ? [] : [themeLayer(this, props.theme)];
    if (props.theme !== undefined) {
      annotate(this, props.theme, environment);
    }
    this.customMessage = signetFunction(this, 'CustomMessage', {
      name: 'custom-message',
      description: 'The CustomMessage trigger of the user pool',
      architecture,
      timeout: Duration.seconds(5), // Cognito waits no longer.
      environment,
      layers,
      logRetention: logs.RetentionDays.THREE_MONTHS,
    });
    props.userPool.addTrigger(cognito.UserPoolOperation.CUSTOM_MESSAGE, this.customMessage);
    this.addAlarms(props.alarmTopic);
    if (props.identity) {
      this.sendAs(props.identity, props, Provider.of(this, architecture));
    }
  }

  /** Looks before the pool is made, tells the pool who sends, and attaches the policy afterwards. */
  private sendAs(identity: ses.IEmailIdentity, props: SignetMailProps, provider: Provider): void {
    const wanted = {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: identityArn(identity, this),
      From: props.sender,
      ReplyToEmailAddress: props.replyTo,
      ConfigurationSet: props.configurationSet?.configurationSetName,
    };
    const checked = new CustomResource(this, 'EmailConfiguration', {
      resourceType: 'Custom::CognitoEmailConfiguration',
      serviceToken: provider.serviceToken,
      serviceTimeout: Duration.seconds(1200),
      properties: { ...wanted, WaitForVerification: props.waitForVerification },
    });
    const pool = props.userPool.node.defaultChild as cognito.CfnUserPool;
    // From the attributes of the check, so that the pool comes after it.
    pool.emailConfiguration = {
      emailSendingAccount: 'DEVELOPER',
      sourceArn: checked.getAttString('SourceArn'),
      from: checked.getAttString('From'),
      replyToEmailAddress: props.replyTo && checked.getAttString('ReplyToEmailAddress'),
      configurationSet: props.configurationSet && checked.getAttString('ConfigurationSet'),
    };
    new CustomResource(this, 'SendingPolicy', {
      resourceType: 'Custom::CognitoSesIdentityPolicy',
      serviceToken: provider.serviceToken,
      serviceTimeout: Duration.seconds(300),
      properties: { ...wanted, UserPoolArn: props.userPool.userPoolArn },
    });
  }

  private addAlarms(topic?: sns.ITopic): void {
    const fellBack = new logs.MetricFilter(this, 'FellBack', {
      logGroup: this.customMessage.logGroup,
      filterPattern: logs.FilterPattern.numberValue('$.FellBack', '>', 0),
      metricNamespace: 'Signet',
      metricName: `FellBack-${this.node.addr}`,
      metricValue: '$.FellBack',
    });
    const period = Duration.minutes(5);
    this.addAlarm('ErrorAlarm', this.customMessage.metricErrors({ period }), topic,
      "The CustomMessage trigger failed or timed out, and a user's call with it.");
    this.addAlarm('FallbackAlarm', fellBack.metric({ statistic: 'Sum', period }), topic,
      "A message fell back to the default theme or to Cognito's own text. The log names file, line and reason.");
  }

  private addAlarm(id: string, metric: cloudwatch.Metric, topic: sns.ITopic | undefined, text: string): void {
    const alarm = metric.createAlarm(this, id, {
      alarmDescription: text,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    if (topic) {
      alarm.addAlarmAction(new SnsAction(topic));
    }
  }
}

function check(props: SignetMailProps): void {
  if (props.identity && !props.sender) {
    throw new Error('sender: give the address that the mail comes from, e.g. no-reply@example.com');
  }
  if (!props.identity && (props.sender || props.replyTo || props.configurationSet)) {
    throw new Error('identity: sender, replyTo and configurationSet need the SES identity to send as');
  }
  const wait = props.waitForVerification ?? 0;
  if (!Token.isUnresolved(wait) && (wait < 0 || wait > 840)) {
    throw new Error(`waitForVerification: ${wait} is not between 0 and 840 seconds`);
  }
}

function variables(props: SignetMailProps): { [name: string]: string } {
  const all = {
    EMAIL_SENDING_ACCOUNT: props.identity ? 'DEVELOPER' : 'COGNITO_DEFAULT',
    VERIFICATION: props.verifyByLink ? 'link' : 'code',
    DEFAULT_LOCALE: props.defaultLocale,
    ...brandVariables(props.brand ?? {}),
    ...props.environment,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(given);
}

/** Returns the ARN of an identity. An imported one knows its name only. */
function identityArn(identity: ses.IEmailIdentity, scope: Construct): string {
  if (!identity.emailIdentityName) {
    Annotations.of(scope).addError('identity: it has no name');
  }
  return Stack.of(identity).formatArn({ service: 'ses', resource: 'identity', resourceName: identity.emailIdentityName });
}
