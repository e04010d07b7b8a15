'use strict';
// What a stack with SignetMail holds. `npm run build` first, with the functions' zips in zips/.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const cdk = require('aws-cdk-lib');
const { Annotations, Match, Template } = require('aws-cdk-lib/assertions');
const cognito = require('aws-cdk-lib/aws-cognito');
const lambda = require('aws-cdk-lib/aws-lambda');
const ses = require('aws-cdk-lib/aws-ses');
const { Look, LogoOnDark, SignetMail } = require('../lib');

const CONFIG = path.join(__dirname, '../../../functions/custom-message/src/config.rs');
const SENDER = 'Northwind <no-reply@example.com>';

function stackWith(makeProps, pools = 1) {
  const stack = new cdk.Stack(new cdk.App(), 'Test');
  const identity = ses.EmailIdentity.fromEmailIdentityName(stack, 'Identity', 'example.com');
  for (let index = 0; index < pools; index += 1) {
    const userPool = new cognito.UserPool(stack, `Users${index}`);
    new SignetMail(stack, `Mail${index}`, {
      userPool,
      architecture: lambda.Architecture.X86_64,
      ...makeProps({ identity, stack }),
    });
  }
  return stack;
}

const sending = ({ identity }) => ({ identity, sender: SENDER });

function theme(toml) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signet-cdk-'));
  fs.writeFileSync(path.join(folder, 'theme.toml'), toml);
  fs.writeFileSync(path.join(folder, 'README.md'), 'notes');
  return folder;
}

function idOf(template, type) {
  const [id] = Object.keys(template.findResources(type));
  return id;
}

test('the pool is checked, then made, then gets its policy', () => {
  const template = Template.fromStack(stackWith(sending));
  const check = idOf(template, 'Custom::CognitoEmailConfiguration');
  const pool = idOf(template, 'AWS::Cognito::UserPool');
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    EmailConfiguration: {
      EmailSendingAccount: 'DEVELOPER',
      SourceArn: { 'Fn::GetAtt': [check, 'SourceArn'] },
      From: { 'Fn::GetAtt': [check, 'From'] },
      ReplyToEmailAddress: Match.absent(),
      ConfigurationSet: Match.absent(),
    },
    LambdaConfig: { CustomMessage: Match.anyValue() },
  });
  template.hasResourceProperties('Custom::CognitoSesIdentityPolicy', {
    EmailSendingAccount: 'DEVELOPER',
    From: SENDER,
    UserPoolArn: { 'Fn::GetAtt': [pool, 'Arn'] },
    ServiceTimeout: '300',
  });
});

test("an identity keeps the Region of its ARN, and the pool's stack is the mail's", () => {
  const stack = new cdk.Stack(new cdk.App(), 'Test', { env: { account: '123456789012', region: 'eu-central-2' } });
  const arn = 'arn:aws:ses:eu-west-1:123456789012:identity/example.com';
  const identity = ses.EmailIdentity.fromEmailIdentityArn(stack, 'Identity', arn);
  const props = { identity, sender: SENDER, architecture: lambda.Architecture.X86_64 };
  new SignetMail(stack, 'Mail', { ...props, userPool: new cognito.UserPool(stack, 'Users') });
  Template.fromStack(stack).hasResourceProperties('Custom::CognitoEmailConfiguration', { SourceArn: arn });
  const other = new cdk.Stack(stack.node.root, 'Other');
  const userPool = new cognito.UserPool(other, 'Users');
  assert.throws(() => new SignetMail(stack, 'OtherMail', { ...props, userPool }), /^Error: userPool: /);
});

test('Cognito alone may call the trigger, for this pool', () => {
  const template = Template.fromStack(stackWith(sending));
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [idOf(template, 'AWS::Cognito::UserPool'), 'Arn'] },
  });
});

test('brand and further variables reach the function, and nothing that was not given', () => {
  const template = Template.fromStack(
    stackWith(given => ({
      ...sending(given),
      brand: { name: 'Northwind', accentColor: '#0b7a5b' },
      verifyByLink: true,
      environment: { CUSTOM_EMAIL: 'always' },
    })),
  );
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: {
        EMAIL_SENDING_ACCOUNT: 'DEVELOPER',
        VERIFICATION: 'link',
        BRAND_NAME: 'Northwind',
        BRAND_ACCENT_COLOR: '#0b7a5b',
        BRAND_LOGO_URL: Match.absent(),
        CUSTOM_EMAIL: 'always',
      },
    },
    Timeout: 5,
  });
});

test('a brand has a property for each variable of it', () => {
  const brand = {
    name: 'Northwind', look: Look.PLAIN, logoUrl: 'https://n.example/logo.png', logoDarkUrl: 'https://n.example/dark.png',
    logoOnDark: LogoOnDark.PLATE, accentColor: '#0b7a5b', website: 'https://n.example', supportEmail: 'help@n.example',
    postalAddress: '1 Road',
  };
  const template = Template.fromStack(stackWith(() => ({ brand })));
  const [{ Properties: properties }] = Object.values(template.findResources('AWS::Lambda::Function'));
  const branding = Object.entries(properties.Environment.Variables).filter(([name]) => name.startsWith('BRAND_'));
  const known = fs.readFileSync(CONFIG, 'utf8').match(/VARIABLES: [^=]*= \[([^\]]*)\]/)[1].match(/BRAND_\w+/g);
  assert.deepStrictEqual(branding.map(([name]) => name).sort(), known.sort());
  assert.deepStrictEqual(branding.map(([, value]) => value).sort(), Object.values(brand).sort());
});

test('two pools of a stack share one provider', () => {
  const template = Template.fromStack(stackWith(sending, 2));
  template.resourceCountIs('AWS::Lambda::Function', 3);
  template.resourceCountIs('Custom::CognitoSesIdentityPolicy', 2);
});

test('without an identity nothing of SES is touched', () => {
  const template = Template.fromStack(stackWith(() => ({ brand: { name: 'Northwind' } })));
  template.resourceCountIs('Custom::CognitoSesIdentityPolicy', 0);
  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.hasResourceProperties('AWS::Cognito::UserPool', { EmailConfiguration: Match.absent() });
});

test('no role may do more than the list', () => {
  const template = Template.fromStack(stackWith(sending));
  template.resourceCountIs('AWS::IAM::Policy', 0);
  const actions = [];
  for (const role of Object.values(template.findResources('AWS::IAM::Role'))) {
    assert.strictEqual(role.Properties.ManagedPolicyArns, undefined);
    for (const policy of role.Properties.Policies) {
      actions.push(...policy.PolicyDocument.Statement.flatMap(statement => statement.Action));
    }
  }
  assert.deepStrictEqual([...new Set(actions)].sort(), [
    'iam:GetRole',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'ses:CreateEmailIdentityPolicy',
    'ses:DeleteEmailIdentityPolicy',
    'ses:GetAccount',
    'ses:GetConfigurationSet',
    'ses:GetEmailIdentity',
    'ses:GetEmailIdentityPolicies',
    'ses:UpdateEmailIdentityPolicy',
    'sqs:SendMessage',
  ]);
});

test('a theme becomes a layer without Docker, the same asset for the same files', () => {
  const hashes = [1, 2].map(() => {
    const folder = theme('[brand]\nname = "Northwind"\n');
    const template = Template.fromStack(stackWith(given => ({ ...sending(given), theme: folder })));
    const [layer] = Object.values(template.findResources('AWS::Lambda::LayerVersion'));
    return JSON.stringify(layer.Properties.Content);
  });
  assert.strictEqual(hashes[0], hashes[1]);
});

test('what lint finds in a theme is an annotation', { skip: !process.env.SIGNET_BIN && 'no signet on the PATH' }, () => {
  process.env.PATH = `${path.dirname(process.env.SIGNET_BIN)}:${process.env.PATH}`;
  const stack = stackWith(given => ({ ...sending(given), theme: theme('[brand]\nnmae = "Northwind"\n') }));
  const [error] = Annotations.fromStack(stack).findError('/Test/Mail0', Match.stringLikeRegexp('nmae'));
  assert.match(error.entry.data, /theme\.toml:2/);
  // Of Cognito's own texts only a custom sender has none.
  const folder = theme('[messages]\nauthentication = "cognito"\n');
  const left = customSender => stackWith(given => ({ ...sending(given), theme: folder, customSender }));
  const warnings = stack => Annotations.fromStack(stack).findWarning('/Test/Mail0', Match.stringLikeRegexp('authentication'));
  assert.deepStrictEqual([warnings(left(undefined)).length, warnings(left({})).length], [0, 1]);
});

for (const [name, props, said] of [
  ['an identity without a sender', ({ identity }) => ({ identity }), /^Error: sender: /],
  ['a sender without an identity', () => ({ sender: SENDER }), /^Error: identity: /],
  ['a theme that is not there', () => ({ theme: './no-such-theme' }), /no-such-theme is not a folder/],
  ['a wait that is too long', given => ({ ...sending(given), waitForVerification: 900 }), /waitForVerification: 900/],
]) {
  test(`${name} is refused with the property's name`, () => {
    assert.throws(() => stackWith(props), said);
  });
}
