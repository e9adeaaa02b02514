import type { Daemon, Machine } from '../../machines/machine';
import { startCilium } from './cilium';
import { startFlannel } from './flannel';

/** What gives pods their network: Cilium enforces NetworkPolicies, Flannel none. */
export type Cni = CniPlan['name'];

/** A CNI, with the files that it needs. */
export type CniPlan =
  | {
      readonly name: 'cilium';
      /** Plugins besides the reference ones, by the name that its configuration has for them. */
      readonly plugins: Readonly<Record<string, string>>;
      /** Folder of Cilium's BPF sources. */
      readonly bpf: string;
    }
  | { readonly name: 'flannel'; readonly plugins: Readonly<Record<string, string>> };

/** Starts a CNI's daemon on a node; when it is there, so is the CNI configuration that makes the node Ready. */
export function startCni(cni: CniPlan, machine: Machine, files: { bin: string; conf: string }, signal?: AbortSignal): Promise<Daemon> {
  return cni.name === 'cilium' ? startCilium(machine, { ...files, bpf: cni.bpf }, signal) : startFlannel(machine, files, signal);
}
