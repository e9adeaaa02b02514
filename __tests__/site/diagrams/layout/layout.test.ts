import { linesOf } from '../../../../site/diagrams/layout/boxes';
import type { Box } from '../../../../site/diagrams/layout/geometry';
import { layout } from '../../../../site/diagrams/layout/layout';
import { fonts, textWidth } from '../../../../site/diagrams/layout/metrics';
import { graphOf } from '../../../../site/diagrams/manifest/graph-of';
import { processes } from '../../../../site/diagrams/processes/by-name';
import { steps } from '../../../support/course';

const graphs = [
  ...steps.filter(({ target }) => target === 'minikube').map(({ name, objects }) => ({ name, graph: graphOf(objects, { title: name }) })),
  ...Object.entries(processes).map(([name, graph]) => ({ name, graph: graph() })),
];

const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test.each(graphs)('$name: text fits in its shape, shapes stand apart and inside the picture', async ({ graph }) => {
  const placed = await layout(graph);
  const boxes = [...placed.nodes];
  expect(boxes.map(([id]) => id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
  for (const node of graph.nodes) {
    const { width, x, y, height } = placed.nodes.get(node.id) as Box;
    for (const { text, role } of linesOf(node)) expect(textWidth(text, fonts[role])).toBeLessThanOrEqual(width - 24);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.5);
    expect(x + width).toBeLessThanOrEqual(placed.width + 0.5);
    expect(y + height).toBeLessThanOrEqual(placed.height + 0.5);
  }
  const touching = boxes.flatMap(([a, one], at) => boxes.slice(at + 1).flatMap(([b, other]) => (apart(one, other) ? [] : [`${a} × ${b}`])));
  expect(touching).toEqual([]);
});

test('a page shows the whole of every picture on a screen of 1024 pixels', async () => {
  const wide = [];
  for (const { name, graph } of graphs) if ((await layout(graph)).width > 697) wide.push(name);
  expect(wide).toEqual([]);
});

test('widths are upper bounds: a wide letter counts for more than a narrow one, an accent for nothing, a bold face for more', () => {
  const font = { size: 10 };
  expect(textWidth('mmmm', font)).toBeGreaterThan(textWidth('iiii', font));
  expect(textWidth('été', font)).toBe(textWidth('ete', font));
  expect(textWidth('web', { ...font, bold: true })).toBeGreaterThan(textWidth('web', font));
});
