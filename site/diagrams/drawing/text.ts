import type { Edge, Graph, Group, Node } from '../graph';

/** The same picture in French sentences: one per thing that does something, or one per moment of a story. */
export function toText(graph: Graph): string[] {
  const things = new Map<string, Node | Group>([...graph.nodes, ...graph.groups].map((thing) => [thing.id, thing]));
  const groups = graph.groups.map((group) => contents(graph, group));
  if (graph.story) return [...story(graph, things), ...groups];
  const told = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  const lines = [...things.values()].flatMap((thing) => {
    const clauses = clausesOf(
      things,
      graph.edges.filter(({ from }) => from === thing.id),
    );
    if (clauses.length > 0) return [sentence(thing, clauses)];
    const details = detailsOf(thing);
    if ('label' in thing || (told.has(thing.id) && details.length === 0)) return [];
    if ('unnamed' in thing && told.has(thing.id)) return [];
    return [`${capital(thing.noun)}${details.length > 0 ? ` : ${details.join(', ')}` : ''}.`];
  });
  return [...lines, ...groups];
}

/** What a sentence adds after the name of its subject. */
const detailsOf = (thing: Node | Group): readonly string[] => ('details' in thing && !thing.unnamed ? thing.details : []);

function sentence(thing: Node | Group, clauses: readonly string[], details = detailsOf(thing)): string {
  const added = details.length > 0 ? ` (${details.join(', ')})` : '';
  const text = clauses.map((clause) => clause.replace(/\{([^|{}]*)\|([^|{}]*)\}/g, thing.plural ? '$2' : '$1')).join(' ; ');
  return `${capital(thing.noun)}${added} ${text}.`;
}

/** One sentence for each moment, after the number that its arrow carries: `3. choisit un nœud`. */
function story({ edges }: Graph, things: ReadonlyMap<string, Node | Group>): string[] {
  return edges.map((edge, at) => {
    const introduced = edges.slice(0, at).some(({ from }) => from === edge.from);
    const line = sentence(things.get(edge.from)!, [predicate(things, [edge])], introduced ? [] : undefined);
    const number = /^(\d+)\. /.exec(edge.label?.[0] ?? '')?.[1];
    return number ? `Étape ${number} : ${line.charAt(0).toLowerCase()}${line.slice(1)}` : line;
  });
}

const contents = ({ nodes, groups }: Graph, { id, noun, label }: Group): string => {
  const members = [...nodes.filter(({ group }) => group === id), ...groups.filter(({ parent }) => parent === id)];
  const title = noun.endsWith(label) ? '' : ` (${label})`;
  return `${capital(noun)}${title} : ${list(members.map((member) => member.noun))}.`;
};

/** One clause for all the edges that say the same of several ends. */
function clausesOf(things: ReadonlyMap<string, Node | Group>, edges: readonly Edge[]): string[] {
  const alike = new Map<string, Edge[]>();
  for (const edge of edges) alike.set(edge.says, [...(alike.get(edge.says) ?? []), edge]);
  return [...alike.values()].map((same) => predicate(things, same));
}

function predicate(things: ReadonlyMap<string, Node | Group>, edges: readonly Edge[]): string {
  const nouns = edges.map(({ to }) => things.get(to)!.noun);
  return edges[0]!.says
    .replace('{le}', () => list(nouns))
    .replace('{du}', () => list(nouns.map(of)))
    .replace('{au}', () => list(nouns.map(to)));
}

const of = (noun: string): string => (/^(le|les) /.test(noun) ? noun.replace(/^le /, 'du ').replace(/^les /, 'des ') : `de ${noun}`);
const to = (noun: string): string => (/^(le|les) /.test(noun) ? noun.replace(/^le /, 'au ').replace(/^les /, 'aux ') : `à ${noun}`);

const list = (nouns: readonly string[]): string => [nouns.slice(0, -1).join(', '), nouns.at(-1)].filter(Boolean).join(' et ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
