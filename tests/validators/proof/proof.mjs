// node proof.mjs EDITION MANUSCRIPT WORK [AXE]: the live proof of a copy of MANUSCRIPT in Chromium, as its users use it. WORK is an empty folder;
// screenshots are left there. AXE is axe-core's axe.min.js. Prints a line for each thing tried and figures; exit 1 if one failed.
import { chromium } from 'playwright-core';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs'; import path from 'node:path'; import http from 'node:http';
const [program, sample, work, axe] = process.argv.slice(2);
const book = path.join(work, 'book'); fs.cpSync(sample, book, { recursive: true });
const main = fs.readFileSync(path.join(book, 'edition.yaml'), 'utf8').match(/^ *- *(\S+\.md)/m)[1];
const file = path.join(book, main);
const text = fs.readFileSync(file, 'utf8');
let failed = 0;
const check = (name, good, more = '') => { console.log(`${good ? 'ok  ' : 'FAIL'} ${name}${more ? ` (${more})` : ''}`); if (!good) failed++; };

function start(port = 0) {
  const child = spawn(program, ['watch', book, '--port', String(port), '--editor', 'editor://open{file}:{line}:{column}'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', data => said += data);
  return new Promise((resolve, reject) => {
    child.stdout.on('data', data => { said += data; const url = said.match(/http:\/\/\S+\//)?.[0]; if (url) resolve({ child, url, said: () => said }); });
    child.on('exit', code => reject(new Error(`watch ended with ${code}: ${said}`)));
  });
}
const stop = child => new Promise(done => { child.once('exit', done); child.kill('SIGKILL'); });
const number = page => page.evaluate(() => +document.documentElement.dataset.number);
const until = (page, more) => page.waitForFunction(n => +document.documentElement.dataset.number > n, more, { timeout: 60000, polling: 5 });
const words = page => page.evaluate(() => [...document.querySelectorAll('.sheet text')].map(t => t.textContent).join('').replaceAll('\u00AD', ''));
const shown = page => page.waitForFunction(() => document.querySelector('.sheet svg text'), null, { timeout: 60000 });
async function save(page, now) { const before = await number(page); fs.writeFileSync(file, now); await until(page, before); }
// One write may be seen as several changes, and a fault stands only on the last: what is awaited is what the page shows.
const fault = (page, told) => page.waitForFunction(words => {
  const line = document.getElementById('fault'), shows = line.checkVisibility();
  return words === null ? !shows && !document.querySelector('.note.error') : shows && line.textContent.includes(words);
}, told, { timeout: 60000, polling: 20 }).then(() => true, () => false);
const get = (url, options = {}) => new Promise((done, fail) => http.request(url, options, answer => { answer.resume(); answer.on('end', () => done(answer.statusCode)); }).on('error', fail).end());

let { child, url } = await start();
const port = +new URL(url).port;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage();
const complaints = [];
page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', error => complaints.push(String(error)));
await page.goto(url); await shown(page);
check('opens', (await page.title()).length > 0 && await page.locator('article').count() > 1, `${await page.locator('article').count()} pages`);
const ink = await page.evaluate(() => { const use = document.querySelector('.sheet use'); const box = use.getBoundingClientRect(); return box.width > 0 && box.height > 0; });
check('letters are drawn', ink);

check('another host is refused', await get(url, { headers: { Host: `evil.example:${port}` } }) === 421);
check('nothing is written', await get(url + 'state', { method: 'POST' }) === 405 && await get(url + 'state', { method: 'PUT' }) === 405);
check('no path leads out', await get(url + 'epub/1/..%2f..%2fedition.yaml') === 404 && await get(url + '../edition.yaml') === 404);

// A paragraph of the text that is long enough to be seen, and a word in it.
const lines = text.split('\n');
const at = lines.findIndex((line, i) => i > 40 && /^[А-ЯA-Z][^|]{60,}$/.test(line) && lines[i - 1] === '');
const edited = lines.with(at, 'Проверочнословие ' + lines[at]).join('\n');
const second = await (await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'ru-RU' })).newPage();
await second.goto(`${url}?at=${encodeURIComponent(path.join(book, main))}:${at + 1}`); await shown(second);
await page.goto(`${url}?at=${main}:${at + 1}`); await shown(page);
await page.waitForSelector('rect.here', { state: 'attached' });
check('a place of the source is called up', (await page.textContent('#where')).endsWith(`${main}:${at + 1}:1`), await page.textContent('#where'));
const top = () => page.evaluate(() => document.getElementById('pages').scrollTop);
const scrolled = await top();
const from2 = await number(second);
await save(page, edited);
await page.waitForFunction(() => [...document.querySelectorAll('.sheet text')].some(t => t.textContent.includes('Проверочно')), null, { timeout: 20000 });
check('an edit is seen', (await words(page)).includes('Проверочнословие'));
check('the place is kept', Math.abs(await top() - scrolled) < 4 && scrolled > 0, `${scrolled}`);
check('changed pages are marked', await page.locator('article.changed').count() >= 1 && await page.locator('article:not(.changed)').count() >= 1);
await until(second, from2);
await second.waitForFunction(() => [...document.querySelectorAll('.sheet text')].some(t => t.textContent.includes('Проверочно')), null, { timeout: 20000 });
check('a second browser sees it too', (await words(second)).includes('Проверочнословие'));
check('the second speaks Russian', await second.evaluate(() => document.documentElement.lang) === 'ru' && (await second.textContent('#fit')) === 'По ширине');

const hit = page.locator('.sheet text', { hasText: 'Проверочно' }).first();
await page.evaluate(() => document.getElementById('editor').addEventListener('click', event => { event.preventDefault(); window.opened = event.target.href; }));
await hit.click({ position: { x: 12, y: 5 } });
await page.waitForFunction(name => document.getElementById('where').textContent.includes(name), main);
check('a click shows the source', (await page.textContent('#where')).endsWith(`${main}:${at + 1}:1`), await page.textContent('#where'));
const opened = await page.waitForFunction(() => window.opened, null, { timeout: 20000 }).then(seen => seen.jsonValue(), () => undefined);
check('and opens the editor', opened === `editor://open${file}:${at + 1}:1`, opened);
await page.goto(`${url}?at=${main}:${at + 1}`); await shown(page);

fs.writeFileSync(file, edited.replace('Проверочнословие ', 'Проверочнословие[^нетакой] '));
check('an error shows at its place', await fault(page, `${main}:${at + 1}:`), (await page.textContent('#fault')).slice(0, 80));
check('the last good pages stay', (await words(page)).includes('Проверочнословие') && await page.locator('.note.error').count() === 1);
fs.writeFileSync(file, edited);
check('its cure takes it away', await fault(page, null));

// A template of the manuscript's own, one face of which is then cut short, and made whole again.
const own = path.join(book, 'templates', 'own'), face = path.join(own, 'fonts', 'Own-Italic.ttf');
const faces = path.join(path.dirname(program), 'templates', 'bench', 'fonts');
fs.mkdirSync(path.dirname(face), { recursive: true });
fs.copyFileSync(path.join(faces, 'PTSerif-Italic.ttf'), face);
fs.writeFileSync(path.join(own, 'template.yaml'), 'extends: default\nfamilies:\n  own: {name: Own, regular: fonts/Own-Italic.ttf, italic: fonts/Own-Italic.ttf, '
  + 'bold: fonts/Own-Italic.ttf, bold-italic: fonts/Own-Italic.ttf, fallbacks: [text]}\nstyles: {body: {family: own}}\n');
const edition = path.join(book, 'edition.yaml'), named = fs.readFileSync(edition, 'utf8');
async function put(place, bytes) { const before = await number(page); fs.writeFileSync(place, bytes); await until(page, before); }
await put(edition, named.replace(/^template: .*$/m, 'template: own'));
const whole = fs.readFileSync(face);
fs.writeFileSync(face, whole.subarray(0, whole.length / 2));
check('a damaged face is told', await fault(page, 'Own-Italic.ttf'), (await page.textContent('#fault')).slice(0, 120));
check('and its last good pages stay', (await words(page)).includes('Проверочнословие'));
check('and are drawn', await get(url + 'page/1?seal=0') === 200);
fs.writeFileSync(face, whole);
check('until it is whole again', await fault(page, null));
await put(edition, named);

await page.fill('#search', 'проверочнословие');
await page.waitForSelector('#items mark', { timeout: 60000 });
await page.locator('#items button').first().click();
check('words are found', await page.locator('rect.hit').count() >= 1);
await save(page, edited.replace('Проверочнословие ', 'Проверочнословие вновь '));
check('and stay listed over a change', await page.locator('#items mark').count() >= 1);
fs.writeFileSync(file, edited);
await page.fill('#search', ''); await page.locator('#list-toggle').click();
await page.locator('#epub-toggle').click();
await page.waitForFunction(() => document.getElementById('book').contentDocument?.body?.textContent.length > 50, null, { timeout: 20000 });
check('the EPUB stands beside the pages', true);
check('its letters are its own', await page.evaluate(async () => { const d = document.getElementById('book').contentDocument; await d.fonts.ready; return [...d.fonts].some(f => f.status === 'loaded'); }));
await page.screenshot({ path: path.join(work, 'epub.png') });
await page.locator('#epub-toggle').click();
await page.locator('#pages').focus();
for (const key of ['s', 't']) await page.keyboard.press(key);
check('spreads and strip by keys', await page.evaluate(() => document.documentElement.classList.contains('spreads')) && await page.locator('#strip button').count() > 1);
await page.keyboard.press('Home'); await page.waitForTimeout(300);
await page.screenshot({ path: path.join(work, 'desktop.png') });
await page.keyboard.press('d'); await page.waitForTimeout(200);
await page.screenshot({ path: path.join(work, 'dark.png') });
if (axe) {
  for (const [name, which] of [['dark spreads', page], ['Russian', second]]) {
    await which.evaluate(fs.readFileSync(axe, 'utf8'));
    const { violations } = await which.evaluate(() => axe.run(document, { iframes: false, resultTypes: ['violations'] }));
    check(`axe finds nothing: ${name}`, violations.length === 0, violations.map(v => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].failureSummary?.slice(0, 200)}`).join('; '));
  }
}
for (const key of ['s', 't', 'd']) await page.keyboard.press(key);
const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'ru-RU' })).newPage();
await phone.goto(url); await shown(phone); await phone.waitForTimeout(300);
check('a phone needs no scrolling aside', await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await phone.screenshot({ path: path.join(work, 'phone.png') });
await phone.close();

const good = complaints.length;
await stop(child);
await page.waitForFunction(() => document.getElementById('state').className === 'lost', null, { timeout: 20000 });
check('a stopped program is told, its pages stay', (await words(page)).length > 10);
({ child, url } = await start(port));
await page.waitForFunction(() => document.getElementById('state').className === 'good', null, { timeout: 60000 });
await shown(page);
await save(page, text);
await page.waitForFunction(() => ![...document.querySelectorAll('.sheet text')].some(t => t.textContent.includes('Проверочно')), null, { timeout: 20000 });
check('and one that is started again goes on', true);

// Every page is drawn as it is scrolled to, however many there are, and few are kept.
const count = await page.locator('article').count();
let drawn = 0, most = 0;
for (let i = 0; i < count; i += 3) {
  await page.evaluate(i => document.querySelectorAll('article')[i].scrollIntoView(), i);
  await page.waitForFunction(i => document.querySelectorAll('article')[i].querySelector('svg'), i, { timeout: 20000 });
  drawn++;
  most = Math.max(most, await page.evaluate(() => document.querySelectorAll('.sheet svg').length));
}
check('all pages are scrolled through', drawn === Math.ceil(count / 3) && most < 30, `${count} pages, at most ${most} drawn at once`);

// From saving to the changed page on the screen, beside a build of the PDF alone.
const timed = [];
await page.goto(`${url}?at=${main}:${at + 1}`); await shown(page);
for (let i = 0; i < 7; i++) {
  const word = 'Мерное' + 'абвгдежз'[i];
  const seen = page.waitForFunction(w => [...document.querySelectorAll('.sheet text')].some(t => t.textContent.replaceAll('\u00AD', '').includes(w)), word, { timeout: 60000, polling: 'raf' });
  await page.waitForTimeout(400);
  const begun = performance.now();
  fs.writeFileSync(file, lines.with(at, word + ' ' + lines[at]).join('\n'));
  await seen;
  timed.push(performance.now() - begun);
}
const builds = [];
for (let i = 0; i < 5; i++) {
  const begun = performance.now();
  spawnSync(program, ['build', book, '--formats', 'pdf', '-o', path.join(work, 'out'), '--quiet']);
  builds.push(performance.now() - begun);
}
const median = list => list.sort((a, b) => a - b)[list.length >> 1];
console.log(`figures: ${count} pages; saved to seen ${median(timed).toFixed(0)} ms; PDF-only build ${median(builds).toFixed(0)} ms; ratio ${(median(timed) / median(builds)).toFixed(2)}`);
check('the page complains of nothing', good === 0, complaints.slice(0, 3).join(' | '));
await browser.close();
await stop(child);
process.exit(failed ? 1 : 0);
