// Cognito's CustomMessage trigger without the rendering, in which the two Node contestants differ. After any
// error the fields stay null, and Cognito sends its own message.
import * as limits from "./limits.mjs";
import { chosen, filled, strings } from "./languages.mjs";
import * as shown from "./shown.mjs";

const KINDS = new Map([
  ["CustomMessage_SignUp", "sign_up"],
  ["CustomMessage_ResendCode", "resend_code"],
  ["CustomMessage_AdminCreateUser", "admin_create_user"],
  ["CustomMessage_ForgotPassword", "forgot_password"],
  ["CustomMessage_UpdateUserAttribute", "update_user_attribute"],
  ["CustomMessage_VerifyUserAttribute", "verify_user_attribute"],
  ["CustomMessage_Authentication", "authentication"],
]);
const BRAND = process.env.BRAND_NAME?.trim() || "Example";
const METRICS = [
  { Name: "Rendered", Unit: "Count" },
  { Name: "FellBack", Unit: "Count" },
  { Name: "Unbranded", Unit: "Count" },
  { Name: "BodyCharacters", Unit: "Count" },
  { Name: "RenderTime", Unit: "Microseconds" },
];

// `html` makes the body from the result of `view`; it may be asynchronous.
export function handlerOf(html) {
  return async (event) => {
    const started = process.hrtime.bigint();
    const request = recognized(event);
    if (!request) {
      log({ level: "WARN", message: "passed through unchanged", reason: "not a CustomMessage event" });
      return event;
    }
    const warnings = [];
    const attempt = async (channel, make) => {
      try {
        return await make();
      } catch (error) {
        // Only our own text: an engine's message may quote a user's attribute.
        warnings.push({ channel, reason: error instanceof limits.Violation ? error.message : "cannot be rendered" });
        return undefined;
      }
    };
    const email = await attempt("email", () => emailOf(request, html));
    const sms = await attempt("sms", () => smsOf(request));
    event.response = {
      ...event.response,
      smsMessage: sms?.text ?? null,
      emailMessage: email?.body.text ?? null,
      emailSubject: email?.subject ?? null,
    };
    log(record(request, email, sms, warnings, started));
    return event;
  };
}

// The message that the event requests, or nothing for other events, which go back unchanged.
function recognized(event) {
  const kind = KINDS.get(event?.triggerSource);
  const request = event?.request;
  const code = parameter(request?.codeParameter);
  if (!kind || !code) return undefined;
  const attributes = isObject(request.userAttributes) ? request.userAttributes : {};
  const metadata = isObject(request.clientMetadata) ? request.clientMetadata : {};
  const language = chosen([metadata.locale, metadata.lang, attributes.locale]);
  const invitation = kind === "admin_create_user";
  return {
    kind,
    code,
    language,
    strings: strings(language, BRAND),
    name: shown.name(attributes.given_name) ?? shown.name(attributes.name),
    username: invitation ? parameter(request.usernameParameter) : undefined,
    recipient: invitation ? shown.address(attributes.email) : undefined,
    invitation,
  };
}

async function emailOf(request, html) {
  const carried = placeholders(request);
  const subject = limits.subject(request.strings[request.kind].subject);
  return { subject, body: limits.body(await html(view(request, subject)), carried) };
}

function smsOf(request) {
  const { direction } = request.strings;
  const carried = placeholders(request);
  let text = filled(request.strings[request.kind].sms, "code", request.code, direction);
  if (request.username) text = filled(text, "username", request.username, direction);
  return limits.sms(text, carried);
}

// The placeholders with the length of the longest text by which Cognito replaces each.
function placeholders({ code, username, invitation }) {
  if (!invitation) return [{ text: code, longest: 8 }];
  if (!username) throw new limits.Violation("request.usernameParameter is missing");
  return [{ text: code, longest: 256 }, { text: username, longest: 128 }];
}

// The values that a template may print.
function view({ kind, code, language, strings, name, username, recipient }, subject) {
  const { shared, direction } = strings;
  const text = strings[kind];
  return {
    subject,
    language,
    direction,
    start: direction === "rtl" ? "right" : "left",
    brand: BRAND,
    shared,
    text,
    never_share: text.never_share ?? shared.never_share,
    greeting: name ? filled(shared.greeting, "name", name, direction) : shared.greeting_anonymous,
    code,
    username,
    recipient,
  };
}

function parameter(value) {
  return typeof value === "string" && value !== "" && value !== "None" ? value : undefined;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// One line with CloudWatch metrics (embedded metric format) and without data of the user.
function record(request, email, sms, warnings, started) {
  const step = (message) => (message ? "default" : "cognito");
  return {
    level: warnings.length > 0 ? "WARN" : "INFO",
    message: warnings.length > 0 ? "fell back" : "rendered",
    Source: request.kind.replaceAll("_", "-"),
    locale: request.language,
    step: { email: step(email), sms: step(sms) },
    characters: { subject: email?.subject.length ?? null, body: email?.body.length ?? null, sms: sms?.length ?? null },
    warnings: warnings.length > 0 ? warnings : undefined,
    Rendered: email || sms ? 1 : 0,
    FellBack: warnings.length > 0 ? 1 : 0,
    Unbranded: 0,
    BodyCharacters: email?.body.length,
    RenderTime: Number((process.hrtime.bigint() - started) / 1000n),
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [{ Namespace: "Signet", Dimensions: [["Source"]], Metrics: METRICS }],
    },
  };
}

// Bypasses the runtime's console, which would put the time and the request id before the JSON.
function log(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
