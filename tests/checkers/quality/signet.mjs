// Signet's mails as their readers get them: every sample in both looks, with logo, button and footer.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const LINK = '<a href="https://auth.fernleaf.example/confirmUser?confirmation_code=482913">Confirm email address</a>';

/** The languages of the default theme. */
export function languages(root) {
  return readdirSync(join(root, 'templates/locales')).map((name) => name.replace('.ftl', ''));
}

/** A list of { look, message, subject, body }. */
export function mails(signet, root, locale = 'en') {
  const samples = readdirSync(join(root, 'templates/samples')).map((name) => name.replace('.json', ''));
  const byLink = samples.filter((name) => ['sign-up', 'resend-code'].includes(name));
  return ['card', 'plain'].flatMap((look) => [
    ...rendered(signet, root, { locale, look, verification: 'code' }, samples),
    ...rendered(signet, root, { locale, look, verification: 'link' }, byLink).map((mail) => ({ ...mail, message: `${mail.message}, by link` })),
  ]);
}

function rendered(signet, root, { locale, look, verification }, samples) {
  const events = samples.map((name) => join(root, 'templates/samples', `${name}.json`));
  const theme = join(root, 'tests/checkers/quality/theme');
  const options = ['--theme', theme, '--locale', locale, '--client', look, '--format', 'json'];
  const json = execFileSync(signet, ['render', ...events, ...options], {
    encoding: 'utf8',
    env: { VERIFICATION: verification },
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(json).map(({ subject, body }, at) => ({ look, message: samples[at], subject, body: received(body) }));
}

/** What Cognito puts in place of its placeholders. */
function received(body) {
  return body
    .replaceAll('{####}', '482913')
    .replaceAll(/\{##.*?##\}/g, LINK)
    .replaceAll('{username}', 'ana@example.com');
}
