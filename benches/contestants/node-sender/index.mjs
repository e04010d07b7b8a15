// A sender behind Cognito's CustomEmailSender trigger, as users would write it with AWS's SDKs. It does as much as
// python-sender/function.py: opens the code, builds one mail of one language, sends it.
import { CommitmentPolicy, KmsKeyringNode, buildClient } from "@aws-crypto/client-node";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

// Lambda makes them during init.
const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyring = new KmsKeyringNode({ keyIds: [process.env.KEY_ARN] });
const ses = new SESv2Client({ region: process.env.AWS_REGION });

export async function handler(event) {
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(event.request.code, "base64"));
  if (messageHeader.encryptionContext["userpool-id"] !== event.userPoolId) throw new Error("the code is another pool's");
  await ses.send(new SendEmailCommand(mail(event, plaintext.toString())));
  return event;
}

function mail(event, code) {
  const text = `Confirm your email\n\nEnter this code to confirm that this address is yours.\n\n${code}\n\nIt is valid for 24 hours.\n`;
  const html = `<!doctype html><html lang="en"><head><title>Confirm</title></head><body><table role="presentation"><tr><td>
<h1>Confirm your email</h1><p>Enter this code to confirm that this address is yours.</p><p><b>${code}</b></p>
<p>It is valid for 24 hours.</p></td></tr></table></body></html>`;
  return {
    FromEmailAddress: process.env.FROM,
    Destination: { ToAddresses: [event.request.userAttributes.email] },
    Content: {
      Simple: {
        Subject: { Data: "Confirm your email address", Charset: "UTF-8" },
        Body: { Text: { Data: text, Charset: "UTF-8" }, Html: { Data: html, Charset: "UTF-8" } },
        Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
      },
    },
    EmailTags: [{ Name: "source", Value: "sign-up" }],
  };
}
