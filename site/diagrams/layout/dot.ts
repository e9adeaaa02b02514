import type { Edge, Graph, Group, Node } from '../graph';
import { labelSize, type Size, sizeOf } from './boxes';
import { pulls, type Way } from './way';

/**
 * The graph in Graphviz' language. Graphviz only places things: it is given boxes of the right size with nothing inside, so that no
 * font of the machine that builds can change the picture.
 */
export function toDot(drawn: Graph, way: Way): string {
  const { direction, dense = false } = way;
  const graph = direction === 'LR' ? upsideDown(drawn) : drawn;
  // A second search for fewer crossings forgets the order of rows.
  const settled = graph.groups.some(({ ordered }) => ordered) ? 'remincross=false;' : '';
  return [
    'digraph {',
    `rankdir=${direction};compound=true;ranksep=${direction === 'LR' ? (dense ? 0.2 : 0.42) : 0.36};nodesep=${dense ? 0.12 : 0.24};pad=0;${settled}`,
    'node[shape=box,fixedsize=true,label=""];edge[arrowsize=0.7];',
    ...inside(graph, undefined),
    ...graph.edges.map((edge) => line(graph, edge, drawn.edges.indexOf(edge), pulls(drawn, edge, way))),
    '}',
  ].join('\n');
}

/** When arrows go to the right, Graphviz puts what it reads first at the bottom: readers expect the order of the manifest. */
const upsideDown = ({ nodes, edges, groups, ...rest }: Graph): Graph => ({
  ...rest,
  nodes: [...nodes].reverse(),
  edges: [...edges].reverse(),
  groups: [...groups].reverse(),
});

function inside(graph: Graph, group: string | undefined): string[] {
  return [...together(graph, group), ...graph.groups.filter(({ parent }) => parent === group).flatMap((one) => cluster(graph, one))];
}

/** The nodes of a group. Equals with an arrow between them are kept side by side by an invisible frame: none other slips in. */
function together(graph: Graph, group: string | undefined): string[] {
  const nodes = graph.nodes.filter((node) => node.group === group);
  const joined = nodes.filter(({ id }) => graph.edges.some(({ level, from, to }) => level && (from === id || to === id)));
  const alone = nodes.filter((node) => !joined.includes(node)).map(box);
  if (group === undefined || joined.length === 0) return nodes.map(box);
  return [`subgraph ${quote(`cluster ${group} joined`)} {`, 'style=invis;margin=0;', ...joined.map(box), '}', ...alone];
}

const cluster = (graph: Graph, { id, label, ordered }: Group): string[] => [
  `subgraph ${quote(`cluster ${id}`)} {`,
  `margin=12;label=${blank(labelSize([label]))};`,
  ...inside(graph, id),
  ...(ordered
    ? [
        `{rank=same;${graph.nodes
          .filter(({ group }) => group === id)
          .map((node) => quote(node.id))
          .join(' -> ')}[style=invis];}`,
      ]
    : []),
  '}',
];

const box = (node: Node): string => {
  const { width, height } = sizeOf(node);
  return `${quote(node.id)}[width=${inches(width)},height=${inches(height)}];`;
};

/** Graphviz joins nodes: an edge of a group is one of a node in it, cut at the frame. */
function line(graph: Graph, { from, to, label, back, level }: Edge, at: number, pulls: readonly string[]): string {
  const [tail, head] = back ? [to, from] : [from, to];
  const ends = [tail, head].map((id) => quote(anchor(graph, id))).join(' -> ');
  const attributes = [
    `id=${at}`,
    ...(isGroup(graph, tail) ? [`ltail=${quote(`cluster ${tail}`)}`] : []),
    ...(isGroup(graph, head) ? [`lhead=${quote(`cluster ${head}`)}`] : []),
    ...(label ? [`label=${blank(labelSize(label))}`] : []),
    ...(back ? ['dir=back'] : []),
    ...(level ? ['constraint=false'] : []),
    ...pulls,
  ];
  return `${ends}[${attributes.join(',')}];`;
}

const isGroup = (graph: Graph, id: string): boolean => graph.groups.some((group) => group.id === id);

/** The node that stands for a group: the middle one, for a straight arrow. */
function anchor(graph: Graph, id: string): string {
  if (!isGroup(graph, id)) return id;
  const members = membersOf(graph, id);
  return members[Math.floor((members.length - 1) / 2)]!;
}

const membersOf = (graph: Graph, group: string): string[] => [
  ...graph.nodes.filter((node) => node.group === group).map(({ id }) => id),
  ...graph.groups.filter(({ parent }) => parent === group).flatMap(({ id }) => membersOf(graph, id)),
];

/** A pixel of the picture is a point of Graphviz'. */
const inches = (pixels: number): string => (pixels / 72).toFixed(4);

const quote = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

const blank = ({ width, height }: Size): string =>
  `<<TABLE BORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" WIDTH="${width}" HEIGHT="${height}"><TR><TD></TD></TR></TABLE>>`;
