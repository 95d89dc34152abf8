// The pages: made as empty leaves, drawn as they come near the window, redrawn when what is seen on them has changed.
import { t } from './words.js';

const leaves = document.getElementById('leaves');
const desk = document.getElementById('pages');
const type = document.querySelector('#type defs');
const drawn = new Map();      // leaf -> seal of what it shows
const wanted = new Set();     // leaves near the window
let glyphs = 0, fetching = Promise.resolve(), session = null;
export let state = null;

const watch = new IntersectionObserver(entries => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) { wanted.add(target); draw(target); } else { wanted.delete(target); clear(target); }
  }
}, { root: desk, rootMargin: '120% 50%' });

export const leaf = index => leaves.children[index];
export const count = () => leaves.children.length;

/** The page that stands at the window's top, and how far it is scrolled over, in heights of it. */
export function top() {
  const edge = desk.getBoundingClientRect().top + 8;
  for (const node of leaves.children) {
    const box = node.getBoundingClientRect();
    if (box.bottom > edge) return { index: +node.dataset.index, over: (edge - box.top) / box.height };
  }
  return { index: Math.max(0, count() - 1), over: 0 };
}

export function show(index, over = 0, focus = false) {
  const node = leaf(Math.min(Math.max(index, 0), count() - 1));
  if (!node) return;
  desk.scrollTop += node.getBoundingClientRect().top - desk.getBoundingClientRect().top - 8 + over * node.offsetHeight;
  if (focus) node.focus({ preventScroll: true });
}

/** Takes a new state and keeps the place: the page seen before, wherever it stands now. */
export function take(next) {
  const before = state && count() ? { ...top(), seal: state.pages[top().index]?.seal } : null;
  if (session !== next.session) {
    session = next.session;
    glyphs = 0;
    type.replaceChildren();
    for (const node of leaves.children) clear(node);
  }
  state = next;
  const ratio = `${next.width} / ${next.height}`;
  while (count() > next.pages.length) { watch.unobserve(leaves.lastChild); drawn.delete(leaves.lastChild); wanted.delete(leaves.lastChild); leaves.lastChild.remove(); }
  while (count() < next.pages.length) {
    const node = document.createElement('article');
    node.innerHTML = '<div class="sheet"></div><div class="margin"></div>';
    node.tabIndex = -1;
    node.dataset.index = count();
    leaves.append(node);
    watch.observe(node);
  }
  next.pages.forEach((page, index) => {
    const node = leaf(index);
    node.className = (index % 2 ? 'verso' : 'recto') + (page.changed ? ' changed' : '');
    node.style.aspectRatio = ratio;
    node.setAttribute('aria-label', `${t().page} ${page.label}${page.changed ? `, ${t().changedPage}` : ''}`);
    if (wanted.has(node) && drawn.get(node) !== page.seal) draw(node);
  });
  if (before) {
    const same = next.pages.map((page, index) => page.seal === before.seal ? index : -1).filter(index => index >= 0);
    const index = same.sort((a, b) => Math.abs(a - before.index) - Math.abs(b - before.index))[0] ?? before.index;
    show(index, before.over);
  }
}

function clear(node) {
  drawn.delete(node);
  node.querySelector('.sheet').replaceChildren();
}

async function draw(node) {
  const index = +node.dataset.index, page = state.pages[index], from = session;
  if (!page || drawn.get(node) === page.seal) return;
  try {
    const answer = await fetch(`page/${index}?seal=${page.seal}`);
    if (!answer.ok) return;
    const svg = await answer.text();
    await need(+answer.headers.get('X-Glyphs'), from);
    // Two may have set out to draw one page: what the first has drawn, with the frames in it, stays.
    if (session !== from || !wanted.has(node) || state.pages[index]?.seal !== page.seal || drawn.get(node) === page.seal) return;
    node.querySelector('.sheet').innerHTML = svg;
    drawn.set(node, page.seal);
    node.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
  } catch { /* The program has stopped; the events tell. */ }
}

/** Sees to it that the first so many glyphs are in the document. */
function need(number, from) {
  fetching = fetching.then(async () => {
    if (glyphs >= number || session !== from) return;
    const answer = await fetch(`glyphs?from=${glyphs}`);
    const paths = await answer.text();
    if (session !== from) return;
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    box.innerHTML = paths;
    glyphs += box.childElementCount;
    type.append(...box.childNodes);
  });
  return fetching;
}

const frames = new Map();

/** Draws frames about items of a page, once it is drawn and each time that it is drawn again, until others are asked for. */
export function mark(index, items, kind) {
  for (const old of leaves.querySelectorAll('.' + kind)) old.remove();
  const node = leaf(index);
  frames.get(kind)?.();
  frames.delete(kind);
  if (!node) return;
  const frame = () => {
    const svg = node.querySelector('svg');
    for (const item of items) {
      const box = svg?.querySelector(`[data-i="${item}"]`)?.getBBox();
      if (!box) continue;
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      for (const [name, value] of Object.entries({ x: box.x - 1, y: box.y, width: box.width + 2, height: box.height, class: kind })) rect.setAttribute(name, value);
      svg.insertBefore(rect, svg.firstChild);
    }
  };
  node.addEventListener('drawn', frame);
  frames.set(kind, () => node.removeEventListener('drawn', frame));
  if (drawn.has(node)) frame();
}
