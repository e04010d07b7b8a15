// The custom resource of functions/ses-identity-policy as users would write it with the AWS SDK. It does
// as much as python-ses/function.py: preflight, policy, answer.
import http from "node:http";
import https from "node:https";
import {
  CreateEmailIdentityPolicyCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from "@aws-sdk/client-sesv2";

// Lambda makes the client of the function's own Region during init. An identity may be in another Region.
const clients = new Map();
clientOf(process.env.AWS_REGION);

export async function handler(event, context) {
  let outcome;
  try {
    const physicalId = event.RequestType === "Create" ? await create(event) : event.PhysicalResourceId;
    outcome = { Status: "SUCCESS", PhysicalResourceId: physicalId };
  } catch (error) {
    console.error(JSON.stringify({ level: "ERROR", message: "failed", error: error.name }));
    outcome = {
      Status: "FAILED",
      Reason: error.message || error.name,
      PhysicalResourceId: event.PhysicalResourceId ?? context.logStreamName,
    };
  }
  const { StackId, RequestId, LogicalResourceId } = event;
  await put(event.ResponseURL, JSON.stringify({ ...outcome, StackId, RequestId, LogicalResourceId }));
}

async function create({ ResourceProperties: properties }) {
  const [, , , region, account, ...resource] = properties.SourceArn.split(":");
  const EmailIdentity = resource.join(":").replace(/^identity\//, "");
  const ses = clientOf(region);
  const identity = await ses.send(new GetEmailIdentityCommand({ EmailIdentity }));
  if (!identity.VerifiedForSendingStatus) throw new Error(`${EmailIdentity} is not verified`);
  await ses.send(new GetAccountCommand({}));
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: ["cognito-idp.amazonaws.com", "email.cognito-idp.amazonaws.com"] },
        Action: ["ses:SendEmail", "ses:SendRawEmail"],
        Resource: properties.SourceArn,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": properties.UserPoolArn },
        },
      },
    ],
  });
  await ses.send(new CreateEmailIdentityPolicyCommand({ EmailIdentity, PolicyName: "sending", Policy }));
  return `${region}/${EmailIdentity}/sending`;
}

function clientOf(region) {
  if (!clients.has(region)) clients.set(region, new SESv2Client({ region }));
  return clients.get(region);
}

// Works like AWS's cfn-response module, but ends when the answer is delivered, and also uses HTTP for the bench.
function put(url, body) {
  const { request } = url.startsWith("http:") ? http : https;
  const headers = { "content-type": "", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    request(url, { method: "PUT", headers }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode < 300 ? resolve() : reject(new Error(`the answer was refused: ${response.statusCode}`)),
      );
    })
      .on("error", reject)
      .end(body);
  });
}
