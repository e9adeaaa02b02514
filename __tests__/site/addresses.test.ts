import MarkdownIt from 'markdown-it';
import { pageLinks } from '../../site/markdown/links';
import { slug } from '../../site/markdown/slug';
import { addressOf, relativeAddress, routeOf } from '../../site/routes';

it.each([
  ['charts/03-services/nodeport/guide.md', '03-services/nodeport/index.md', '/03-services/nodeport/'],
  ['charts/03-services/guide.md', '03-services/index.md', '/03-services/'],
  ['site/pages/index.md', 'index.md', '/'],
  ['site/pages/formateur/animer.md', 'formateur/animer/index.md', '/formateur/animer/'],
])('puts %s where readers look for it', (source, route, address) => {
  expect(routeOf(source)).toBe(route);
  expect(addressOf(source)).toBe(address);
});

it('goes from page to page by relative addresses', () => {
  expect(relativeAddress('/03-services/nodeport/', '/glossaire/')).toBe('../../glossaire/');
  expect(relativeAddress('/', '/glossaire/')).toBe('./glossaire/');
  expect(relativeAddress('/glossaire/', '/glossaire/')).toBe('./');
});

describe('a link to the source of a page', () => {
  const render = (source: string) => new MarkdownIt().use(pageLinks).render(source, { path: 'charts/03-services/nodeport/guide.md' });

  it('becomes its address, with its anchor', () => {
    expect(render('[a](../clusterip/guide.md#essentiel)')).toContain('href="../clusterip/#essentiel"');
    expect(render('[a](../../../site/pages/glossaire.md)')).toContain('href="../../glossaire/"');
  });

  it('is refused when there is no such page', () => {
    expect(() => render('un\n\n[a](../cluster-ip/guide.md)')).toThrow(
      'charts/03-services/nodeport/guide.md, ligne 3 : le lien « ../cluster-ip/guide.md » mène à charts/03-services/cluster-ip/guide.md',
    );
  });

  it('is left alone when it goes elsewhere', () => {
    expect(render('[a](https://kubernetes.io/x.md) [b](#ici)')).toContain('href="https://kubernetes.io/x.md"');
  });
});

it.each([
  ['À vous', 'a-vous'],
  ["L'essentiel", 'l-essentiel'],
  ['Nœud (*node*)', 'noeud-node'],
  ['2 pods', '_2-pods'],
])('names the anchor of « %s »', (heading, anchor) => {
  expect(slug(heading)).toBe(anchor);
});
