// Script of the preview: updates the page when its address, the event or the theme's files change.
// The server makes the contents; this script fetches them, puts them in place and fits the frame.
'use strict';

const mode = document.documentElement.dataset.mode;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// ---- display settings: kept in the address's fragment, so that they work in an export, too

const WIDTHS = { phone: 375, tablet: 640, desktop: 960 };
const SCHEMES = ['light', 'dark', 'inverted'];
const display = { width: 'tablet', scheme: 'light', images: 'off', source: 'off' };

function readDisplay() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.get('width') in WIDTHS) display.width = given.get('width');
  if (SCHEMES.includes(given.get('scheme'))) display.scheme = given.get('scheme');
  display.images = given.get('images') === 'on' ? 'on' : 'off';
  display.source = given.get('source') === 'on' ? 'on' : 'off';
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
  for (const name of ['width', 'scheme']) $(`input[name=${name}][value=${display[name]}]`).checked = true;
  $('[data-images]').checked = display.images === 'on';
  $('[data-source]').checked = display.source === 'on';
  $('[data-part=source]').hidden = display.source === 'off';
  $('[data-canvas]').hidden = display.source === 'on';
  showMail();
}

// ---- the mail's frame: the next frame loads behind the visible one, so nothing flickers or jumps

let latest = null;

function state() {
  return JSON.parse($('[data-part=state]').dataset.state);
}

function showMail(again = false) {
  const frames = $('[data-frames]');
  const frame = state().frames.find((frame) => frame.scheme === display.scheme && frame.images === display.images);
  frames.parentElement.classList.toggle('empty', !frame);
  if (!frame) {
    frames.replaceChildren();
    latest = null;
    fit();
    return;
  }
  if (!again && latest?.dataset.href === frame.href) {
    fit();
    return;
  }
  const next = document.createElement('iframe');
  next.title = 'The mail';
  next.setAttribute('sandbox', 'allow-same-origin');
  next.className = 'next';
  next.dataset.href = frame.href;
  next.dataset.scheme = display.scheme;
  next.src = frame.href;
  next.addEventListener('load', () => {
    if (next !== latest) return next.remove();
    for (const old of $$('iframe', frames)) if (old !== next) old.remove();
    next.className = display.scheme;
    fit();
  });
  latest = next;
  frames.append(next);
}

function fit() {
  const canvas = $('[data-canvas]');
  const frames = $('[data-frames]');
  const width = WIDTHS[display.width];
  const style = getComputedStyle(canvas);
  const room = canvas.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const scale = Math.min(1, room / width || 1);
  frames.style.width = `${width}px`;
  frames.dataset.width = display.width;
  const visible = $('iframe:not(.next)', frames);
  let height = 900;
  try {
    // Small first: a document is never lower than its frame, so it could not shrink.
    visible.style.height = '10px';
    height = Math.max(420, visible.contentDocument.documentElement.scrollHeight);
  } catch {
    // In an export, browsers let no page measure a frame. The frame keeps its height and scrolls.
  }
  if (visible) visible.style.height = `${height}px`;
  frames.style.height = `${height}px`;
  frames.style.transform = scale < 1 ? `scale(${scale})` : '';
  frames.style.marginInline = scale < 1 ? '0' : 'auto';
  canvas.style.height = visible ? `${Math.ceil(height * scale) + 48}px` : '';
  const notes = [`${width} px`];
  if (scale < 1) notes[0] += ` at ${Math.round(scale * 100)} %`;
  if (display.scheme === 'dark') notes.push('the preview applies the mail’s prefers-color-scheme rules, since an iframe has no colour scheme of its own');
  if (display.scheme === 'inverted') notes.push('simulates clients that force dark mode; results vary by client');
  if (display.images === 'off') notes.push('images off');
  $('[data-caption]').textContent = latest && display.source === 'off' ? notes.join(' · ') : '';
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
  $('[data-part=source]').hidden = display.source === 'off';
  showMail(again);
}

async function showList(query) {
  try {
    place(await fetchParts('/list', query));
    $('[aria-current]', $('.cards'))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  } catch {
    // The request for the pane fails, too, and shows the reason.
  }
}

function go(href, { replace = false } = {}) {
  if (mode !== 'live') {
    location.href = href + displayHash();
    return;
  }
  const query = new URL(href, location.href).search.slice(1);
  const target = `/${query && '?' + query}${displayHash()}`;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  arrival = show(query);
  markList(query);
}

// Moves the mark of the current message. The list is fetched again only if it lacks that message.
function markList(query) {
  const params = new URLSearchParams(query);
  params.delete('event');
  const current = `/?${params}`;
  const cards = $$('[data-card]');
  const here = cards.find((card) => card.getAttribute('href') === current);
  if (!here) return showList(query);
  for (const card of cards) card.removeAttribute('aria-current');
  here.setAttribute('aria-current', 'true');
  here.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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
    showList(location.search.slice(1));
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
    $(`[data-go=${target}]`).click();
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
  s: () => setDisplay({ source: display.source === 'on' ? 'off' : 'on' }),
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
  for (const option of $$('[data-field=locale] option[data-value]')) {
    option.textContent = `${option.dataset.value} · ${names.of(option.dataset.value)}`;
  }
}

// ---- start

function startPage() {
  readDisplay();
  nameLanguages();
  document.addEventListener('change', ({ target }) => {
    if (target.name === 'width' || target.name === 'scheme') setDisplay({ [target.name]: target.value });
    else if (target.matches('[data-images]')) setDisplay({ images: target.checked ? 'on' : 'off' });
    else if (target.matches('[data-source]')) setDisplay({ source: target.checked ? 'on' : 'off' });
    else if (target.matches('[data-field]')) go(target.value);
    else if (target.matches('[data-list]')) {
      const params = new URLSearchParams(location.search);
      params.set('list', target.value);
      history.replaceState(null, '', `/?${params}${displayHash()}`);
      showList(params.toString());
      show(params.toString());
    } else if (target.matches('[data-keys]')) localStorage.setItem('signet-keys', target.checked ? 'on' : 'off');
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-go], [data-card]');
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
    show(location.search.slice(1)).then(applyDisplay);
    markList(location.search.slice(1));
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
else startPage();
if (mode === 'live') startLive();
