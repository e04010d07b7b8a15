// Cognito's lengths (in UTF-16 units, as a Java String counts and as JavaScript does), characters and
// placeholders: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html

// The complement of [\p{L}\p{M}\p{S}\p{N}\p{P}\s] with the \s of Java, which is the six of ASCII.
// Most of a mail is ASCII; looking at ASCII first is seven times as fast.
export const REFUSED = /(?![\t-\r -~])[^\p{L}\p{M}\p{S}\p{N}\p{P}]/gu;
const SPACES = /[\p{White_Space}\u180e]/gu;
const STRAY = /\{####\}|\{username\}|\{##/;

export class Violation extends Error {}

// A body may hold any character as a numeric reference; control characters have none.
export function body(html, carried) {
  const text = html.replace(REFUSED, (character) => {
    if (/[\u0085\u2028\u2029]/.test(character)) return "\n";
    return /\p{Cc}/u.test(character) ? "" : `&#${character.codePointAt(0)};`;
  });
  return { text, length: check(text, 6, 20_000, carried, carried) };
}

export function subject(text) {
  const plain = plainCharacters(text);
  check(plain, 1, 140, [], []);
  return plain;
}

// The length of a password is not reserved: with a user name it may be three times an SMS.
export function sms(text, carried) {
  const plain = plainCharacters(text);
  return { text: plain, length: check(plain, 6, 140, carried, carried.filter(({ longest }) => longest <= 8)) };
}

function plainCharacters(text) {
  return text.replace(SPACES, " ").replace(REFUSED, "").replace(/ {2,}/g, " ").trim();
}

function check(text, least, most, carried, growing) {
  let length = text.length;
  if (length < least) throw new Violation("too short");
  for (const { text: placeholder, longest } of growing) {
    length += (text.split(placeholder).length - 1) * Math.max(0, longest - placeholder.length);
  }
  if (length > most) throw new Violation(`${length} characters with what Cognito substitutes, over its limit of ${most}`);
  let rest = text;
  for (const { text: placeholder } of carried) {
    if (!text.includes(placeholder)) throw new Violation("a placeholder is missing");
    rest = rest.replaceAll(placeholder, " ");
  }
  if (STRAY.test(rest)) throw new Violation("a placeholder stands where Cognito must not find one");
  return length;
}
