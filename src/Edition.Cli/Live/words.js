// The proof's own words, in both languages.
const words = {
  en: {
    skip: 'To the pages', tools: 'Proof', proof: 'Proof', page: 'Page', previous: 'Previous page', next: 'Next page',
    smaller: 'Smaller', larger: 'Larger', fit: 'Fit', spreads: 'Spreads', strip: 'Page strip', findings: 'Findings',
    changes: 'Changes', search: 'Search', dark: 'Dark', light: 'Light', help: 'Keys', keys: 'Keys', close: 'Close', open: 'Open in the editor',
    of: n => `of ${n}`, setting: 'Reading …', lost: 'The program has stopped: these are its last pages.',
    good: 'As in the files', stale: 'The files have errors: these are the last good pages.',
    changed: n => n === 1 ? '1 page changed' : `${n} pages changed`, none: 'Nothing was found.', hits: n => n === 1 ? '1 place' : `${n} places`,
    nothing: 'No findings.', error: 'error', query: 'query', hint: 'hint', made: 'Composed by the program', changedPage: 'changed',
    total: (e, q) => [e && (e === 1 ? '1 error' : `${e} errors`), q && (q === 1 ? '1 query' : `${q} queries`)].filter(Boolean).join(', ') || 'no findings',
    k: { 'PageUp, PageDown': 'page by page', 'Home, End': 'first and last page', '+ − 0': 'larger, smaller, fit', 's': 'spreads', 't': 'page strip',
      'e': 'EPUB', 'f': 'findings', 'n, p': 'next and previous finding', 'c': 'next changed page', '/': 'search', 'd': 'dark or light', 'Enter': 'source of the page’s first line', '?': 'this list' },
  },
  ru: {
    skip: 'К страницам', tools: 'Корректура', proof: 'Корректура', page: 'Страница', previous: 'Предыдущая страница', next: 'Следующая страница',
    smaller: 'Мельче', larger: 'Крупнее', fit: 'По ширине', spreads: 'Развороты', strip: 'Лента страниц', findings: 'Замечания',
    changes: 'Изменения', search: 'Поиск', dark: 'Тёмная', light: 'Светлая', help: 'Клавиши', keys: 'Клавиши', close: 'Закрыть', open: 'Открыть в редакторе',
    of: n => `из ${n}`, setting: 'Чтение…', lost: 'Программа остановлена: это её последние страницы.',
    good: 'Как в файлах', stale: 'В файлах ошибки: это последние верные страницы.',
    changed: n => `изменено страниц: ${n}`, none: 'Ничего не найдено.', hits: n => `найдено мест: ${n}`,
    nothing: 'Замечаний нет.', error: 'ошибка', query: 'вопрос', hint: 'совет', made: 'Составлено программой', changedPage: 'изменена',
    total: (e, q) => [e && `ошибок: ${e}`, q && `вопросов: ${q}`].filter(Boolean).join(', ') || 'замечаний нет',
    k: { 'PageUp, PageDown': 'по страницам', 'Home, End': 'первая и последняя страница', '+ − 0': 'крупнее, мельче, по ширине', 's': 'развороты', 't': 'лента страниц',
      'e': 'EPUB', 'f': 'замечания', 'n, p': 'следующее и предыдущее замечание', 'c': 'следующая изменённая страница', '/': 'поиск', 'd': 'тёмная или светлая', 'Enter': 'источник первой строки страницы', '?': 'этот список' },
  },
};

const asked = new URLSearchParams(location.search).get('lang') ?? kept('language') ?? navigator.language;
export let language = asked.startsWith('ru') ? 'ru' : 'en';

/** The words of the language that is shown. */
export const t = () => words[language];

/** What the browser keeps for this address; null where it keeps nothing. */
export function kept(key) {
  try { return localStorage.getItem('edition.' + key); } catch { return null; }
}

export function keep(key, value) {
  try { localStorage.setItem('edition.' + key, value); } catch { /* A browser that keeps nothing is no fault. */ }
}

/** Puts the words of a language into all that bears data-t, data-t-label and data-t-hint. */
export function speak(chosen) {
  language = chosen;
  keep('language', chosen);
  document.documentElement.lang = chosen;
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t()[node.dataset.t];
  for (const node of document.querySelectorAll('[data-t-label]')) {
    node.setAttribute('aria-label', t()[node.dataset.tLabel]);
    node.title = t()[node.dataset.tLabel];
  }
  for (const node of document.querySelectorAll('[data-t-hint]')) node.placeholder = t()[node.dataset.tHint];
  const other = document.getElementById('language');
  other.textContent = chosen === 'ru' ? 'English' : 'Русский';
  other.lang = chosen === 'ru' ? 'en' : 'ru';
}
