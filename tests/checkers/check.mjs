// Other people's checkers over every mail that Signet renders: html-validate for the mark-up, the data of
// caniemail.com for what Gmail, Outlook and Apple Mail do with it.
//
//   node check.mjs <signet binary>
//
// What is accepted stands in accepted.json, each with its reason; an entry that accepts nothing any
// more is an error, too.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const [signet] = process.argv.slice(2);
if (!signet) {
  console.error('usage: node check.mjs <signet binary>');
  process.exit(2);
}

const accepted = JSON.parse(readFileSync(join(here, 'accepted.json'), 'utf8'));
const config = JSON.parse(readFileSync(join(here, 'html-validate.json'), 'utf8'));
const used = new Set();
const faults = new Map();
let count = 0;

for (const mail of mails()) {
  for (const fault of [...validated(mail.body), ...supported(mail.body)]) {
    faults.set(fault, (faults.get(fault) ?? new Set()).add(mail.name));
  }
}

const unused = Object.keys(accepted.caniemail).filter((feature) => !used.has(feature));
for (const rule of Object.keys(config.rules).filter((rule) => !(rule in accepted['html-validate']))) {
  faults.set(`html-validate.json changes ${rule}, and accepted.json gives no reason`, new Set(['none']));
}
for (const [fault, mails] of faults) {
  console.log(`${fault}\n  in ${mails.size} mails, such as ${[...mails][0]}`);
}
for (const feature of unused) {
  console.log(`accepted.json: ${feature} accepts nothing: take it away`);
}
console.log(`${count} mails: ${faults.size} faults`);
process.exit(faults.size + unused.length > 0 ? 1 : 0);

/** Every sample in every language, for both ways to verify, bare and with all that a theme can set. */
function mails() {
  const samples = readdirSync(join(root, 'templates/samples')).filter((name) => name.endsWith('.json'));
  const locales = readdirSync(join(root, 'templates/locales')).map((name) => name.replace(/\.ftl$/, ''));
  const dressed = join(root, 'cli/tests/themes/dressed');
  const mails = [];
  for (const verification of ['code', 'link']) {
    for (const theme of [[], ['--theme', dressed]]) {
      for (const locale of locales) {
        const events = samples.map((name) => join(root, 'templates/samples', name));
        const json = execFileSync(signet, ['render', ...events, '--locale', locale, '--format', 'json', ...theme], {
          encoding: 'utf8',
          env: { VERIFICATION: verification },
          maxBuffer: 1 << 28,
        });
        for (const { message, body } of JSON.parse(json)) {
          const name = `${message} ${locale} ${verification}${theme.length ? ' dressed' : ''}`;
          mails.push({ name, body: substituted(body) });
        }
      }
    }
  }
  count = mails.length;
  return mails;
}

/** The mail as its reader gets it. */
function substituted(body) {
  return body
    .replaceAll('{####}', '482913')
    .replaceAll('{##Click Here##}', '<a href="https://auth.example.com/confirmUser?confirmation_code=482913">Click Here</a>')
    .replaceAll('{username}', 'ana@example.com');
}

function validated(body) {
  validated.checker ??= new HtmlValidate(config);
  const report = validated.checker.validateStringSync(body);
  const messages = report.results.flatMap((result) => result.messages);
  return messages.map((message) => `html-validate ${message.ruleId}: ${message.message}`);
}

function supported(body) {
  const { issues } = caniemail({ clients: accepted.clients, html: body });
  const faults = [];
  for (const [client, found] of issues.errors) {
    for (const { title } of found) {
      if (title in accepted.caniemail) {
        used.add(title);
      } else {
        faults.push(`caniemail: ${client} does not support ${title}`);
      }
    }
  }
  return faults;
}
