'use strict';
// What a stack holds whose mail Signet sends itself. `npm run build` first, with the functions' zips in zips/.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const cdk = require('aws-cdk-lib');
const { Match, Template } = require('aws-cdk-lib/assertions');
const cognito = require('aws-cdk-lib/aws-cognito');
const iam = require('aws-cdk-lib/aws-iam');
const kms = require('aws-cdk-lib/aws-kms');
const lambda = require('aws-cdk-lib/aws-lambda');
const ses = require('aws-cdk-lib/aws-ses');
const { Notice, SignetMail } = require('../lib');

const CONFIG = path.join(__dirname, '../../../functions/custom-email-sender/src/config.rs');

/** Makes a stack; `make` gets it, and returns the custom sender with further properties of the mail and the pool. */
function stackWith(make) {
  const stack = new cdk.Stack(new cdk.App(), 'Test', { env: { account: '123456789012', region: 'eu-west-1' } });
  const { customSender = {}, mail = {}, pool = {} } = make(stack);
  const userPool = new cognito.UserPool(stack, 'Users', pool);
  const identity = ses.EmailIdentity.fromEmailIdentityName(stack, 'Identity', 'example.com');
  const sender = 'Northwind <no-reply@example.com>';
  new SignetMail(stack, 'Mail', {
    userPool, identity, sender, customSender, architecture: lambda.Architecture.X86_64, ...mail,
  });
  return stack;
}

const templateWith = make => Template.fromStack(stackWith(make));
const withSender = customSender => templateWith(() => ({ customSender }));

/** Returns the function with that description, and the statements of its role. */
function functionOf(template, description) {
  const wanted = { Properties: { Description: Match.stringLikeRegexp(description) } };
  const [[id, found]] = Object.entries(template.findResources('AWS::Lambda::Function', wanted));
  const roles = template.findResources('AWS::IAM::Role');
  const [policy] = roles[found.Properties.Role['Fn::GetAtt'][0]].Properties.Policies;
  return { id, ...found.Properties, statements: policy.PolicyDocument.Statement };
}

const mailFunction = template => functionOf(template, 'CustomEmailSender');
const sending = ({ statements }) => statements.filter(one => one.Action === 'ses:SendEmail');
const arn = rest => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ses:${rest}`]] });

test('the pool gets trigger and key, and keeps what it had', () => {
  const template = withSender({});
  const [key] = Object.keys(template.findResources('AWS::KMS::Key', { Properties: { EnableKeyRotation: true } }));
  const { id, MemorySize, Timeout } = mailFunction(template);
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    LambdaConfig: {
      CustomEmailSender: { LambdaArn: { 'Fn::GetAtt': [id, 'Arn'] }, LambdaVersion: 'V1_0' },
      KMSKeyID: { 'Fn::GetAtt': [key, 'Arn'] },
      CustomMessage: Match.anyValue(),
      PostConfirmation: Match.absent(),
    },
    EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
  });
  const [pool] = Object.keys(template.findResources('AWS::Cognito::UserPool'));
  template.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: { 'Fn::GetAtt': [id, 'Arn'] },
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [pool, 'Arn'] },
  });
  assert.deepStrictEqual([MemorySize, Timeout], [256, 30]);
});

test("the function opens this pool's codes alone", () => {
  const template = withSender({});
  const [pool] = Object.keys(template.findResources('AWS::Cognito::UserPool'));
  const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
  template.resourceCountIs('AWS::IAM::RolePolicy', 1);
  template.hasResourceProperties('AWS::IAM::RolePolicy', {
    RoleName: { Ref: mailFunction(template).Role['Fn::GetAtt'][0] },
    PolicyDocument: {
      Statement: [{
        Action: 'kms:Decrypt',
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [key, 'Arn'] },
        Condition: { StringEquals: { 'kms:EncryptionContext:userpool-id': { Ref: pool } } },
      }],
    },
  });
});

test('it sends as the sender, and as nobody else', () => {
  const template = templateWith(stack => ({
    mail: { configurationSet: ses.ConfigurationSet.fromConfigurationSetName(stack, 'Set', 'signet') },
    customSender: {
      furtherAddresses: ['team@example.com'],
      furtherSenders: [
        { region: 'eu-central-1', identityName: 'example.com', configurationSetName: 'eu' },
        { region: 'us-east-1', identityName: 'example.org', sender: 'no-reply@example.org' },
      ],
    },
  }));
  const found = mailFunction(template);
  assert.deepStrictEqual(sending(found).map(one => [one.Resource, one.Condition.StringEquals['ses:FromAddress']]), [
    [['identity/example.com', 'configuration-set/signet'].map(one => arn(`eu-west-1:123456789012:${one}`)),
      ['no-reply@example.com', 'team@example.com']],
    [['identity/example.com', 'configuration-set/eu'].map(one => arn(`eu-central-1:123456789012:${one}`)),
      ['no-reply@example.com']],
    [arn('us-east-1:123456789012:identity/example.org'), ['no-reply@example.org']],
  ]);
  assert.strictEqual(
    found.Environment.Variables.SENDERS,
    'Region=eu-central-1;From=Northwind <no-reply@example.com>;ConfigurationSet=eu|Region=us-east-1;From=no-reply@example.org',
  );
});

test('no role may do more than the list', () => {
  const template = withSender({ notices: [Notice.WELCOME] });
  template.resourceCountIs('AWS::IAM::Policy', 0);
  const actions = ({ statements }) => statements.flatMap(one => one.Action);
  const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  assert.deepStrictEqual(actions(mailFunction(template)), [...log, 'ses:SendEmail', 'sqs:SendMessage']);
  assert.deepStrictEqual(actions(functionOf(template, 'PostConfirmation')), [...log, 'ses:SendEmail']);
});

test('both functions look alike, and know every variable that they get', () => {
  const template = templateWith(() => ({
    mail: { brand: { name: 'Northwind' }, defaultLocale: 'de', verifyByLink: true, replyTo: 'help@example.com',
      environment: { LINK_BASE: 'https://example.com' } },
    customSender: { linkDomain: 'auth.example.com', send: false, redirectTo: 'stage@example.com',
      allowRecipients: ['@example.com', 'ana@example.org'], notices: [Notice.PASSWORD_CHANGED, Notice.WELCOME] },
  }));
  const look = { VERIFICATION: 'link', DEFAULT_LOCALE: 'de', BRAND_NAME: 'Northwind', LINK_BASE: 'https://example.com' };
  const all = mailFunction(template).Environment.Variables;
  const { KEY_ARN: key, ...variables } = all;
  assert.ok(key);
  assert.deepStrictEqual(variables, {
    ...look, FROM: 'Northwind <no-reply@example.com>', REPLY_TO: 'help@example.com', SEND: 'off',
    REDIRECT_TO: 'stage@example.com', ALLOW_RECIPIENTS: '@example.com,ana@example.org', NOTICES: 'password-changed,welcome',
    LINK_DOMAIN: 'auth.example.com',
  });
  const { EMAIL_SENDING_ACCOUNT: account, ...ofSms } = functionOf(template, 'CustomMessage').Environment.Variables;
  assert.deepStrictEqual([ofSms, account], [look, 'DEVELOPER']);
  const known = fs.readFileSync(CONFIG, 'utf8').match(/VARIABLES: [^=]*= \[([^\]]*)\]/)[1].match(/\w+/g);
  assert.deepStrictEqual(Object.keys(all).filter(name => !known.includes(name)), []);
});

test('notices have a function of their own, which no reserve stops', () => {
  const template = withSender({ notices: [Notice.WELCOME], reservedConcurrency: 5 });
  const notices = functionOf(template, 'PostConfirmation');
  assert.deepStrictEqual([notices.Timeout, notices.ReservedConcurrentExecutions], [5, undefined]);
  assert.strictEqual(mailFunction(template).ReservedConcurrentExecutions, 5);
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    LambdaConfig: { PostConfirmation: { 'Fn::GetAtt': [notices.id, 'Arn'] } },
  });
});

test('what fails is tried again, kept for hours, and rings', () => {
  const template = withSender({ notices: [Notice.WELCOME] });
  const { id } = mailFunction(template);
  template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    FunctionName: { Ref: id },
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 600,
    DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
  });
  template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14400 });
  for (const [metric, threshold] of [['Errors', 1], ['AsyncEventsDropped', 1], ['AsyncEventAge', 120000]]) {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: metric, Threshold: threshold, Dimensions: [{ Name: 'FunctionName', Value: { Ref: id } }],
    });
  }
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionOf(template, 'PostConfirmation').id } }],
  });
});

test("the pool's own key is used, and its deployer may make the grant of a new one", () => {
  const own = templateWith(stack => {
    const key = new kms.Key(stack, 'Own');
    return { pool: { customSenderKmsKey: key }, customSender: { key } };
  });
  own.resourceCountIs('AWS::KMS::Key', 1);
  const made = templateWith(stack => ({
    customSender: { deployerRole: iam.Role.fromRoleName(stack, 'Deployer', 'deployer') },
  }));
  made.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:CreateGrant', 'kms:DescribeKey'] })]) },
  });
});

for (const [name, make, said] of [
  ['another key than the pool has', stack => ({ pool: { customSenderKmsKey: new kms.Key(stack, 'Own') } }),
    /the pool has a customSenderKmsKey; give the same/],
  ['another custom sender of the pool', stack => {
    const key = new kms.Key(stack, 'Own');
    const fn = lambda.Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:eu-west-1:123456789012:function:own');
    return { pool: { customSenderKmsKey: key, lambdaTriggers: { customEmailSender: fn } }, customSender: { key } };
  }, /the pool has a customEmailSender of its own/],
  ['no identity', () => ({ mail: { identity: undefined, sender: undefined } }), /^Error: identity: customSender needs/],
  ['an identity of another Region', stack => ({
    mail: { identity: ses.EmailIdentity.fromEmailIdentityArn(stack, 'Far', 'arn:aws:ses:us-east-1:123456789012:identity/example.com') },
  }), /^Error: identity: it is in us-east-1, and customSender sends through SES in eu-west-1/],
  ['a reserve of nothing', () => ({ customSender: { reservedConcurrency: 0 } }), /^Error: reservedConcurrency: 0/],
  ['an empty list of recipients', () => ({ customSender: { allowRecipients: [] } }), /^Error: allowRecipients: the list is empty/],
  ['an unusable recipient', () => ({ customSender: { allowRecipients: ['example.com'] } }), /^Error: allowRecipients: "example.com"/],
  ['an empty stage address', () => ({ customSender: { redirectTo: '' } }), /^Error: redirectTo: "" is not an address/],
  ['a link domain with a scheme', () => ({ customSender: { linkDomain: 'https://a.example' } }), /^Error: linkDomain: /],
  ['a deployer of a given key', stack => ({
    customSender: { key: new kms.Key(stack, 'Own'), deployerRole: iam.Role.fromRoleName(stack, 'Deployer', 'deployer') },
  }), /^Error: deployerRole: /],
]) {
  test(`${name} is refused with the property's name`, () => {
    assert.throws(() => templateWith(make), said);
  });
}
