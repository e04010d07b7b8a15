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

const choose = (field, value) => page.$eval(`#query-${field}`, (select, value) => {
  select.value = [...select.options].find((option) => option.dataset.value === value).value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}, value);

test('the mail and its code are on the first screen', async () => {
  for (const viewport of [{ width: 1280, height: 800 }, { width: 375, height: 800 }]) {
    await open({ viewport });
    await go();
    await mailSays('482913');
    const { y } = await page.locator('[data-frames]').boundingBox();
    assert.ok(y <= 120, `${viewport.width}: the mail begins at ${y}`);
    const bottom = await inMail((frame) => {
      const walker = frame.contentDocument.createTreeWalker(frame.contentDocument.body, NodeFilter.SHOW_TEXT);
      while (!walker.nextNode().data.includes('482913'));
      const range = frame.contentDocument.createRange();
      range.selectNode(walker.currentNode);
      return frame.getBoundingClientRect().top + range.getBoundingClientRect().bottom;
    });
    assert.ok(bottom < 800, `${viewport.width}: the code ends at ${bottom}`);
    assert.ok(await page.isVisible('#query-sample'));
  }
});

test('messages have titles, the plain samples first, and one language', async () => {
  await go();
  const titles = await page.$$eval('#query-sample option', (options) => options.map((option) => option.textContent));
  assert.deepEqual(titles.slice(0, 5), ['Sign-up', 'Sign-up · hostile name', 'Sign-up · long name', 'New code', 'Invitation']);
  assert.equal(await page.inputValue('#query-locale').then((href) => href.includes('locale=en')), true);
  await choose('sample', 'forgot-password');
  await mailSays('482913');
  await page.waitForFunction(() => document.querySelector('.subject').textContent.includes('password'));
  assert.match(page.url(), /sample=forgot-password/);
  await page.goBack();
  await mailSays('Welcome!');
});

test('grids show all messages, one message in all languages and for all app clients', async () => {
  await go('sample=sign-up-long-name');
  await page.click('[data-view]:text-is("All messages")');
  await page.waitForSelector('.card[data-sample=authentication]');
  assert.equal(await page.locator('.card').count(), 12);
  assert.equal(await page.isVisible('[data-canvas]'), false);
  assert.deepEqual(await violations(page), []);
  await page.click('[data-view]:text-is("All languages")');
  await page.waitForSelector('.card[data-locale=ar]');
  await page.click('.card[data-locale=ar] a');
  await page.waitForFunction(() => document.querySelector('.inbox').dir === 'rtl');
  await page.waitForFunction(() => document.querySelector('[data-frames] iframe:not(.next)')?.contentDocument?.documentElement.dir === 'rtl');
  await page.click('[data-view]:text-is("All app clients")');
  await page.waitForSelector('.card[data-client=pro]');
  await page.click('.card[data-client=pro] a');
  await mailSays('Acme Pro');
});

test('light and dark stand side by side', async () => {
  await go();
  await page.check('input[name=scheme][value=both]');
  await page.waitForSelector('[data-frames] iframe.light');
  await page.waitForSelector('[data-frames-dark] iframe.dark');
  const light = await page.locator('[data-frames]').boundingBox();
  const dark = await page.locator('[data-frames-dark]').boundingBox();
  assert.ok(light.x + light.width <= dark.x && Math.abs(light.y - dark.y) < 1);
  assert.match(page.url(), /scheme=both/);
});

test('the brand is edited on the page, written to theme.toml and taken back', async () => {
  await go();
  const file = join(theme, 'theme.toml');
  const before = readFileSync(file, 'utf8');
  await page.fill('[data-brand] [name=name]', 'Bolt');
  await mailSays('Bolt');
  await page.fill('[data-brand] [name=accent]', '#b3261e');
  await page.waitForFunction(() => document.querySelector('[data-frames] iframe:not(.next)')?.contentDocument?.documentElement.innerHTML.includes('#b3261e'));
  const written = readFileSync(file, 'utf8');
  assert.match(written, /name = "Bolt" +# appears/);
  await page.click('[data-undo]');
  await page.waitForFunction(() => document.querySelector('[data-brand] [name=accent]').value === '#0b6e5f');
  await page.waitForSelector('[data-undo]');
  await page.click('[data-undo]');
  await page.waitForFunction(() => document.querySelector('[data-brand] [name=name]').value === 'Acme');
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('what vanished is said', async () => {
  await go('sample=sign-up-hostile-name');
  assert.match(await page.textContent('[data-notes]'), /user\.name is not shown: “Ana/);
  await go('sample=birthday&locale=xx');
  const notes = await page.textContent('[data-notes]');
  assert.match(notes, /no sample birthday/);
  assert.match(notes, /no language xx/);
});

test('a mail is downloaded, opened alone and copied', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await go('sample=resend-code');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-eml]')]);
  assert.equal(download.suggestedFilename(), 'resend-code.eml');
  await page.click('[data-copy]');
  await page.waitForFunction(() => document.querySelector('[data-use-status]').textContent.includes('copied'));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\{####\}/);
  const [alone] = await Promise.all([context.waitForEvent('page'), page.click('[data-alone]')]);
  await alone.getByText('482913').first().waitFor();
  await alone.close();
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
  await go('client=pro');
  await page.keyboard.press('t');
  await page.waitForSelector('[data-frames] iframe.dark');
  await page.waitForTimeout(300);
  assert.deepEqual(abroad, []);
  await page.check('[data-images]');
  await page.waitForFunction(() => document.querySelector('[data-frames] iframe:not(.next)').dataset.href.includes('images=on'));
  assert.deepEqual(abroad, ['https://cdn.example.com/logo.png']);
});

test('tabs show the source, the plain text, and what two programs read', async () => {
  await go();
  await page.check('input[name=tab][value=html]');
  const source = await page.textContent('[data-text=html]');
  assert.ok(source.startsWith('<!doctype html>') && source.includes('{####}') && !source.includes('482913'));
  assert.equal(await page.isVisible('[data-canvas]'), false);
  await page.check('input[name=tab][value=text]');
  assert.match(await page.textContent('[data-text=text]'), /482913/);
  for (const [tab, has] of [['gmail', false], ['outlook', true]]) {
    await page.check(`input[name=tab][value=${tab}]`);
    await page.waitForFunction((tab) => document.querySelector('[data-frames] iframe:not(.next)')?.dataset.href.includes(`reader=${tab}`), tab);
    const sheet = await inMail((frame) => frame.contentDocument.documentElement.innerHTML.includes('prefers') || frame.contentDocument.querySelectorAll('style').length > 1);
    assert.equal(sheet, has, tab);
  }
});

test('limits, steps and the SMS’s parts are shown', async () => {
  await go('locale=ar');
  const meters = await page.$$eval('meter', (meters) => meters.map(({ value, max }) => [value > 0 && value < max, max]));
  assert.deepEqual(meters, [[true, 20000], [true, 140], [true, 140]]);
  assert.deepEqual(await page.$$eval('[data-step]', (steps) => steps.map((step) => step.dataset.step)), ['theme', 'theme']);
  assert.match(await page.textContent('.sms .caption'), /UCS-2/);
  assert.match(await page.textContent('.bubble'), /482913/);
});

test('an edited event changes the mail, and its address shows the same to others', async () => {
  await go('sample=resend-code');
  await page.click('summary:has(#event-title)');
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
  await page.$eval('#stage', (stage) => stage.scrollTo(0, 180));
  const file = join(theme, 'locales/en.ftl');
  const text = readFileSync(file, 'utf8');
  for (let round = 0; round < 8; round += 1) {
    const heading = `Heading number ${round}`;
    writeFileSync(file, text.replace(/heading = .*/, `heading = ${heading}`));
    await mailSays(heading);
  }
  writeFileSync(file, text);
  await mailSays('Welcome!');
  assert.equal(await page.$eval('#stage', (stage) => stage.scrollTop), 180);
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
  await page.click('summary:has(#event-title)');
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
  await go();
  const values = (field) => page.$$eval(`#query-${field} option`, (options) => options.map((option) => option.dataset.value));
  const [samples, locales] = [await values('sample'), (await values('locale')).filter((tag) => tag !== 'event')];
  const address = (query) => `${server.url}mail?scheme=light&images=off&${new URLSearchParams(query)}`;
  const mails = samples.flatMap((sample) => locales.map((locale) => address({ sample, locale })));
  // The other app client has another name and logo: one language shows what that does.
  mails.push(...samples.map((sample) => address({ sample, locale: 'ar', client: 'pro' })));
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
