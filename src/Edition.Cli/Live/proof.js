// The live proof: listens for new settings of the manuscript and wires the tools to the pages.
import { t, speak, language, keep, kept } from './words.js';
import { take, state, top, show, leaf, count, mark } from './leaves.js';
import { findings, step, search, strip } from './lists.js';

const $ = id => document.getElementById(id);
let current = -1, change = -1, zoom = 0;

/** Shows where in the manuscript something stands, and opens it there. */
export function place(source, open) {
  $('where').textContent = source ? `${source.file}:${source.line}:${source.column}` : t().made;
  $('editor').hidden = !source?.url;
  if (source?.url) {
    $('editor').href = source.url;
    if (open) $('editor').click();
  }
}

/** Goes to a place on the pages and frames it. */
export function go(page, y, items, kind = 'here') {
  show(page, state.height ? Math.max(0, y / state.height - 0.25) : 0);
  mark(page, items, kind);
}

async function json(path) {
  const answer = await fetch(path);
  return answer.ok ? answer.json() : null;
}

function tell() {
  const errors = state.findings.filter(finding => finding.severity === 'error').length;
  $('state').className = state.good ? 'good' : 'stale';
  const changed = state.pages.filter(page => page.changed).length;
  $('state').textContent = (state.good ? t().good : t().stale) + ' · ' + t().total(errors, state.findings.length - errors)
    + (changed ? ' · ' + t().changed(changed) : '');
  $('changes').disabled = !changed;
  const first = state.findings.find(finding => finding.severity === 'error');
  const fault = state.fault ?? (first && `${first.file ? `${first.file}:${first.line}:${first.column}: ` : ''}${first.message}`);
  $('fault').hidden = state.good || !fault;
  $('fault').textContent = fault ?? '';
  $('title').textContent = document.title = state.title || 'Edition';
  $('count').textContent = t().of(state.pages.length);
}

async function refresh() {
  const next = await json('state');
  if (!next) return;
  const fresh = !state || next.number !== state.number || next.session !== state.session;
  take(next);
  change = -1;
  tell();
  await listed();
  if (!$('strip').hidden) strip(state);
  if (fresh) book(true);
  turned(true);
  document.documentElement.dataset.number = next.number;
}

function listen() {
  const events = new EventSource('events');
  events.onmessage = refresh;
  events.onerror = () => { $('state').className = 'lost'; $('state').textContent = t().lost; };
}

/** Sees which page stands at the top, and lets the number, the strip and the EPUB follow. */
function turned(always) {
  const { index } = top();
  if (index === current && !always) return;
  current = index;
  if (document.activeElement !== $('number')) $('number').value = state?.pages[index]?.label ?? '';
  for (const button of $('strip').children) button.removeAttribute('aria-current');
  const button = $('strip').children[index];
  button?.setAttribute('aria-current', 'page');
  if (button) $('strip').scrollTop = button.offsetTop - $('strip').clientHeight / 2;
  book(false);
}

let waiting = 0;
function book(anew) {
  if ($('epub').hidden || !state?.pages.length) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const at = await json(`epub-place?page=${current}`);
    if (at && (anew || $('book').dataset.at !== at.address)) {
      $('book').dataset.at = at.address;
      $('book').src = at.address;
    }
  }, anew ? 0 : 250);
}

function scale(value) {
  zoom = value ? Math.min(6, Math.max(0.3, value)) : 0;
  const seen = count() ? top() : null;
  const root = document.documentElement;
  if (zoom) root.style.setProperty('--point', `${zoom * 96 / 72}px`); else root.style.removeProperty('--point');
  root.classList.toggle('fitted', !zoom);
  root.style.setProperty('--width', state?.width ?? 420);
  keep('zoom', zoom);
  if (seen) show(seen.index, seen.over);
}

const now = () => zoom || (leaf(top().index)?.offsetWidth ?? 560) / ((state?.width ?? 420) * 96 / 72);

function toggle(button, panel, then) {
  const seen = count() ? top() : null;
  const on = $(button).getAttribute('aria-pressed') !== 'true';
  $(button).setAttribute('aria-pressed', on);
  if (panel) $(panel).hidden = !on;
  keep(button, on ? 1 : '');
  then?.(on);
  if (seen) show(seen.index, seen.over);
}

function turn(by) {
  const pair = document.documentElement.classList.contains('spreads') ? 2 : 1;
  const { index, over } = top();
  show(by < 0 && over > 0.1 ? index : index + by * pair, 0, true);
}

function changes() {
  const all = state.pages.flatMap((page, index) => page.changed ? [index] : []);
  if (all.length) show(all[change = (change + 1) % all.length], 0, true);
}

function dress(dark) {
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  $('dark').dataset.t = dark ? 'light' : 'dark';
  $('dark').textContent = t()[$('dark').dataset.t];
  keep('theme', dark ? 'dark' : 'light');
}

const dark = () => document.documentElement.dataset.theme === 'dark';

async function clicked(event) {
  const item = event.target.closest('[data-i]');
  const node = event.target.closest('article');
  if (!item || !node || !getSelection().isCollapsed) return;
  let character = 0;
  if (item.getCharNumAtPosition) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(item.getScreenCTM().inverse());
    character = Math.max(0, item.getCharNumAtPosition(point));
  }
  mark(+node.dataset.index, [item.dataset.i], 'here');
  place(await json(`place?page=${node.dataset.index}&item=${item.dataset.i}&character=${character}`), true);
}

const keys = {
  PageDown: () => turn(1), PageUp: () => turn(-1), Home: () => show(0, 0, true), End: () => show(count() - 1, 0, true),
  '+': () => scale(now() * 1.2), '=': () => scale(now() * 1.2), '-': () => scale(now() / 1.2), '0': () => scale(0),
  s: () => $('spreads').click(), t: () => $('strip-toggle').click(), e: () => $('epub-toggle').click(), f: () => $('list-toggle').click(),
  n: () => step(1), p: () => step(-1), c: changes, '/': () => $('search').focus(), d: () => dress(!dark()), '?': () => $('keys').showModal(),
  Enter: () => leaf(top().index)?.querySelector('text:not([aria-hidden])')?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
};

function help() {
  $('key-list').replaceChildren(...Object.entries(t().k).flatMap(([key, does]) => {
    const dt = document.createElement('dt'), dd = document.createElement('dd');
    dt.textContent = key;
    dd.textContent = does;
    return [dt, dd];
  }));
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, dialog, aside, a')) return;
  if (event.key === 'Enter' && event.target.closest('button')) return;
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
$('pages').addEventListener('scroll', () => turned(false), { passive: true });
$('pages').addEventListener('click', clicked);
$('previous').onclick = () => turn(-1);
$('next').onclick = () => turn(1);
$('smaller').onclick = () => scale(now() / 1.2);
$('larger').onclick = () => scale(now() * 1.2);
$('fit').onclick = () => scale(0);
$('spreads').onclick = () => toggle('spreads', null, on => document.documentElement.classList.toggle('spreads', on));
$('strip-toggle').onclick = () => toggle('strip-toggle', 'strip', on => { if (on) { strip(state); turned(true); } });
$('list-toggle').onclick = () => toggle('list-toggle', 'list', () => findings(state));
$('epub-toggle').onclick = () => toggle('epub-toggle', 'epub', () => book(true));
$('changes').onclick = changes;
$('dark').onclick = () => dress(!dark());
$('help').onclick = () => $('keys').showModal();
$('language').onclick = () => { speak(language === 'ru' ? 'en' : 'ru'); help(); dress(dark()); if (state) { take(state); tell(); listed(); } };
$('number').onchange = () => {
  const index = state.pages.findIndex(page => page.label === $('number').value.trim());
  if (index >= 0) show(index, 0, true); else turned(true);
};
let typed = 0;
$('search').oninput = () => { clearTimeout(typed); typed = setTimeout(() => find($('search').value), 150); };

/** What a search found stays listed over new pages: its words still stand in the field. */
async function listed() {
  findings(state);
  if ($('search').value.trim() && !$('list').hidden) await find($('search').value);
}

async function find(words) {
  if ($('list').hidden && words) toggle('list-toggle', 'list');
  if (words.trim()) search(await json(`search?q=${encodeURIComponent(words)}`)); else findings(state);
}

speak(language);
help();
dress((kept('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark');
$('state').textContent = t().setting;
await refresh();
scale(+(kept('zoom') ?? 0));
for (const button of ['spreads', 'strip-toggle', 'list-toggle']) if (kept(button) && innerWidth > 800) $(button).click();
const at = new URLSearchParams(location.search).get('at')?.match(/^(.*):(\d+)(?::\d+)?$/);
const found = at && await json(`find?file=${encodeURIComponent(at[1])}&line=${at[2]}`);
if (found) {
  go(found.page, found.y, [found.item]);
  place(found.source, false);
}
listen();
