import * as kms from 'aws-cdk-lib/aws-kms';
import { brandVariables } from './brand';
import type { SignetMailProps } from './mail';
import type { CustomSender } from './sender';

type Variables = { [name: string]: string };

/** Returns the environment of custom-message. */
export function customMessageVariables(props: SignetMailProps): Variables {
  return given({
    EMAIL_SENDING_ACCOUNT: props.identity ? 'DEVELOPER' : 'COGNITO_DEFAULT',
    ...look(props),
  });
}

/** Returns the environment of custom-email-sender. */
export function senderVariables(props: SignetMailProps, custom: CustomSender, key: kms.IKey): Variables {
  return given({
    KEY_ARN: key.keyArn,
    FROM: props.sender,
    REPLY_TO: props.replyTo,
    CONFIGURATION_SET: props.configurationSet?.configurationSetName,
    SENDERS: furtherSenders(props, custom),
    SEND: custom.send === false ? 'off' : 'on',
    REDIRECT_TO: custom.redirectTo,
    ALLOW_RECIPIENTS: custom.allowRecipients?.join(','),
    NOTICES: custom.notices?.join(','),
    LINK_DOMAIN: custom.linkDomain,
    ...look(props),
  });
}

/** Returns what both functions have, so that an SMS and a mail look and speak alike. */
function look(props: SignetMailProps): { [name: string]: string | undefined } {
  return {
    VERIFICATION: props.verifyByLink ? 'link' : 'code',
    DEFAULT_LOCALE: props.defaultLocale,
    ...brandVariables(props.brand ?? {}),
    ...props.environment,
  };
}

function furtherSenders(props: SignetMailProps, custom: CustomSender): string | undefined {
  const entries = custom.furtherSenders?.map(({ region, sender = props.sender, configurationSetName: set }) =>
    [`Region=${region}`, `From=${sender}`, ...(set ? [`ConfigurationSet=${set}`] : [])].join(';'),
  );
  return entries?.join('|');
}

function given(all: { [name: string]: string | undefined }): Variables {
  const kept = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(kept);
}
