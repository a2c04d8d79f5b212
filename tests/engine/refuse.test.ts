/** Pages that are no article, whatever they say of themselves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractFrom, refuse } from '../../src/engine/extract.ts';
import { parsePage } from '../../src/engine/page/page.ts';

function refusal(html: string): string | undefined {
  const markup = `<!DOCTYPE html><html lang="en">${html}`;
  const page = parsePage(markup, 'https://example.org/news/1');
  return refuse(extractFrom(page, {}, markup), page, markup)?.code;
}

const CLAIM =
  '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-14T09:00:00Z">';

test('a claim of an article in the metadata does not excuse a few words', () => {
  assert.equal(refusal(`<head>${CLAIM}<title>News</title></head><body><p>Loading now.</p>`), 'not-article');
});

test('a brief that claims to be an article is one', () => {
  const brief = '<p>The ferry between the two banks does not run on Monday because of the flood.</p>';
  assert.equal(refusal(`<head>${CLAIM}<title>Ferry</title></head><body><h1>Ferry stops</h1>${brief}`), undefined);
});

test('a page that says it does not exist is refused, in many languages', () => {
  for (const [title, text] of [
    [
      'Page not found - Example News',
      'We are sorry. Try our front page, or search for what you are looking for on our site.',
    ],
    ['404', 'Nothing here. The article may have been moved or deleted some time ago, please use the search.'],
    [
      'Seite nicht gefunden',
      'Leider gibt es die Seite nicht mehr. Bitte benutzen Sie die Suche oder gehen Sie zur Startseite.',
    ],
    ['Página no encontrada', 'Lo sentimos, la página que busca no existe o ha cambiado de dirección desde entonces.'],
    ['Страница не найдена', 'К сожалению, такой страницы нет. Возможно, она была удалена или перемещена в другое место.'],
    ['ページが見つかりません', 'お探しのページは移動または削除された可能性があります。トップページからお探しください。'],
  ])
    assert.equal(
      refusal(`<head>${CLAIM}<title>${title}</title></head><body><h1>${title}</h1><p>${text}</p>`),
      'not-article',
      title,
    );
});

test('an article about such pages is one', () => {
  const text =
    '<p>The page that readers see when an address is wrong has become a small art, says the designer who made some of the best known ones in the country.</p>';
  const html = `<head><title>Page not found: the art of the error</title></head><body><article><h1>Page not found: the art of the error</h1>${Array.from({ length: 8 }, (_, i) => text.replace('small', `small, number ${i},`)).join('')}</article>`;
  assert.equal(refusal(html), undefined);
});

test('a form to log in is refused, and an article beside one is not', () => {
  const form = '<form><input name="mail"><input type="password"></form>';
  const terms = '<p>By going on you agree to our terms of service, and say that you have read how we treat your data.</p>';
  for (const title of ['Log in to continue', 'Sign in', 'Anmelden', 'Connectez-vous', 'Вход', 'ログイン'])
    assert.equal(refusal(`<title>${title}</title><body><h1>${title}</h1>${form}${terms}`), 'not-article', title);
  assert.equal(refusal(`<title>Ferry stops</title><body><h1>Ferry stops</h1>${terms}${form}`), undefined);
  assert.equal(refusal(`<title>Connexion</title><body><h1>Connexion</h1>${terms}`), undefined);
});
