/** The circles of a graph, each once, as the way round it: `a → b → a`. */
export function circlesOf(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, way: readonly string[]): void => {
    if (way.includes(node)) found.push([...way.slice(way.indexOf(node)), node].join(' → '));
    if (way.includes(node) || finished.has(node)) return;
    for (const next of edges.get(node) ?? []) visit(next, [...way, node]);
    finished.add(node);
  };
  for (const node of edges.keys()) visit(node, []);
  return found;
}
