import { type KubeObject, label } from '../../../imports/kube-object';
import { toSvg } from '../../../site/diagrams/drawing/svg';
import { toText } from '../../../site/diagrams/drawing/text';
import type { Graph } from '../../../site/diagrams/graph';
import { graphOf } from '../../../site/diagrams/manifest/graph-of';
import { templateOf } from '../../../site/diagrams/manifest/pods';
import { processes } from '../../../site/diagrams/processes/by-name';
import { courseSteps, steps } from '../../support/course';
import { matches } from '../../support/kube';

interface Drawing {
  readonly name: string;
  readonly objects: readonly KubeObject[];
  readonly graph: Graph;
}

const drawing = (name: string, objects: readonly KubeObject[]): Drawing => ({ name, objects, graph: graphOf(objects, { title: name }) });

/** Every manifest of every target, each different one once; then the processes. */
const manifests: readonly Drawing[] = [...new Map(steps.map((step) => [step.text, step])).values()].map(({ name, target, objects }) =>
  drawing(`${name} (${target})`, objects),
);
const drawings: readonly Drawing[] = [
  ...manifests,
  ...Object.entries(processes).map(([name, graph]) => ({ name, objects: [], graph: graph() })),
];

/** What is said in a picture: the names of its nodes, and the labels of pods that have none. */
const nameOf = ({ unnamed, name, details }: Graph['nodes'][number]): string => (unnamed ? (details[0] ?? name) : name);

describe('every manifest of the course is drawn', () => {
  test('all of its steps, and the states that some start from', () => {
    expect(new Set(steps.map(({ step }) => step.id))).toEqual(new Set(courseSteps.map(({ id }) => id)));
    expect(manifests.length).toBeGreaterThan(courseSteps.length);
  });

  test.each(manifests)("$name: every object has its node, but for a binding, which may share its role's", ({ objects, graph }) => {
    const drawn = graph.nodes.map(({ id }) => id);
    const missing = objects.filter((object) => !drawn.includes(label(object)));
    const twins = missing.filter(({ kind, metadata, roleRef }) =>
      graph.nodes.some((node) => node.kind === `${roleRef?.kind} + ${kind}` && node.name === metadata.name),
    );
    expect(missing.map(label)).toEqual(twins.map(label));
  });

  test.each(manifests)('$name: a Service is joined to the pods that carry its labels, and to no others', ({ objects, graph }) => {
    for (const service of objects.filter(({ kind }) => kind === 'Service')) {
      const chosen = objects.filter((object) => {
        const template = templateOf(object);
        return template && matches(service.spec.selector, template.metadata.labels);
      });
      const drawn = graph.edges.filter(({ from, kind }) => from === label(service) && kind === 'selects').map(({ to }) => to);
      const expected = chosen.map((owner) => (owner.kind === 'Pod' ? label(owner) : `pods/${label(owner)}`));
      expect(drawn).toEqual(expected.length > 0 ? expected : [expect.stringMatching(/^nobody\//)]);
    }
  });

  test.each(drawings)('$name: every arrow joins two things that are drawn', ({ graph }) => {
    const ids = [...graph.nodes, ...graph.groups].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });
});

describe('the text equivalent says what the picture shows', () => {
  test.each(drawings)('$name: it names every thing, in sentences', ({ graph }) => {
    const lines = toText(graph);
    const text = lines.join('\n').toLowerCase();
    for (const node of graph.nodes) expect(text).toContain(nameOf(node).toLowerCase());
    for (const line of lines) expect(line).toMatch(/^\p{Lu}[^{}|]*\.$/u);
    expect(text).not.toMatch(/undefined|\bde le\b|\bde les\b|\bà le\b|\bà les\b| ,|,,/);
  });
});

describe('the picture is SVG that a page can take as it is', () => {
  test.each(drawings)('$name', async ({ graph }) => {
    const svg = await toSvg(graph);
    expect(svg).toMatch(/^<svg [^>]*class="schema" role="img" aria-label="Schéma : [^"]+" viewBox="[-\d. ]+" width="\d+" height="\d+"/);
    expect(unbalanced(svg)).toEqual([]);
    // Neither prolog, nor ids that two pictures would share, nor a colour or a font that no theme could change.
    expect(svg).not.toMatch(/<\?xml|<!DOCTYPE|\bid="|fill=|stroke=|font-|#[0-9a-f]{3,6}\b|NaN|undefined/);
    for (const { name } of graph.nodes) expect(svg).toContain(`>${name}</text>`);
    expect(svg.match(/class="schema-edge /g) ?? []).toHaveLength(graph.edges.length);
  });

  test('the same manifest gives the same bytes', async () => {
    for (const { name, objects, graph } of manifests.filter(({ name }) => /^(kafka|network-policy|rbac) \(m/.test(name))) {
      expect(await toSvg(drawing(name, structuredClone(objects)).graph)).toBe(await toSvg(graph));
    }
  });
});

/** Tags that are not closed in the order in which they are opened. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name, self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (closing && open.pop() !== name) return [name as string];
    if (!closing && !self) open.push(name as string);
  }
  return open;
}
