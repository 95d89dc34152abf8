// What stands beside the pages: findings in the margin and in the list, what a search found, the strip of small pages.
import { t } from './words.js';
import { leaf, state as shown } from './leaves.js';
import { go, place } from './proof.js';

const items = document.getElementById('items');
const title = document.getElementById('list-title');
const list = document.getElementById('list');
let ordered = [], at = -1;

function made(name, text, kind) {
  const node = document.createElement(name);
  node.textContent = text;
  if (kind) node.className = kind;
  return node;
}

function open(finding) {
  if (finding.page >= 0) go(finding.page, finding.y, finding.item >= 0 ? [finding.item] : [], 'here');
  place(finding.file ? finding : null, false);
}

/** Puts the findings at their lines, and into the list. */
export function findings(state) {
  for (const margin of document.querySelectorAll('.margin')) margin.replaceChildren();
  ordered = state.findings;
  at = -1;
  for (const finding of ordered) {
    if (finding.page < 0) continue;
    const margin = leaf(finding.page)?.querySelector('.margin');
    if (!margin) continue;
    const note = document.createElement('button');
    note.className = 'note ' + finding.severity;
    note.append(made('b', `${t()[finding.severity]} ${finding.rule}`), ' ', made('span', finding.message));
    note.onclick = () => open(finding);
    margin.append(note);
    note.dataset.y = finding.y / state.height;
  }
  spread();
  if (list.hidden) return;
  title.textContent = t().findings;
  items.replaceChildren(...ordered.map(finding => {
    const button = document.createElement('button');
    button.className = finding.severity;
    button.append(made('b', `${t()[finding.severity]} ${finding.rule}`), made('span', finding.message),
      made('small', finding.file ? `${finding.file}:${finding.line}:${finding.column}` : ''));
    button.onclick = () => open(finding);
    return entry(button);
  }));
  if (!ordered.length) items.replaceChildren(entry(made('span', t().nothing)));
}

/** Notes of one page that would lie over each other go down; anew whenever the pages change their size. */
function spread() {
  for (const margin of document.querySelectorAll('.margin')) {
    let free = 0;
    for (const note of [...margin.children].sort((a, b) => a.dataset.y - b.dataset.y)) {
      const y = Math.max(note.dataset.y * margin.offsetHeight, free);
      note.style.top = `${y}px`;
      free = y + note.offsetHeight + 3;
    }
  }
}

new ResizeObserver(spread).observe(document.getElementById('leaves'));

function entry(node) {
  const li = document.createElement('li');
  li.append(node);
  return li;
}

export function step(by) {
  const told = ordered.filter(finding => finding.page >= 0);
  if (!told.length) return;
  at = (at + by + told.length) % told.length;
  open(told[at]);
  leaf(told[at].page)?.querySelectorAll('.note')[told.slice(0, at).filter(f => f.page === told[at].page).length]?.focus({ preventScroll: true });
}

/** Lists what a search found. */
export function search(hits) {
  title.textContent = hits?.length ? t().hits(hits.length) : t().none;
  items.replaceChildren(...(hits ?? []).map(hit => {
    const button = document.createElement('button');
    button.append(made('b', `${t().page} ${shown.pages[hit.page]?.label ?? ''}`), made('span', hit.before), made('mark', hit.words), made('span', hit.after));
    button.onclick = () => go(hit.page, hit.y, hit.items, 'hit');
    return entry(button);
  }));
}

/** The strip of small pages; only those in sight are fetched. */
export function strip(state) {
  const nav = document.getElementById('strip');
  while (nav.children.length > state.pages.length) nav.lastChild.remove();
  state.pages.forEach((page, index) => {
    let button = nav.children[index];
    if (!button) {
      button = document.createElement('button');
      button.append(Object.assign(document.createElement('img'), { loading: 'lazy', alt: '' }), document.createElement('span'));
      button.onclick = () => go(index, 0, []);
      nav.append(button);
    }
    const [image, label] = button.children;
    const source = `greek/${index}?seal=${page.seal}`;
    if (image.getAttribute('src') !== source) image.setAttribute('src', source);
    image.style.aspectRatio = `${state.width} / ${state.height}`;
    label.textContent = page.label || '·';
    button.className = (page.changed ? 'changed ' : '') + (state.findings.some(finding => finding.page === index) ? 'noted' : '');
    button.setAttribute('aria-label', `${t().page} ${page.label}${page.changed ? `, ${t().changedPage}` : ''}`);
  });
}
