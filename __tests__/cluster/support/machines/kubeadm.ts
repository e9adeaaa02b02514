import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { facility } from '../facility/facility';

/** Where kubeadm is: beside the kubectl of these tests, or on the PATH. `null` where it is in neither. */
export function kubeadm(): string | null {
  const beside = dirname(facility().kubectl[0] ?? '');
  const folders = [beside, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'kubeadm')).find((file) => existsSync(file)) ?? null;
}
