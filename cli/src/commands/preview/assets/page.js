// The preview's script: keeps the page in step with the address, the event and the theme's files.
// What a page says is made by the server; this only fetches it, puts it in place, and fits the frame.
'use strict';

const mode = document.documentElement.dataset.mode;
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];

// ---- how the mail is looked at: in the address's fragment, so that an export has it, too

const WIDTHS = { phone: 375, tablet: 640, desktop: 960 };
const SCHEMES = ['light', 'dark', 'inverted'];
const look = { width: 'tablet', scheme: 'light', images: 'off', source: 'off' };

function readLook() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (said.get('width') in WIDTHS) look.width = said.get('width');
  if (SCHEMES.includes(said.get('scheme'))) look.scheme = said.get('scheme');
  look.images = said.get('images') === 'on' ? 'on' : 'off';
  look.source = said.get('source') === 'on' ? 'on' : 'off';
}

function lookHash() {
  return '#' + new URLSearchParams(look);
}

function setLook(change) {
  Object.assign(look, change);
  history.replaceState(null, '', location.pathname + location.search + lookHash());
  applyLook();
}

function applyLook() {
  for (const name of ['width', 'scheme']) $(`input[name=${name}][value=${look[name]}]`).checked = true;
  $('[data-images]').checked = look.images === 'on';
  $('[data-source]').checked = look.source === 'on';
  $('[data-part=source]').hidden = look.source === 'off';
  $('[data-easel]').hidden = look.source === 'on';
  showMail();
}

// ---- the mail's frame: the next one loads behind the one that is seen, so nothing flickers or jumps

let latest = null;

function state() {
  return JSON.parse($('[data-part=state]').dataset.state);
}

function showMail(again = false) {
  const frames = $('[data-frames]');
  const frame = state().frames.find((frame) => frame.scheme === look.scheme && frame.images === look.images);
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
  next.dataset.scheme = look.scheme;
  next.src = frame.href;
  next.addEventListener('load', () => {
    if (next !== latest) return next.remove();
    for (const old of $$('iframe', frames)) if (old !== next) old.remove();
    next.className = look.scheme;
    fit();
  });
  latest = next;
  frames.append(next);
}

function fit() {
  const easel = $('[data-easel]');
  const frames = $('[data-frames]');
  const width = WIDTHS[look.width];
  const style = getComputedStyle(easel);
  const room = easel.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const scale = Math.min(1, room / width || 1);
  frames.style.width = `${width}px`;
  frames.dataset.width = look.width;
  const seen = $('iframe:not(.next)', frames);
  let height = 900;
  try {
    // Small first: a document is at least as high as its frame.
    seen.style.height = '10px';
    height = Math.max(420, seen.contentDocument.documentElement.scrollHeight);
  } catch {
    // A file's frame is a stranger to the page: it scrolls by itself.
  }
  if (seen) seen.style.height = `${height}px`;
  frames.style.height = `${height}px`;
  frames.style.transform = scale < 1 ? `scale(${scale})` : '';
  frames.style.marginInline = scale < 1 ? '0' : 'auto';
  easel.style.height = seen ? `${Math.ceil(height * scale) + 48}px` : '';
  const notes = [`${width} px`];
  if (scale < 1) notes[0] += ` at ${Math.round(scale * 100)} %`;
  if (look.scheme === 'dark') notes.push('the mail’s prefers-color-scheme rules are applied for display: a frame has no scheme of its own');
  if (look.scheme === 'inverted') notes.push('an imitation of clients that invert by themselves; each does it a little otherwise');
  if (look.images === 'off') notes.push('images off');
  $('[data-caption]').textContent = latest && look.source === 'off' ? notes.join(' · ') : '';
}

// ---- another message, or the same one after a change

let asked = 0;
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
    // The element stays: a live region that is replaced is not read out.
    for (const { name, value } of part.attributes) old.setAttribute(name, value);
    old.replaceChildren(...part.childNodes);
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

async function show(query, { again = false } = {}) {
  const turn = ++asked;
  let parts;
  try {
    parts = await fetchParts('/pane', query);
  } catch (error) {
    if (turn === asked) say('trouble', `no answer: ${error.message}`);
    return;
  }
  if (turn !== asked) return;
  place(parts);
  document.title = $('[data-part=state]').dataset.title;
  $('[data-reset]').hidden = !state().edited;
  nameLanguages();
  fillEditor();
  $('[data-part=source]').hidden = look.source === 'off';
  showMail(again);
}

async function showList(query) {
  try {
    place(await fetchParts('/list', query));
    $('[aria-current]', $('.cards'))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  } catch {
    // The pane's own request says what is wrong.
  }
}

function go(href, { replace = false } = {}) {
  if (mode !== 'live') {
    location.href = href + lookHash();
    return;
  }
  const query = new URL(href, location.href).search.slice(1);
  const target = `/${query && '?' + query}${lookHash()}`;
  if (replace) history.replaceState(null, '', target);
  else history.pushState(null, '', target);
  arrival = show(query);
  markList(query);
}

// The list stays as it is while it holds what is shown; only its mark moves.
function markList(query) {
  const params = new URLSearchParams(query);
  params.delete('event');
  const wanted = `/?${params}`;
  const cards = $$('[data-card]');
  const here = cards.find((card) => card.getAttribute('href') === wanted);
  if (!here) return showList(query);
  for (const card of cards) card.removeAttribute('aria-current');
  here.setAttribute('aria-current', 'true');
  here.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

// ---- the event

const editor = $('#event');
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
  const trouble = $('[data-event-error]');
  let event;
  try {
    event = JSON.stringify(JSON.parse(editor.value));
    trouble.textContent = event.length > LONGEST ? `too long for an address: ${event.length} characters, at most ${LONGEST}` : '';
  } catch (error) {
    trouble.textContent = error.message;
  }
  if (trouble.textContent) return;
  const params = new URLSearchParams(location.search);
  params.set('event', event);
  // They are in the event now.
  params.delete('locale');
  params.delete('client');
  const query = params.toString();
  history.replaceState(null, '', `/?${query}${lookHash()}`);
  fillQuick(event);
  show(query);
}

function later(work) {
  clearTimeout(typing);
  typing = setTimeout(work, 120);
}

// ---- changes of the theme's files

function say(kind, text) {
  const status = $('[data-status]');
  status.dataset.status = kind;
  status.textContent = text;
}

function listen() {
  const source = new EventSource('/changes');
  let known = null;
  source.addEventListener('message', async ({ data }) => {
    say('live', 'live');
    const before = known;
    known = data;
    if (before === null || before === data) return;
    await show(location.search.slice(1), { again: true });
    showList(location.search.slice(1));
  });
  source.addEventListener('error', () => {
    // Another server may come up at this address: its count of changes says nothing to ours.
    known = 'lost';
    say('trouble', 'stopped');
  });
}

// ---- keys

// One step at a time: where a key leads is known when the last one has arrived.
let steps = Promise.resolve();

function step(way) {
  steps = steps.then(() => {
    $(`[data-go=${way}]`).click();
    return arrival;
  });
}

function nextOf(all, current) {
  return all[(all.indexOf(current) + 1) % all.length];
}

const KEYS = {
  j: () => step('sample-next'),
  k: () => step('sample-previous'),
  l: () => step('locale-next'),
  L: () => step('locale-previous'),
  c: () => step('client-next'),
  C: () => step('client-previous'),
  w: () => setLook({ width: nextOf(Object.keys(WIDTHS), look.width) }),
  t: () => setLook({ scheme: nextOf(SCHEMES, look.scheme) }),
  i: () => setLook({ images: look.images === 'on' ? 'off' : 'on' }),
  s: () => setLook({ source: look.source === 'on' ? 'off' : 'on' }),
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

// ---- words: languages by name, where the browser knows them

function nameLanguages() {
  let names;
  try {
    names = new Intl.DisplayNames(['en'], { type: 'language' });
  } catch {
    return;
  }
  for (const option of $$('[data-way=locale] option[data-value]')) {
    option.textContent = `${option.dataset.value} · ${names.of(option.dataset.value)}`;
  }
}

// ---- beginnings

function startPage() {
  readLook();
  nameLanguages();
  document.addEventListener('change', ({ target }) => {
    if (target.name === 'width' || target.name === 'scheme') setLook({ [target.name]: target.value });
    else if (target.matches('[data-images]')) setLook({ images: target.checked ? 'on' : 'off' });
    else if (target.matches('[data-source]')) setLook({ source: target.checked ? 'on' : 'off' });
    else if (target.matches('[data-way]')) go(target.value);
    else if (target.matches('[data-list]')) {
      const params = new URLSearchParams(location.search);
      params.set('list', target.value);
      history.replaceState(null, '', `/?${params}${lookHash()}`);
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
    readLook();
    applyLook();
  });
  $('[data-keys]').checked = keysAreOn();
  fillQuick(editor.value);
  applyLook();
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
    readLook();
    show(location.search.slice(1)).then(applyLook);
    markList(location.search.slice(1));
  });
  listen();
}

function startIndex() {
  $('[data-filters]').hidden = false;
  const filters = $$('[data-filter]');
  const sift = () => {
    for (const card of $$('.card')) {
      card.hidden = filters.some(({ value, dataset }) => value !== '*' && card.dataset[dataset.filter] !== value);
    }
  };
  for (const filter of filters) filter.addEventListener('change', sift);
}

if (mode === 'index') startIndex();
else startPage();
if (mode === 'live') startLive();
