import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { formsOf, glossaryLinks, glossarySource } from '../../site/markdown/glossary';

const render = (source: string, path = 'charts/03-services/nodeport/guide.md') =>
  new MarkdownIt().use(glossaryLinks).render(source, { path });

it('reads terms and their forms', () => {
  const forms = formsOf(
    '### Pod\n<!-- formes : pod, pods -->\n\nUn pod.\n\n### Plan de contrôle\n\nLe plan.\n\n### Rien\n<!-- formes : -->\n',
  );
  expect([...forms]).toEqual([
    ['pod', 'pod'],
    ['pods', 'pod'],
    ['Plan de contrôle', 'plan-de-controle'],
  ]);
});

it('refuses a form that two terms claim', () => {
  expect(() => formsOf('### A\n<!-- formes : x -->\n\n### B\n<!-- formes : x -->\n')).toThrow('la forme « x » mène à deux termes, a et b');
});

it('links the first use of a term, whatever its form', () => {
  expect(render('Les pods et le pod.')).toBe('<p>Les <a href="../../glossaire/#pod" class="term">pods</a> et le pod.</p>\n');
});

it('links nothing in headings, code, links and longer words, nor in the glossary', () => {
  for (const source of ['# Les pods', '`pods`', '[pods](x)', 'podinfo, anti-pods, pods/web'])
    expect(render(source)).not.toContain('class="term"');
  expect(render('Les pods.', glossarySource)).not.toContain('class="term"');
});

it('has a form for each term of the course’s own glossary', () => {
  expect(formsOf(readFileSync(glossarySource, 'utf8')).size).toBeGreaterThan(0);
});
