import MarkdownIt from 'markdown-it';
import { directives } from '../../site/markdown/directive';

function render(source: string, path = 'nowhere.md'): string {
  const markdown = new MarkdownIt();
  directives(markdown, {
    schéma: (words, _environment, push) => {
      if (words.includes('faux')) throw new Error('écrivez [[schéma]].');
      push('html_block', '', 0).content = `<figure>${words.join('+')}</figure>`;
    },
  });
  return markdown.render(source, { path });
}

it('takes a line of its own, with its words', () => {
  expect(render('avant\n\n[[schéma start]]\n\naprès')).toBe('<p>avant</p>\n<figure>start</figure><p>après</p>\n');
});

it('ends the paragraph above it, and stands in a list', () => {
  expect(render('avant\n[[schéma]]')).toBe('<p>avant</p>\n<figure></figure>');
  expect(render('1. avant\n   [[schéma]]')).toContain('<figure></figure></li>');
});

it('knows its name however its accents are typed', () => {
  expect(render('[[schéma]]'.normalize('NFD'))).toBe('<figure></figure>');
});

it('is a word like another inside a sentence or in code', () => {
  expect(render('dans [[schéma]] la phrase')).toBe('<p>dans [[schéma]] la phrase</p>\n');
  expect(render('```\n[[schéma]]\n```')).toContain('[[schéma]]');
});

it('is refused with the page, the line and the remedy', () => {
  expect(() => render('un\n\n[[shéma]]')).toThrow('nowhere.md, ligne 3 : « [[shéma]] » : une directive commence par schéma.');
  expect(() => render('[[schéma faux]]')).toThrow('nowhere.md, ligne 1 : « [[schéma faux]] » : écrivez [[schéma]].');
});
