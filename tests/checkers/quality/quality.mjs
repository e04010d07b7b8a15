// Measures every sample in both looks, and two peers' version of one of them, and writes docs/mail-quality.md.
//
//   node quality.mjs <signet binary> [--check]
//
// `--check` writes nothing and fails where the document would change, or where a mail misses what is wanted.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browser } from './browser.mjs';
import { page, shortcomings } from './page.mjs';
import { peers } from './peers.mjs';
import { languages, mails } from './signet.mjs';
import { emailens, spamPoints, unsupportedPairs, validator } from './static.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const read = (name) => readFileSync(join(here, name), 'utf8');
const [signet, mode] = process.argv.slice(2);
if (!signet) {
  console.error('usage: node quality.mjs <signet binary> [--check]');
  process.exit(2);
}

const findings = validator(JSON.parse(read('../html-validate.json')));
const chrome = await browser(process.env.CHROMIUM ?? '/usr/bin/chromium');
const rows = [];
for (const mail of [...mails(signet, root), ...(await peers())]) {
  rows.push({ ...measured(mail), spam: spamPoints(mail), ...(await chrome.measure(mail.body)) });
}
await chrome.close();
const everywhere = languages(root).flatMap((locale) => mails(signet, root, locale).map((mail) => ({ ...measured(mail), locale })));

/** What is read from the HTML alone. */
function measured(mail) {
  const { body } = mail;
  return { ...mail, characters: body.length, ...emailens(body), pairs: unsupportedPairs(body), validate: findings(body) };
}

const document = join(root, 'docs/mail-quality.md');
const versions = JSON.parse(read('package.json')).devDependencies;
const text = page(rows, everywhere, versions);
const missed = shortcomings(rows, everywhere);
for (const line of missed) console.error(line);
if (mode === '--check') {
  const same = readFileSync(document, 'utf8') === text;
  if (!same) console.error('docs/mail-quality.md has other figures: make mail-quality');
  process.exit(same && missed.length === 0 ? 0 : 1);
}
writeFileSync(document, text);
console.log(`docs/mail-quality.md: ${rows.length} mails`);
process.exit(missed.length === 0 ? 0 : 1);
