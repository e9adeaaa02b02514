import type * as k8s from '../../imports/k8s';
import type { ConfigMap } from '../configuration/config-map';
import type { Secret } from '../configuration/secret';
import { checkName } from '../names';
import { quantity } from '../quantity';
import type { PersistentVolumeClaim } from '../storage/persistent-volume-claim';
import { checkPodField, type FileField } from './pod-field';

/** Where a volume appears in a container. */
interface MountOptions {
  readonly readOnly?: boolean;
  /** One file or folder of the volume in the place of its root. */
  readonly subPath?: string;
}

/** A volume at a path of a container. */
export interface Mount {
  readonly volume: Volume;
  readonly path: string;
  readonly options: MountOptions;
}

/** A folder that containers of a pod can share. What it refers to is passed as an object, so that its name cannot be mistyped. */
export class Volume {
  private constructor(
    readonly name: string,
    /** The typed volume; `undefined` for the claim template of a StatefulSet, whose controller adds the volume. */
    readonly source: Omit<k8s.Volume, 'name'> | undefined,
  ) {
    checkName('Volume', name);
  }

  /** An empty folder that lives as long as the pod. `memory` keeps it in RAM, counted against the containers' limits. */
  static emptyDir(name: string, options: { readonly sizeLimit?: string; readonly memory?: boolean } = {}): Volume {
    return new Volume(name, {
      emptyDir: {
        ...(options.memory && { medium: 'Memory' }),
        ...(options.sizeLimit !== undefined && { sizeLimit: quantity(options.sizeLimit) }),
      },
    });
  }

  /** An emptyDir mounted at a folder that the software writes to, and named after it: `/var/run/postgresql` → `run-postgresql`. */
  static scratch(path: string): Mount {
    return Volume.emptyDir(path.split('/').filter(Boolean).slice(-2).join('-').toLowerCase()).at(path);
  }

  /** The entries of a ConfigMap as files, refreshed when it changes. */
  static configMap(config: ConfigMap, options: { readonly name?: string; readonly executable?: boolean } = {}): Volume {
    return new Volume(options.name ?? config.name, {
      configMap: { name: config.name, ...(options.executable && { defaultMode: 0o555 }) },
    });
  }

  /** The entries of a Secret as files, in memory. `secret` may be the name of one that is made when the step is applied. */
  static secret(secret: Secret, options: { readonly name?: string } = {}): Volume {
    return new Volume(options.name ?? secret.name, {
      secret: { secretName: secret.name },
    });
  }

  /** The storage that a claim obtained. */
  static claim(claim: PersistentVolumeClaim, options: { readonly name?: string } = {}): Volume {
    return new Volume(options.name ?? claim.name, { persistentVolumeClaim: { claimName: claim.name } });
  }

  /** The claim that a StatefulSet makes for each of its pods, by the name of its template. */
  static claimTemplate(name: string): Volume {
    return new Volume(name, undefined);
  }

  /** The pod's own labels, annotations or name as files. `items` maps a file to a field: `{ labels: 'metadata.labels' }`. */
  static downwardApi(name: string, items: Readonly<Record<string, FileField>>): Volume {
    for (const field of Object.values(items)) checkPodField(field);
    return new Volume(name, {
      downwardApi: { items: Object.entries(items).map(([path, fieldPath]) => ({ path, fieldRef: { fieldPath } })) },
    });
  }

  /** A folder of the node. Refused unless the trainer's settings allow it, because it leaves the container. */
  static hostPath(name: string, path: string): Volume {
    if (!path.startsWith('/') || path.split('/').includes('..'))
      throw new Error(`Le dossier « ${path} » du volume « ${name} » doit être un chemin absolu et sans « .. », comme /var/log.`);
    return new Volume(name, { hostPath: { path, type: 'Directory' } });
  }

  /** This volume at a path of a container. */
  at(path: string, options: MountOptions = {}): Mount {
    if (!path.startsWith('/'))
      throw new Error(`Le point de montage « ${path} » du volume « ${this.name} » doit être un chemin absolu, comme /data.`);
    const { subPath } = options;
    if (subPath !== undefined && (subPath.startsWith('/') || subPath.split('/').includes('..')))
      throw new Error(`Le sous-chemin « ${subPath} » du volume « ${this.name} » doit être relatif et sans « .. », comme conf/site.`);
    return { volume: this, path, options };
  }
}
