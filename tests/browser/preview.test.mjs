// `signet preview` in a real browser.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { MAIL, violations } from './axe.mjs';
import { browser, folder, newTheme, preview } from './signet.mjs';

let chrome, place, theme, server, context, page;
let troubles, abroad;

before(async () => {
  chrome = await browser();
  place = folder();
  theme = newTheme(join(place.path, 'theme'));
  server = await preview('--theme', theme);
});

after(async () => {
  await chrome?.close();
  server?.stop();
  place?.remove();
});

beforeEach(async () => {
  troubles = [];
  await open();
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(troubles, [], 'nothing goes wrong in the page');
});

async function open(options = {}) {
  await context?.close();
  context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  abroad = [];
  await context.route((url) => url.hostname !== '127.0.0.1', (route) => {
    abroad.push(route.request().url());
    return route.fulfill({ contentType: 'image/png', body: '' });
  });
  page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    // The browser tells each picture that it was kept from fetching.
    const kept = message.text().startsWith('Loading the image');
    if (message.type() === 'error' && !kept) troubles.push(message.text());
  });
}

async function go(query = '', look = '') {
  await page.goto(`${server.url}?${query}${look && '#' + look}`);
  await page.waitForSelector('[data-frames] iframe:not(.next)');
}

/** What the mail's frame says, once it says that. */
async function mailSays(text, timeout = 30000) {
  await page.waitForFunction(
    (text) => document.querySelector('[data-frames] iframe:not(.next)')?.contentDocument?.body?.innerText.includes(text),
    text,
    { timeout, polling: 'raf' },
  );
}

function inMail(work, argument) {
  return page.$eval('[data-frames] iframe:not(.next)', work, argument);
}

async function scheme(name) {
  await page.check(`input[name=scheme][value=${name}]`);
  await page.waitForSelector(`[data-frames] iframe.${name}`);
}

const subject = () => page.textContent('.inbox .subject');

test('the list holds every message, and a click shows one', async () => {
  await go('locale=en');
  const names = await page.$$eval('[data-card]', (cards) => cards.map((card) => card.textContent));
  assert.deepEqual(names, [
    'sign-up-long-name', 'resend-code', 'admin-create-user', 'admin-create-user_passwordless',
    'forgot-password', 'forgot-password_by-admin', 'update-user-attribute', 'update-user-attribute_by-admin',
    'verify-user-attribute', 'authentication',
  ]);
  await page.click('[data-card]:text-is("forgot-password")');
  await mailSays('482913');
  await page.waitForFunction(() => document.querySelector('.subject').textContent.includes('password'));
  assert.match(page.url(), /sample=forgot-password/);
  assert.equal(await page.textContent('.card:has([aria-current]) a'), 'forgot-password');
  await page.goBack();
  await mailSays('Maximiliana');
});

test('the list compares languages and app clients', async () => {
  await go('sample=sign-up-long-name');
  await page.selectOption('[data-list]', 'languages');
  await page.waitForSelector('.card[data-locale=ar]');
  await page.click('.card[data-locale=ar] a');
  await page.waitForFunction(() => document.querySelector('.inbox').dir === 'rtl');
  await page.waitForFunction(() => document.querySelector('[data-frames] iframe:not(.next)').contentDocument?.documentElement.dir === 'rtl');
  await page.selectOption('[data-list]', 'clients');
  await page.waitForSelector('.card[data-client=pro]');
  await page.click('.card[data-client=pro] a');
  await mailSays('Acme Pro');
});

test('each width is the width of the mail', async () => {
  await go();
  for (const [name, width] of [['phone', 375], ['tablet', 640], ['desktop', 960]]) {
    await page.check(`input[name=width][value=${name}]`);
    assert.equal(await inMail((frame) => frame.contentWindow.innerWidth), width, name);
    const { x, width: shown } = await page.locator('[data-frames]').boundingBox();
    const room = await page.locator('[data-canvas]').boundingBox();
    assert.ok(x >= room.x && x + shown <= room.x + room.width + 1, `${name} fits`);
    assert.match(page.url(), new RegExp(`width=${name}`));
  }
});

test('light is light and dark is dark, whatever the reader’s own scheme is', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await open({ colorScheme });
    await go();
    const ground = () => inMail((frame) => getComputedStyle(frame.contentDocument.body).backgroundColor);
    await scheme('light');
    assert.equal(await ground(), 'rgb(242, 244, 247)', `light in ${colorScheme}`);
    await scheme('dark');
    assert.equal(await ground(), 'rgb(15, 18, 22)', `dark in ${colorScheme}`);
    assert.match(await page.textContent('[data-caption]'), /prefers-color-scheme/);
    await scheme('inverted');
    assert.equal(await ground(), 'rgb(242, 244, 247)');
    assert.match(await inMail((frame) => getComputedStyle(frame).filter), /invert/);
  }
});

test('pictures are fetched only when they are wanted; nothing else leaves the machine', async () => {
  await go('client=pro&list=clients');
  await page.keyboard.press('t');
  await page.waitForSelector('[data-frames] iframe.dark');
  await page.waitForTimeout(300);
  assert.deepEqual(abroad, []);
  await page.check('[data-images]');
  await page.waitForFunction(() => document.querySelector('[data-frames] iframe:not(.next)').dataset.href.includes('images=on'));
  assert.deepEqual(abroad, ['https://cdn.example.com/logo.png']);
});

test('the source is what Cognito gets', async () => {
  await go();
  await page.check('[data-source]');
  const source = await page.textContent('[data-part=source] pre');
  assert.ok(source.startsWith('<!doctype html>') && source.includes('{####}') && !source.includes('482913'));
  assert.equal(await page.isVisible('[data-canvas]'), false);
});

test('limits, steps and the SMS’s parts are shown', async () => {
  await go('locale=ar');
  const meters = await page.$$eval('meter', (meters) => meters.map(({ value, max }) => [value > 0 && value < max, max]));
  assert.deepEqual(meters, [[true, 20000], [true, 20000], [true, 140], [true, 140]]);
  assert.deepEqual(await page.$$eval('[data-step]', (steps) => steps.map((step) => step.dataset.step)), ['theme', 'theme']);
  assert.match(await page.textContent('.sms .caption'), /UCS-2/);
  assert.match(await page.textContent('.bubble'), /482913/);
});

test('an edited event changes the mail, and its address shows the same to others', async () => {
  await go('sample=resend-code');
  await page.fill('[data-quick=name]', 'Zoë Quirk');
  await mailSays('Zoë Quirk');
  await page.fill('[data-quick=metadata]', 'locale=de\nplan=pro');
  await mailSays('Zoë Quirk');
  await page.waitForFunction(() => document.querySelector('.steps').textContent.includes('de'));
  assert.match(await page.inputValue('#event'), /"plan": "pro"/);

  const other = await context.newPage();
  await other.goto(page.url());
  await other.frameLocator('[data-frames] iframe').getByText('Zoë Quirk').waitFor();
  await other.close();

  await page.fill('#event', '{ "request": ');
  await page.waitForFunction(() => document.querySelector('[data-event-error]').textContent.length > 0);
  await mailSays('Zoë Quirk');
  await page.fill('#event', '{ "triggerSource": "PreSignUp_SignUp" }');
  await page.waitForSelector('[data-refusal]');
  await page.click('[data-reset]');
  await mailSays('Ana Souza');
  assert.equal(await page.locator('[data-refusal]').count(), 0);
});

test('a saved file is seen, and the page stays where it was scrolled to', async () => {
  await go('sample=sign-up-long-name&locale=en');
  await page.waitForFunction(() => document.querySelector('[data-status]').dataset.status === 'live');
  await page.$eval('#stage', (stage) => stage.scrollTo(0, 260));
  const file = join(theme, 'locales/en.ftl');
  const text = readFileSync(file, 'utf8');
  for (let round = 0; round < 8; round += 1) {
    const heading = `Heading number ${round}`;
    writeFileSync(file, text.replace(/heading = .*/, `heading = ${heading}`));
    await mailSays(heading);
  }
  writeFileSync(file, text);
  await mailSays('Welcome!');
  assert.equal(await page.$eval('#stage', (stage) => stage.scrollTop), 260);
});

test('a broken template is shown with its line and a caret, and mended it is gone', async () => {
  await go('sample=sign-up-long-name&locale=en');
  await page.waitForFunction(() => document.querySelector('[data-status]').dataset.status === 'live');
  const file = join(theme, 'messages/sign-up.html');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('<greeting />', '<greting />'));
  await page.waitForSelector('[data-fallback]');
  const excerpt = await page.textContent('[data-excerpt]');
  assert.match(excerpt, /5 \| \{\{ <greting \/> \}\}/);
  assert.match(excerpt, /\| +\^/);
  assert.equal(await page.getAttribute('[data-step]', 'data-step'), 'default');
  await mailSays('Confirm your email address');

  const [source] = await Promise.all([context.waitForEvent('page'), page.click('.problem .where a')]);
  await source.waitForLoadState();
  assert.match(await source.textContent('.lines li:target'), /greting/);
  assert.deepEqual(await violations(source), []);
  await source.close();

  writeFileSync(file, text);
  await page.waitForSelector('[data-fallback]', { state: 'detached' });
  await mailSays('Welcome!');
});

test('keys go from message to message', async () => {
  await go('sample=resend-code&locale=de');
  await mailSays('482913');
  const shows = (part) => page.waitForFunction((part) => location.href.includes(part), part, { timeout: 30000 });
  await page.keyboard.press('j');
  await shows('sample=admin-create-user');
  await page.keyboard.press('k');
  await shows('sample=resend-code');
  // Faster than any answer.
  for (const key of 'jjjkk') await page.keyboard.press(key);
  await shows('sample=admin-create-user');
  await page.keyboard.press('l');
  await shows('locale=en');
  await page.keyboard.press('L');
  await shows('locale=de');
  await page.keyboard.press('c');
  await shows('client=pro');
  assert.match(page.url(), /sample=admin-create-user/);
  await page.keyboard.press('w');
  await shows('width=desktop');
  await page.keyboard.press('t');
  await shows('scheme=dark');
  await page.keyboard.press('?');
  assert.ok(await page.isVisible('[data-help]'));
  await page.uncheck('[data-keys]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  assert.match(page.url(), /scheme=dark/, 'keys can be turned off');
  // A key typed into a field is text.
  await page.focus('[data-quick=name]');
  await page.keyboard.press('w');
  assert.match(page.url(), /width=desktop/);
});

test('axe finds nothing serious in the page', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 900, 375]) {
      await open({ colorScheme, viewport: { width, height: 800 } });
      await go('sample=sign-up-long-name&locale=en', 'images=off');
      assert.deepEqual(await violations(page), [], `${colorScheme} ${width}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${colorScheme} ${width}: ${sideways} px too wide`);
      await page.evaluate(() => document.querySelector('[data-help]').showModal());
      assert.deepEqual(await violations(page), [], `${colorScheme} ${width} with its help`);
    }
  }
});

test('axe finds nothing serious in any mail, light or dark', async (t) => {
  await go('list=everything');
  const all = await page.$$eval('.card iframe', (frames) => frames.map((frame) => frame.src));
  // The other app client has another name and logo: one language shows what that does.
  const mails = all.filter((mail) => !mail.includes('client=pro') || mail.includes('locale=ar'));
  assert.ok(mails.length >= 7 * 4, `${mails.length} mails`);
  for (const mail of mails) {
    for (const name of ['light', 'dark']) {
      const url = mail.replace('scheme=light', `scheme=${name}`);
      await page.goto(url);
      assert.deepEqual(await violations(page, MAIL), [], url);
    }
  }
  t.diagnostic(`${mails.length} mails in two schemes`);
});

test('no other page may show this one, and no script of a mail runs', async () => {
  const answer = await fetch(server.url);
  assert.match(answer.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  const file = join(theme, 'messages/sign-up.html');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('{{ <greeting />', '<script>document.body.textContent = "ran"</script><img src="x:" onerror="document.body.textContent=1">{{ <greeting />'));
  await go('sample=sign-up-long-name&locale=en');
  await mailSays('Welcome!');
  writeFileSync(file, text);
  await mailSays('482913');
  troubles = troubles.filter((text) => !/^(Executing inline|Blocked script)/.test(text));
});
