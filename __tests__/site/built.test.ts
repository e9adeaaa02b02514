import { marks } from '../../site/.vitepress/theme/marks';
import { deadLinks } from '../../site/dead-links';
import { relocate } from '../../site/relocate';
import { processTerm } from '../../site/search';
import { put, useFolder } from '../support/folder';

describe('a built page', () => {
  const html = '<link href="/assets/a.css"><a href="/03-services/nodeport/#a">x</a><a href="https://k8s.io/">y</a></body>';

  it('asks for everything relatively to itself', () => {
    expect(relocate(html, '', { page: '07-storage/kafka/index.md' })).toContain(
      '<link href="../../assets/a.css"><a href="../../03-services/nodeport/index.html#a">x</a><a href="https://k8s.io/">y</a>',
    );
    expect(relocate(html, '', { page: 'index.md' })).toContain('<link href="./assets/a.css">');
  });

  it('tells VitePress where it is before VitePress starts', () => {
    expect(relocate(html, '', { page: '07-storage/index.md' })).toContain("new URL('../',location.href).pathname");
  });

  it('asks for nothing when it stands for an address that is no page', () => {
    expect(relocate(html, '', { page: '404.md' })).not.toMatch(/(?:href|src)="[./]/);
  });
});

describe('the links of a built site', () => {
  const folder = useFolder();

  it('are found when they lead nowhere', () => {
    put(folder.path, {
      'index.html': '<h1 id="top"></h1><a href="a/#ici">1</a><a href="a/index.html#rien">2</a><a href="#top">3</a><a href="b/">4</a>',
      'a/index.html': '<h2 id="ici"></h2><a href="../">5</a><a href="https://rien.example/">6</a>',
    });
    expect(deadLinks(folder.path)).toEqual(['index.html → a/index.html#rien', 'index.html → b/']);
  });
});

it.each([
  ['Étiquettes', 'etiquettes'],
  ['nœud', 'noeud'],
  ['l', null],
  ['Une', null],
  ['NodePort', 'nodeport'],
])('searches for « %s » as %s', (term, word) => {
  expect(processTerm(term)).toBe(word);
});

it('marks finished steps and their part', () => {
  const step = (address: string) => ({ number: '1.1', title: 'x', address, minutes: 10 });
  const parts = [{ number: 1, title: 'x', address: '/a/', steps: [step('/a/b/'), step('/a/c/')] }];
  expect(marks(parts, [])).toBe('');
  expect(marks(parts, ['/a/b/'])).toContain('[data-step="/a/b/"]::after');
  expect(marks(parts, ['/a/b/'])).toContain('1 étape sur 2 terminée');
});
