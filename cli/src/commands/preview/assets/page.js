// Script of the preview: updates the page when its address, the event or the theme's files change.
// The server makes the contents; this script fetches them, puts them in place and fits the frame.
'use strict';

const mode = document.documentElement.dataset.mode;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// ---- display settings: kept in the address's fragment

const TABS = ['mail', 'html', 'text', 'gmail', 'outlook'];
const WIDTHS = { phone: 375, tablet: 640, desktop: 960 };
const SCHEMES = ['light', 'dark', 'both', 'inverted'];
// A small window shows a phone.
const display = { tab: 'mail', width: innerWidth < 700 ? 'phone' : 'tablet', scheme: 'light', images: 'off' };

function readDisplay() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (TABS.includes(given.get('tab'))) display.tab = given.get('tab');
  if (given.get('width') in WIDTHS) display.width = given.get('width');
  if (SCHEMES.includes(given.get('scheme'))) display.scheme = given.get('scheme');
  display.images = given.get('images') === 'on' ? 'on' : 'off';
}

function displayHash() {
  return '#' + new URLSearchParams(display);
}

function setDisplay(change) {
  Object.assign(display, change);
  history.replaceState(null, '', location.pathname + location.search + displayHash());
  applyDisplay();
}

function applyDisplay() {
  for (const name of ['tab', 'width', 'scheme']) $(`input[name=${name}][value=${display[name]}]`).checked = true;
  $('[data-images]').checked = display.images === 'on';
  for (const single of $$('[data-single], [data-tools]')) single.hidden = state().grid;
  for (const text of $$('[data-text]')) text.hidden = text.dataset.text !== display.tab;
  $('[data-canvas]').hidden = display.tab === 'html' || display.tab === 'text';
  $('[data-alone]').href = state().mail ? frameAddress(shownSchemes()[0]) : '#';
  $('[data-eml]').href = state().eml;
  showMail();
}

// ---- the mail's frames: the next frame loads behind the visible one, so nothing flickers or jumps

const latest = {};

function state() {
  return JSON.parse($('[data-part=state]').dataset.state);
}

function shownSchemes() {
  return display.scheme === 'both' ? ['light', 'dark'] : [display.scheme];
}

function frameAddress(scheme) {
  const reader = display.tab === 'gmail' || display.tab === 'outlook' ? `&reader=${display.tab}` : '';
  return `${state().mail}&scheme=${scheme}&images=${display.images}${reader}`;
}

function showMail(again = false) {
  const { mail, grid } = state();
  const schemes = mail && !grid ? shownSchemes() : [];
  $('[data-canvas]').classList.toggle('empty', !schemes.length);
  showFrame('light', $('[data-frames]'), schemes[0], again);
  showFrame('dark', $('[data-frames-dark]'), schemes[1], again);
  fit();
}

function showFrame(slot, frames, scheme, again) {
  frames.hidden = !scheme;
  if (!scheme) {
    frames.replaceChildren();
    latest[slot] = null;
    return;
  }
  const href = frameAddress(scheme);
  if (!again && latest[slot]?.dataset.href === href) return;
  const next = document.createElement('iframe');
  next.title = scheme === 'dark' ? 'The mail in dark mode' : 'The mail';
  next.setAttribute('sandbox', 'allow-same-origin');
  next.className = 'next';
  next.dataset.href = href;
  next.src = href;
  next.style.width = `${WIDTHS[display.width]}px`;
  next.addEventListener('load', () => {
    if (next !== latest[slot]) return next.remove();
    for (const old of $$('iframe', frames)) if (old !== next) old.remove();
    next.className = scheme;
    fit();
  });
  latest[slot] = next;
  frames.append(next);
}

function fit() {
  const canvas = $('[data-canvas]');
  const all = $$('.frames', canvas).filter((frames) => !frames.hidden);
  const width = WIDTHS[display.width];
  const room = (canvas.clientWidth - 12 * (all.length - 1)) / (all.length || 1);
  const scale = Math.min(1, room / width || 1);
  for (const frames of all) fitFrame(frames, width, scale);
  const notes = [scale < 1 ? `${width} px at ${Math.round(scale * 100)} %` : `${width} px`];
  if (display.scheme === 'dark' || display.scheme === 'both') notes.push('the preview applies the mail’s prefers-color-scheme rules, since an iframe has no colour scheme of its own');
  if (display.scheme === 'inverted') notes.push('simulates clients that force dark mode; results vary by client');
  if (display.tab === 'gmail') notes.push('without style sheets, as in Gmail with accounts of others');
  if (display.tab === 'outlook') notes.push('the HTML for classic Outlook, rendered by this browser instead of Word');
  if (display.images === 'off') notes.push('images off');
  $('[data-caption]').textContent = all.length && !canvas.hidden ? notes.join(' · ') : '';
}

function fitFrame(frames, width, scale) {
  const visible = $('iframe:not(.next)', frames);
  let height = 900;
  if (visible) {
    visible.style.width = `${width}px`;
    // Small first: a document is never lower than its frame, so it could not shrink.
    visible.style.height = '10px';
    height = Math.max(420, visible.contentDocument?.documentElement.scrollHeight ?? 900);
    visible.style.height = `${height}px`;
    visible.style.transform = scale < 1 ? `scale(${scale})` : '';
  }
  frames.style.width = `${Math.floor(width * scale)}px`;
  frames.style.height = `${Math.ceil(height * scale)}px`;
}

// ---- another message, or the same one after a change

// Counts requests: only the answer to the latest one is shown.
let latestRequest = 0;
let arrival = Promise.resolve();

async function fetchParts(path, query) {
  const response = await fetch(`${path}?${query}`);
  if (!response.ok) throw new Error(await response.text());
  const parsed = new DOMParser().parseFromString(await response.text(), 'text/html');
  return $$('[data-part]', parsed);
}

function place(parts) {
  const focused = document.activeElement?.id;
  for (const part of parts) {
    const old = $(`[data-part=${part.dataset.part}]`);
    if (!old || old.outerHTML === part.outerHTML) continue;
    // The element itself stays: screen readers do not announce a live region that is replaced.
    for (const { name, value } of part.attributes) old.setAttribute(name, value);
    old.replaceChildren(...part.childNodes);
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

async function show(query, { again = false } = {}) {
  const request = ++latestRequest;
  let parts;
  try {
    parts = await fetchParts('/pane', query);
  } catch (error) {
    if (request === latestRequest) showStatus('problem', `no answer: ${error.message}`);
    return;
  }
  if (request !== latestRequest) return;
  place(parts);
  document.title = $('[data-part=state]').dataset.title;
  $('[data-reset]').hidden = !state().edited;
  nameLanguages();
  fillEditor();
  applyDisplay();
  if (again) showMail(true);
}

function go(href) {
  const query = new URL(href, location.href).search.slice(1);
  history.pushState(null, '', `/${query && '?' + query}${displayHash()}`);
  arrival = show(query);
}

// ---- the event

const editor = $('#event');
// Characters of an event in an address: servers refuse longer ones.
const LONGEST = 24000;
let typing = 0;

function fillEditor() {
  const text = $('[data-part=state]').dataset.event;
  if (document.activeElement !== editor) editor.value = text;
  fillQuick(text);
}

function fillQuick(text) {
  let event;
  try {
    event = JSON.parse(text);
  } catch {
    return;
  }
  const request = event?.request ?? {};
  const metadata = request.clientMetadata ?? {};
  const attributes = request.userAttributes ?? {};
  const values = {
    name: attributes.given_name ?? attributes.name ?? '',
    locale: metadata.locale ?? attributes.locale ?? '',
    client: event?.callerContext?.clientId ?? '',
    metadata: Object.entries(metadata).map(([key, value]) => `${key}=${value}`).join('\n'),
  };
  for (const field of $$('[data-quick]')) {
    if (field !== document.activeElement) field.value = values[field.dataset.quick];
  }
}

function applyQuick(field) {
  let event;
  try {
    event = JSON.parse(editor.value);
  } catch {
    return;
  }
  const request = (event.request ??= {});
  const attributes = (request.userAttributes ??= {});
  const value = field.value;
  switch (field.dataset.quick) {
    case 'name':
      attributes['given_name' in attributes ? 'given_name' : 'name'] = value;
      break;
    case 'locale':
      request.clientMetadata = { ...request.clientMetadata, locale: value };
      if (!value) delete request.clientMetadata.locale;
      break;
    case 'client':
      (event.callerContext ??= {}).clientId = value;
      break;
    case 'metadata':
      request.clientMetadata = Object.fromEntries(
        value.split('\n').filter((line) => line.includes('=')).map((line) => {
          const at = line.indexOf('=');
          return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
        }),
      );
      break;
  }
  editor.value = JSON.stringify(event, null, 2);
  edited();
}

function edited() {
  const problem = $('[data-event-error]');
  let event;
  try {
    event = JSON.stringify(JSON.parse(editor.value));
    problem.textContent = event.length > LONGEST ? `too long for an address: ${event.length} characters (maximum ${LONGEST})` : '';
  } catch (error) {
    problem.textContent = error.message;
  }
  if (problem.textContent) return;
  const params = new URLSearchParams(location.search);
  params.set('event', event);
  // The edited event has them already.
  params.delete('locale');
  params.delete('client');
  const query = params.toString();
  history.replaceState(null, '', `/?${query}${displayHash()}`);
  fillQuick(event);
  show(query);
}

function later(work) {
  clearTimeout(typing);
  typing = setTimeout(work, 120);
}

// ---- changes of the theme's files

function showStatus(kind, text) {
  const status = $('[data-status]');
  status.dataset.status = kind;
  status.textContent = text;
}

function listen() {
  const source = new EventSource('/changes');
  let known = null;
  source.addEventListener('message', async ({ data }) => {
    showStatus('live', 'live');
    const before = known;
    known = data;
    if (before === null || before === data) return;
    await show(location.search.slice(1), { again: true });
  });
  source.addEventListener('error', () => {
    // A new server at this address counts changes from 0, so the old count means nothing.
    known = 'lost';
    showStatus('problem', 'stopped');
  });
}

// ---- keyboard shortcuts

// One move at a time: the next target is known only after the previous message has arrived.
let moves = Promise.resolve();

function move(target) {
  moves = moves.then(() => {
    go(state().moves[target]);
    return arrival;
  });
}

function nextOf(all, current) {
  return all[(all.indexOf(current) + 1) % all.length];
}

const KEYS = {
  j: () => move('sample-next'),
  k: () => move('sample-previous'),
  l: () => move('locale-next'),
  L: () => move('locale-previous'),
  c: () => move('client-next'),
  C: () => move('client-previous'),
  w: () => setDisplay({ width: nextOf(Object.keys(WIDTHS), display.width) }),
  t: () => setDisplay({ scheme: nextOf(SCHEMES, display.scheme) }),
  i: () => setDisplay({ images: display.images === 'on' ? 'off' : 'on' }),
  s: () => setDisplay({ tab: nextOf(TABS, display.tab) }),
};

function keysAreOn() {
  return localStorage.getItem('signet-keys') !== 'off';
}

function onKey(event) {
  const typed = event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, dialog');
  if (typed || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '?') {
    event.preventDefault();
    $('[data-help]').showModal();
  } else if (keysAreOn() && KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

// ---- names of languages, if the browser knows them

function nameLanguages() {
  let names;
  try {
    names = new Intl.DisplayNames(['en'], { type: 'language' });
  } catch {
    return;
  }
  for (const option of $$('[data-field=locale] option')) {
    if (option.dataset.value === 'event') continue;
    option.textContent = `${option.dataset.value} · ${names.of(option.dataset.value)}`;
  }
}

// ---- the brand's fields, and what is done with a mail

function say(where, text, failed = false) {
  const status = $(where);
  status.textContent = text;
  status.classList.toggle('failed', failed);
}

// The answer's text is a sentence for a person, whatever its status.
async function post(path, form, extra = {}) {
  const body = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), ...extra });
  try {
    const response = await fetch(path, { method: 'POST', body });
    return { ok: response.ok, text: await response.text() };
  } catch (error) {
    return { ok: false, text: `no answer: ${error.message}` };
  }
}

async function saveBrand() {
  const form = $('[data-brand]');
  if (!form.checkValidity()) return;
  const { ok, text } = await post('/brand', form);
  say('[data-brand-status]', text, !ok);
  if (ok) $('[data-undo]').hidden = false;
  await show(location.search.slice(1), { again: true });
}

function startBrand() {
  const form = $('[data-brand]');
  if (!form) return;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (target.matches('[data-colour]')) form.accent.value = target.value;
    else if (target === form.accent && target.validity.valid) $('[data-colour]').value = target.value;
    later(saveBrand);
  });
  $('[data-undo]').addEventListener('click', async () => {
    const { ok, text } = await post('/undo', form);
    if (!ok) return say('[data-brand-status]', text, true);
    // The fields are part of the page that the server makes.
    location.reload();
  });
}

function startUse() {
  $('[data-copy]').addEventListener('click', async () => {
    const source = $('[data-text=html]')?.textContent ?? '';
    try {
      await navigator.clipboard.writeText(source);
      say('[data-use-status]', `${source.length} characters copied, with Cognito’s placeholders`);
    } catch {
      say('[data-use-status]', 'the browser does not let the page copy; the tab HTML shows the source', true);
    }
  });
  $('[data-send]')?.addEventListener('submit', async (event) => {
    event.preventDefault();
    say('[data-use-status]', 'sending …');
    const { ok, text } = await post('/send', event.target, { query: location.search.slice(1) });
    say('[data-use-status]', text, !ok);
  });
}

// ---- start

function startPage() {
  readDisplay();
  nameLanguages();
  document.addEventListener('change', ({ target }) => {
    if (['tab', 'width', 'scheme'].includes(target.name)) setDisplay({ [target.name]: target.value });
    else if (target.matches('[data-images]')) setDisplay({ images: target.checked ? 'on' : 'off' });
    else if (target.matches('[data-field]')) go(target.value);
    else if (target.matches('[data-keys]')) localStorage.setItem('signet-keys', target.checked ? 'on' : 'off');
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-view], [data-card]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(link.getAttribute('href'));
    } else if (event.target.closest('[data-help-open]')) $('[data-help]').showModal();
  });
  document.addEventListener('keydown', onKey);
  new ResizeObserver(fit).observe($('#stage'));
  addEventListener('hashchange', () => {
    readDisplay();
    applyDisplay();
  });
  $('[data-keys]').checked = keysAreOn();
  fillQuick(editor.value);
  applyDisplay();
  startBrand();
  startUse();
}

function startLive() {
  $('[data-reset]').hidden = !state().edited;
  $('[data-reset]').addEventListener('click', () => {
    const params = new URLSearchParams(location.search);
    params.delete('event');
    $('[data-event-error]').textContent = '';
    go(`/?${params}`);
  });
  editor.addEventListener('input', () => later(edited));
  for (const field of $$('[data-quick]')) field.addEventListener('input', () => later(() => applyQuick(field)));
  addEventListener('popstate', () => {
    readDisplay();
    show(location.search.slice(1));
  });
  listen();
}

function startIndex() {
  $('[data-filters]').hidden = false;
  const filters = $$('[data-filter]');
  const applyFilters = () => {
    for (const card of $$('.card')) {
      card.hidden = filters.some(({ value, dataset }) => value !== '*' && card.dataset[dataset.filter] !== value);
    }
  };
  for (const filter of filters) filter.addEventListener('change', applyFilters);
}

if (mode === 'index') startIndex();
else {
  startPage();
  startLive();
}
