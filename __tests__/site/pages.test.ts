import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { course } from '../../charts';
import { slug } from '../../site/markdown/slug';
import { optional, readPage, sections } from '../../site/page';
import { filesBelow } from '../../system/files';
import { courseSteps } from '../support/course';
import { hosts } from './external-hosts';

const planned = courseSteps.map(({ name, folder, about, solution }) => ({ name, file: `${folder}/guide.md`, about, path: solution.path }));
const steps = planned.filter(({ file }) => existsSync(file));
const parts = course.parts.map(({ id, title }) => ({ file: `charts/${id}/guide.md`, title }));
const others = filesBelow('site/pages')
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('site/pages', path));
const all = [...steps.map(({ file }) => file), ...parts.map(({ file }) => file), ...others];

const source = (file: string): string => readFileSync(file, 'utf8');
const read = (file: string) => readPage(source(file));
const section = (file: string, heading: string): string => read(file).sections.find((each) => each.heading === heading)?.text ?? '';

test('every step has its page', () => {
  const missing = planned.filter(({ file }) => !existsSync(file));
  expect(missing.map(({ file }) => `${file} : écrivez cette page ; ses sections sont dans site/pages/formateur/adapter.md`)).toEqual([]);
});

describe("a step's page", () => {
  test.each(steps)('$file has its title, its sections in order, and 10 to 40 minutes of work', ({ file, about }) => {
    const { title, minutes, sections: found } = read(file);
    const headings = found.map(({ heading }) => heading);
    expect(title).toBe(about.title);
    expect(headings).toEqual(sections.filter((heading) => !optional.includes(heading) || headings.includes(heading)));
    expect(minutes).toBeGreaterThanOrEqual(10);
    expect(minutes).toBeLessThanOrEqual(40);
  });

  test.each(steps)('$file shows its manifest from dist/, asks to predict, and cleans up', ({ file }) => {
    expect(section(file, 'Le manifeste')).toMatch(/^ *\[\[manifeste( start)?\]\]$/m);
    expect(section(file, 'À vous')).toMatch(/\*\*Prédisez\*\*/);
    expect(section(file, 'À vous')).toMatch(/^ *::: details Réponse$/m);
    expect(section(file, 'Nettoyer')).toMatch(/^ *\$ kubectl (delete|config|label|taint|apply)|^ *\$ helm uninstall/m);
  });

  test.each(steps)('$file applies the very file of its step', ({ file, path, name }) => {
    const commands = read(file).fences.flatMap((fence) => fence.commands.map(({ text }) => text));
    // The file of another number is told, with its line, by the test of manifests below.
    expect(commands.join('\n')).toMatch(new RegExp(`${dirname(path)}/\\d\\d-${name}\\.yaml`));
  });

  test.each(steps)('$file copies no YAML of its manifest: it is included from dist/', ({ file }) => {
    expect(source(file)).not.toMatch(/^ *apiVersion: .*\n *kind: /m);
  });
});

/** A step that is inserted changes the numbers of those that follow. */
test.each([...all, 'README.md'])('%s names manifests by the numbers that they have', (file) => {
  const moved = source(file)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\b(\d\d-[a-z-]+)\/(\d\d)-([a-z0-9-]+)(?=\.yaml|\.start\.yaml|\/[a-z])/g)].flatMap(([cited, part, , name]) => {
        const now = planned.find((step) => step.name === name && dirname(step.path) === part)?.path.replace(/\.yaml$/, '');
        if (now === cited) return [];
        return [`${file}:${index + 1} : « ${cited} » ${now ? `est devenu « ${now} »` : "n'est pas une étape"}`];
      }),
    );
  expect(moved).toEqual([]);
});

test.each(parts)("the opening of a part, $file, has the part's title and leads to each of its steps", ({ file, title }) => {
  expect(read(file).title).toBe(title);
  const links = linksOf(source(file)).map(({ target, line }) => ({ page: join(dirname(file), target), line }));
  const lineOf = (page: string | undefined) => links.find((link) => link.page === page)?.line;
  const own = steps.filter((step) => dirname(step.file).startsWith(`${dirname(file)}/`));
  const missing = own.flatMap((step, at) =>
    lineOf(step.file) === undefined
      ? [
          `${file}:${(lineOf(own[at - 1]?.file) ?? 3) + 1} : ajoutez « ${at + 1}. [${step.about.title}](${step.name}/guide.md). Une phrase. »`,
        ]
      : [],
  );
  expect(missing).toEqual([]);
});

describe('the definitions of the course notes', () => {
  const bold = (text: string): string[] =>
    [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words.replaceAll('`', '').replaceAll('’', "'").trim().toLowerCase());

  test.each(all)('%s defines the terms that it says it defines', (file) => {
    const defined = bold(file.startsWith('charts/') ? section(file, "L'essentiel") : source(file));
    const missing = read(file).defines.filter((term) =>
      term.split('|').every((word) => !defined.some((found) => says(found, word.replaceAll('’', "'").toLowerCase()))),
    );
    const place = file.startsWith('charts/') ? "dans « L'essentiel »" : 'dans la page';
    expect(missing.map((term) => `${file} : définissez « ${term} » en gras ${place}, ou retirez-le de « defines »`)).toEqual([]);
  });

  test('are of every step', () => {
    const silent = steps.filter(({ file }) => read(file).defines.length === 0);
    expect(silent.map(({ file }) => `${file}:2 : ajoutez les mots que l'étape définit, comme « defines: [Service, ClusterIP] »`)).toEqual(
      [],
    );
  });
});

/** A term may stand among other words: « **La boucle de réconciliation** ». */
const says = (found: string, word: string): boolean =>
  new RegExp(`(^|[^\\p{L}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(s|x)?($|[^\\p{L}])`, 'u').test(found);

describe('links', () => {
  test.each(all)('%s leads to pages that exist', (file) => {
    const dead = linksOf(source(file))
      .filter(({ target }) => !/^(https?:|#|\/)/.test(target))
      .filter(({ target }) => !existsSync(join(dirname(file), target.replace(/#.*$/, ''))));
    expect(dead).toEqual([]);
  });

  test.each(all)('%s leads to headings that exist', (file) => {
    const dead = linksOf(source(file)).filter(({ target }) => {
      const [, path = '', anchor] = /^([^:#]*)#(.+)$/.exec(target) ?? [];
      const page = path === '' ? file : join(dirname(file), path);
      return anchor !== undefined && page.endsWith('.md') && existsSync(page) && !anchorsOf(page).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  test.each(all)('%s leads outside over HTTPS, to sites of the list', (file) => {
    const outside = linksOf(source(file)).filter(({ target }) => /^https?:/.test(target));
    const strange = outside.filter(({ target }) => !hosts.includes(new URL(target).host) || !target.startsWith('https:'));
    expect(strange).toEqual([]);
  });
});

const anchors = new Map<string, ReadonlySet<string>>();

/** The anchors of a page's headings, as the guide names them. */
function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file);
  if (known) return known;
  const tokens = new MarkdownIt().parse(source(file), {});
  const headings = tokens.filter((_, at) => tokens[at - 1]?.type === 'heading_open');
  const found = new Set(headings.map(({ children }) => slug((children ?? []).map(({ content }) => content).join(''))));
  anchors.set(file, found);
  return found;
}

/** The links of a text of Markdown, code aside. */
function linksOf(text: string): { target: string; line: number }[] {
  let code = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^ *```/.test(line)) code = !code;
    if (code) return [];
    const prose = line.replace(/`[^`]*`/g, '');
    return [...prose.matchAll(/\]\(([^)\s]+)\)|<(https?:[^>]+)>/g)].map(([, a, b]) => ({ target: (a ?? b) as string, line: index + 1 }));
  });
}
