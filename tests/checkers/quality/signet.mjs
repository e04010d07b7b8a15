// Signet's mails as their readers get them: every sample in both looks, with logo, button and footer.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const LINK = '<a href="https://auth.fernleaf.example/confirmUser?confirmation_code=482913">Confirm email address</a>';

/** The languages of the default theme. */
export function languages(root) {
  return readdirSync(join(root, 'templates/locales')).map((name) => name.replace('.ftl', ''));
}

/** A list of { look, message, subject, body }; a look is a file of theme/pools. */
export function mails(signet, root, locale = 'en', looks = ['card', 'plain']) {
  const samples = named(root, 'templates/samples');
  const byLink = samples.filter(({ name }) => ['sign-up', 'resend-code'].includes(name));
  const notices = named(root, 'cli/src/commands/samples');
  const render = (events, look, options, environment = {}) => rendered(signet, root, { events, locale, look, options, environment });
  return looks.flatMap((look) => [
    ...render(samples, look, []),
    ...render(byLink, look, [], { VERIFICATION: 'link' }).map((mail) => ({ ...mail, message: `${mail.message}, by link` })),
    ...render(notices, look, ['--for', 'custom-email-sender'], { NOTICES: 'password-changed,welcome' }),
  ]);
}

function named(root, folder) {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  return files.map((file) => ({ name: file.replace('.json', ''), path: join(root, folder, file) }));
}

function rendered(signet, root, { events, locale, look, options, environment }) {
  const theme = join(root, 'tests/checkers/quality/theme');
  const scope = ['--theme', theme, '--locale', locale, '--pool', look, '--format', 'json'];
  const json = execFileSync(signet, ['render', ...events.map(({ path }) => path), ...scope, ...options], {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(json).map(({ subject, body }, at) => ({ look, message: events[at].name, subject, body: received(body) }));
}

/** What Cognito puts in place of its placeholders. */
function received(body) {
  return body
    .replaceAll('{####}', '482913')
    .replaceAll(/\{##.*?##\}/g, LINK)
    .replaceAll('{username}', 'ana@example.com');
}
