// usage: node build.mjs LOCALES-FOLDER OUTPUT-FOLDER
// Fluent is Signet's choice. A team with a Node or Python function would keep one JSON file of ready strings
// for each language, so the contestants read such files. Plurals are resolved (a code is valid for 24 hours or
// 1), and so are references; `{{brand}}`, `{{name}}`, `{{code}}` and `{{username}}` are filled in later.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";

const [, , locales, output] = process.argv;
// What every mail shares, and the messages that Cognito asks for, with the hours that a code is valid.
const MESSAGES = {
  shared: 24,
  "sign-up": 24,
  "resend-code": 24,
  "admin-create-user": 24,
  "forgot-password": 1,
  "update-user-attribute": 24,
  "verify-user-attribute": 24,
  authentication: 24,
};
// Digits as in the strings: "24" in Arabic, too.
const number = (count) => new FluentNumber(count, { numberingSystem: "latn" });

mkdirSync(output, { recursive: true });
for (const file of readdirSync(locales).filter((name) => name.endsWith(".ftl"))) {
  const tag = basename(file, ".ftl");
  const direction = ["ar", "he"].includes(tag) ? "rtl" : "ltr";
  // A right-to-left text isolates every value. Other texts isolate only right-to-left values, which is
  // decided when the value is known.
  const bundle = new FluentBundle(tag, { useIsolating: direction === "rtl" });
  bundle.addResource(new FluentResource("-brand = {\"{{brand}}\"}\n"));
  const problems = bundle.addResource(new FluentResource(readFileSync(join(locales, file), "utf8")));
  const strings = { language: tag, direction };
  for (const [message, hours] of Object.entries(MESSAGES)) {
    // The days of a temporary password are 0 where they are not known.
    const values = { name: "{{name}}", code: "{{code}}", username: "{{username}}", hours: number(hours), days: number(0) };
    strings[key(message)] = Object.fromEntries(
      Object.entries(bundle.getMessage(message).attributes).map(([part, pattern]) => [
        key(part),
        bundle.formatPattern(pattern, values, problems),
      ]),
    );
  }
  if (problems.length > 0) throw new Error(`${file}: ${problems.join("; ")}`);
  writeFileSync(join(output, `${tag}.json`), JSON.stringify(strings));
}

// Names that are valid in every template language.
function key(name) {
  return name.replaceAll("-", "_");
}
