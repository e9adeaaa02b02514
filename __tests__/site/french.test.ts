import MarkdownIt from 'markdown-it';
import { french, frenchTypography } from '../../site/markdown/french';

const page = (source: string) => new MarkdownIt({ html: true }).use(frenchTypography).render(source).trim();

it.each([
  ['Quoi ?', 'Quoi\u202f?'],
  ['Oui ; non !', 'Oui\u202f; non\u202f!'],
  ['Voici : rien', 'Voici\u00a0: rien'],
  ['il dit « bonjour ».', 'il dit «\u00a0bonjour\u00a0».'],
  ['« Vraiment ? » dit-il', '«\u00a0Vraiment\u202f?\u00a0» dit-il'],
  ["L'essentiel d'aujourd'hui", 'L’essentiel d’aujourd’hui'],
])('writes « %s » as French does', (typed, printed) => {
  expect(french(typed)).toBe(printed);
});

it.each(['web:1.0', '--image=a:b', 'a !important', 'à 10:30', "la touche '", 'https://exemple.fr/?a=1'])('leaves « %s » alone', (text) => {
  expect(french(text)).toBe(text);
});

it('leaves code and addresses alone', () => {
  const source = "`l'un ? : a` et <https://exemple.fr/l'un>";
  expect(page(source)).toContain("<code>l'un ? : a</code>");
  expect(page(source)).toContain('href="https://exemple.fr/l\'un"');
});

it('sees the apostrophe before a word in bold or in code', () => {
  expect(page("l'**étiquette** et d'`un`")).toBe('<p>l’<strong>étiquette</strong> et d’<code>un</code></p>');
});
