import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { SignetMailProps } from './mail';
import type { CustomSender } from './sender';

const ADDRESS = /^[^\s"<>(),;@]+@[^\s"<>(),;@]+$/;
const ADDRESS_OR_DOMAIN = /^[^\s"<>(),;@]*@[^\s"<>(),;@]+$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Throws if the properties cannot be deployed, with the property's name and the fix. */
export function check(scope: Construct, props: SignetMailProps): void {
  if (props.identity && !props.sender) {
    throw new Error('sender: give the address that the mail comes from, e.g. no-reply@example.com');
  }
  if (!props.identity && (props.sender || props.replyTo || props.configurationSet)) {
    throw new Error('identity: sender, replyTo and configurationSet need the SES identity to send as');
  }
  if (props.identity && Stack.of(scope) !== Stack.of(props.userPool)) {
    throw new Error('userPool: it is in another stack; make SignetMail in that stack, since each names the other');
  }
  const wait = props.waitForVerification ?? 0;
  if (!Token.isUnresolved(wait) && (wait < 0 || wait > 840)) {
    throw new Error(`waitForVerification: ${wait} is not between 0 and 840 seconds`);
  }
  if (props.customSender) {
    checkIdentity(scope, props);
    checkSender(props.customSender);
  }
}

/** The function asks SES in its own Region. */
function checkIdentity(scope: Construct, props: SignetMailProps): void {
  if (!props.identity) {
    throw new Error('identity: customSender needs the SES identity to send as, and sender');
  }
  const own = Stack.of(scope).region;
  const { region } = Stack.of(scope).splitArn(props.identity.emailIdentityArn, ArnFormat.SLASH_RESOURCE_NAME);
  if (!Token.isUnresolved(own) && !Token.isUnresolved(region) && region !== own) {
    throw new Error(`identity: it is in ${region}, and customSender sends through SES in ${own}; ` +
      'give an identity of that Region, and name this one in furtherSenders');
  }
}

function checkSender(custom: CustomSender): void {
  if (custom.key && custom.deployerRole) {
    throw new Error('deployerRole: it is for a key that the construct makes; allow kms:CreateGrant in the policy of yours');
  }
  // Lambda stops a function that has a reserve of 0.
  if (custom.reservedConcurrency !== undefined && custom.reservedConcurrency <= 0) {
    throw new Error(`reservedConcurrency: ${custom.reservedConcurrency} would stop all mail; leave it out for no limit`);
  }
  if (custom.allowRecipients?.length === 0) {
    throw new Error('allowRecipients: the list is empty; leave it out to let every mail go, or send: false for none');
  }
  checkEach('redirectTo', ADDRESS, 'an address such as stage@example.com', custom.redirectTo);
  checkEach('allowRecipients', ADDRESS_OR_DOMAIN, 'an address or an @domain', ...(custom.allowRecipients ?? []));
  checkEach('furtherAddresses', ADDRESS, 'an address without a name', ...(custom.furtherAddresses ?? []));
  checkEach('linkDomain', HOST, 'a host name such as auth.example.com', custom.linkDomain);
}

/** Throws for an empty value, too: a stage whose setting is missing would send to real people. */
function checkEach(property: string, form: RegExp, what: string, ...values: (string | undefined)[]): void {
  for (const value of values) {
    if (value !== undefined && !Token.isUnresolved(value) && !form.test(value)) {
      throw new Error(`${property}: ${JSON.stringify(value)} is not ${what}`);
    }
  }
}
