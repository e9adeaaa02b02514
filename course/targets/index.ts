import { aks } from './aks/target';
import { eks } from './eks/target';
import { gke } from './gke/target';
import { minikube } from './minikube/target';

/** Where the course can be applied, in the order in which they are rendered and shown: a target is its folder, and its name here. */
export const targets = { minikube, eks, aks, gke } as const;

export type TargetId = keyof typeof targets;

export const targetIds = Object.keys(targets) as [TargetId, ...TargetId[]];

export const isTarget = (name: string): name is TargetId => Object.hasOwn(targets, name);
