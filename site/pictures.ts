import { toSvg } from './diagrams/drawing/svg';
import { toText } from './diagrams/drawing/text';
import type { Graph } from './diagrams/graph';
import { processes } from './diagrams/processes/by-name';
import { startNames, stepGraph, stepNames } from './diagrams/steps';

/** A diagram: the same graph drawn and told. */
export interface Picture {
  readonly svg: string;
  /** One sentence a line. */
  readonly text: readonly string[];
}

/** Every diagram by its name: `03-services/nodeport`, `03-services/external-ips.start`, `requête`. Drawn once, as drawing takes a while. */
export async function drawPictures(): Promise<ReadonlyMap<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const draw = async (name: string, graph: Graph) => pictures.set(name, { svg: await toSvg(graph), text: toText(graph) });
  for (const [name, graph] of Object.entries(processes)) await draw(name, graph());
  for (const step of stepNames()) await draw(step, stepGraph({ step }));
  for (const step of startNames()) await draw(`${step}.start`, stepGraph({ step, start: true }));
  return pictures;
}
