import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';

/** A mail for which Cognito has no event of its own. */
export enum Notice {
  /** After a reset of the password (ConfirmForgotPassword). */
  PASSWORD_CHANGED = 'password-changed',
  /** After a confirmed sign-up. */
  WELCOME = 'welcome',
}

/** A sender in another Region. */
export interface FurtherSender {
  /** The Region of SES, such as `eu-central-1`. */
  readonly region: string;
  /** The name of the verified SES identity of that Region, such as `example.com`. */
  readonly identityName: string;
  /**
   * The sender, of that identity.
   * @default - the pool's sender
   */
  readonly sender?: string;
  /**
   * The SES configuration set of that Region.
   * @default - the identity's own, if it has one
   */
  readonly configurationSetName?: string;
}

/** The settings of a pool whose mail a function sends itself, in place of Cognito. None is required. */
export interface CustomSender {
  /**
   * The symmetric key with which Cognito encrypts the codes. It must be the pool's `customSenderKmsKey`, if the
   * pool has one.
   * @default - a key is made, and kept when the stack is deleted
   */
  readonly key?: kms.IKey;
  /**
   * The role that deploys the stack, if its own policies lack `kms:CreateGrant`: the new key lets it make the grant
   * with which Cognito encrypts. The role of `cdk bootstrap` is an administrator and needs nothing.
   * @default - the role's own policies decide
   */
  readonly deployerRole?: iam.IRole;
  /**
   * Further mails. They come from a second function, behind the pool's PostConfirmation trigger.
   * @default - none
   */
  readonly notices?: Notice[];
  /**
   * False decrypts, renders and logs, and sends nothing.
   * @default true
   */
  readonly send?: boolean;
  /**
   * For a stage: the address that gets every mail.
   * @default - each mail goes to its user
   */
  readonly redirectTo?: string;
  /**
   * For a stage: the addresses and `@domains` that may get mail.
   * @default - every address
   */
  readonly allowRecipients?: string[];
  /**
   * The senders that are tried in order when SES in the pool's Region cannot send.
   * @default - none
   */
  readonly furtherSenders?: FurtherSender[];
  /**
   * Further addresses of the identity that the theme may send as, for an app client, a pool or a tenant
   * (`[sender] from`).
   * @default - the sender alone
   */
  readonly furtherAddresses?: string[];
  /**
   * With `verifyByLink`, the pool's domain, such as `auth.example.com`: the function makes the link itself.
   * @default - the theme's (`[links] domain`)
   */
  readonly linkDomain?: string;
  /**
   * As many mails at once as SES's sending rate allows; Lambda's queue then waits instead of SES.
   * @default - no limit
   */
  readonly reservedConcurrency?: number;
}
