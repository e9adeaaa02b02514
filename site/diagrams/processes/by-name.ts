import type { Graph } from '../graph';
import { componentsProcess } from './components';
import { nodePortProcess } from './node-port';
import { requestProcess } from './request';

/** Diagrams of what happens rather than of what a manifest says, by the name that pages give them. */
export const processes: Readonly<Record<string, () => Graph>> = {
  requête: requestProcess,
  nodeport: nodePortProcess,
  composants: componentsProcess,
};
