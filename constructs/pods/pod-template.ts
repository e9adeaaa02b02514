import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { addNote } from '../../course/note';
import { patch } from '../../course/patch';
import { appOf, type StepApp } from '../../course/step-app';
import type * as k8s from '../../imports/k8s';
import { checkLabels } from '../names';
import type { Container } from './container';
import { checkPod, containersOf, type PodSpecProps, type RestartPolicy } from './pod-props';
import { podVolumes } from './pod-volumes';
import type { Pods } from './pods';
import { podPorts } from './ports';

/** A pod before it has an object to stand in. */
export interface PodTemplateParts {
  readonly spec: PodSpecProps;
  /** @default app: the name of the workload */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  /** @default Kubernetes' own: Always */
  readonly restartPolicy?: RestartPolicy;
  /** The claims that a StatefulSet makes for each pod, by name. @default none */
  readonly claimTemplates?: readonly string[];
}

/** A pod as its workload describes it: a value that Pod, Deployment and the others place in their spec. */
export class PodTemplate implements Pods {
  readonly podLabels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>>;
  private readonly app: StepApp;
  private readonly volumes: readonly k8s.Volume[];

  constructor(
    scope: Construct,
    name: string,
    private readonly props: PodTemplateParts,
  ) {
    const { spec, labels = { app: name }, restartPolicy, claimTemplates = [] } = props;
    this.app = appOf(scope);
    this.podLabels = labels;
    if (Object.keys(labels).length === 0)
      throw new Error(`Les pods de « ${name} » n'ont aucune étiquette : donnez-leur-en une, comme app: web.`);
    checkLabels(name, labels);
    checkPod(name, spec, restartPolicy);
    // Without the init containers, which have ended when the pod takes requests.
    this.ports = podPorts(name, [...(spec.sidecars ?? []), ...spec.containers]);
    this.volumes = podVolumes({ owner: name, containers: containersOf(spec), claimTemplates, settings: this.app.settings });
  }

  get metadata(): k8s.ObjectMeta {
    return { labels: { ...this.podLabels }, ...(this.props.annotations && { annotations: { ...this.props.annotations } }) };
  }

  get spec(): k8s.PodSpec {
    const { restartPolicy, spec } = this.props;
    const users = new Set(containersOf(spec).map(({ image }) => image.user));
    const shared = users.size === 1 ? [...users][0] : undefined;
    const toSpec = (container: Container) => {
      const { image } = container;
      const ends = spec.initContainers?.includes(container) ?? false;
      return container.toSpec({ imageName: this.app.imageName(image), ...(users.size > 1 && { user: image.user }), ends });
    };
    const early = [...(spec.initContainers ?? []), ...(spec.sidecars ?? [])];
    return {
      ...(restartPolicy && { restartPolicy }),
      ...(spec.terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds }),
      ...spec.scheduling?.toSpec(this.podLabels),
      ...(spec.serviceAccount ? { serviceAccountName: spec.serviceAccount.name } : { automountServiceAccountToken: false }),
      ...(spec.enableServiceLinks !== undefined && { enableServiceLinks: spec.enableServiceLinks }),
      ...(early.length > 0 && { initContainers: early.map(toSpec) }),
      containers: spec.containers.map(toSpec),
      ...(this.volumes.length > 0 && { volumes: [...this.volumes] }),
      securityContext: {
        runAsNonRoot: true,
        ...(shared !== undefined && { runAsUser: shared }),
        ...(spec.fsGroup !== undefined && { fsGroup: spec.fsGroup, fsGroupChangePolicy: 'OnRootMismatch' }),
        seccompProfile: { type: 'RuntimeDefault' },
      },
    };
  }

  /** Completes an object that holds this template's spec at `path`: what the 1.27 types lack, and the containers' notes. */
  complete(object: ApiObject, path: string): void {
    const { initContainers = [], sidecars = [], containers } = this.props.spec;
    for (const { name } of sidecars) object.addJsonPatch(patch(object.toJson(), `${path}.initContainers[${name}].restartPolicy`, 'Always'));
    const place = (list: string, all: readonly Container[]) => {
      for (const { name, notes } of all) {
        for (const note of notes) addNote(object, `${path}.${list}[${name}].${note.path.text}`, note.text);
      }
    };
    place('initContainers', [...initContainers, ...sidecars]);
    place('containers', containers);
  }
}
