// Other people's checkers over every mail that Signet renders: html-validate for the mark-up, the data of
// caniemail.com for what Gmail, Outlook and Apple Mail do with it.
//
//   node check.mjs <signet binary>
//
// What is accepted stands in accepted.json, each with its reason; an entry that accepts nothing any
// more is an error, too.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate';
import { languages, mails } from './quality/signet.mjs';

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
const checked = everyMail();

for (const mail of checked) {
  for (const fault of [...validated(mail.body), ...supported(mail.body)]) {
    faults.set(fault, (faults.get(fault) ?? new Set()).add(mail.name));
  }
}

const unused = Object.keys(accepted.caniemail).filter((feature) => !used.has(feature));
for (const rule of Object.keys(config.rules).filter((rule) => !(rule in accepted['html-validate']))) {
  faults.set(`html-validate.json changes ${rule}, and accepted.json gives no reason`, new Set(['none']));
}
for (const [fault, names] of faults) {
  console.log(`${fault}\n  in ${names.size} mails, such as ${[...names][0]}`);
}
for (const feature of unused) {
  console.log(`accepted.json: ${feature} accepts nothing: take it away`);
}
console.log(`${checked.length} mails: ${faults.size} faults`);
process.exit(faults.size + unused.length > 0 ? 1 : 0);

/** Every message in every language and both looks; in a language of each direction also with other brands. */
function everyMail() {
  const brands = ['bare', 'bare-plain', 'dark-logo', 'plate', 'wordmark'];
  const of = (locale, looks) => mails(signet, root, locale, looks).map(({ look, message, body }) => ({ name: `${message} ${locale} ${look}`, body }));
  const all = languages(root).flatMap((locale) => of(locale));
  return [...all, ...['en', 'ar'].flatMap((locale) => of(locale, brands))];
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
