import { CustomResource, Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { addAlarm } from './alarm';
import { Brand } from './brand';
import { check } from './check';
import { CustomEmailSender } from './custom-email-sender';
import { signetFunction } from './function';
import { Provider } from './provider';
import { CustomSender } from './sender';
import { annotate, themeLayer } from './theme';
import { customMessageVariables } from './variables';

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
   * The mail is sent by a function of yours in place of Cognito (CustomEmailSender trigger), with `identity` and
   * `sender` as above; SMS stay with Cognito. `{}` is enough. Take it for a plain-text part, a sender for each app client or
   * tenant, another Region when SES cannot send, notices, or a stage that must not reach real people.
   * @default - Cognito sends
   */
  readonly customSender?: CustomSender;
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
   * Further variables of custom-message and of the custom sender, such as LINK_BASE.
   * @default - none
   */
  readonly environment?: { [name: string]: string };
  /**
   * The topic that alarms notify: a function failed, a message fell back, a mail waits or was given up.
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
  /** The function behind the pool's CustomEmailSender trigger, with `customSender`. */
  public readonly customEmailSender?: lambda.Function;
  /** The key with which Cognito encrypts the codes, with `customSender`. */
  public readonly key?: kms.IKey;
  /** The queue of the mails that were given up, with `customSender`. They are kept for four hours. */
  public readonly failedMail?: sqs.IQueue;

  constructor(scope: Construct, id: string, props: SignetMailProps) {
    super(scope, id);
    check(this, props);
    const architecture = props.architecture ?? lambda.Architecture.ARM_64;
    const environment = customMessageVariables(props);
    const layers = props.theme === undefined ? [] : [themeLayer(this, props.theme)];
    if (props.theme !== undefined) {
      annotate(this, props.theme, props.customSender ? 'custom-email-sender' : 'custom-message', environment);
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
    if (props.customSender && props.identity && props.sender) {
      const { customSender: custom, identity, sender } = props;
      const own = new CustomEmailSender(this, 'Sender', { mail: props, custom, identity, sender, architecture, layers });
      [this.customEmailSender, this.key, this.failedMail] = [own.function, own.key, own.failedMail];
    }
  }

  /** Looks before the pool is made, tells the pool who sends, and attaches the policy afterwards. */
  private sendAs(identity: ses.IEmailIdentity, props: SignetMailProps, provider: Provider): void {
    const wanted = {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: identity.emailIdentityArn,
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
    addAlarm(this, 'ErrorAlarm', {
      topic,
      metric: this.customMessage.metricErrors({ period }),
      text: "The CustomMessage trigger failed or timed out, and a user's call with it.",
    });
    addAlarm(this, 'FallbackAlarm', {
      topic,
      metric: fellBack.metric({ statistic: 'Sum', period }),
      text: "A message fell back to the default theme or to Cognito's own text. The log names file, line and reason.",
    });
  }
}
