import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { addNote } from '../../course/note';
import { patch } from '../../course/patch';
import { appOf, type StepApp } from '../../course/step-app';
import type * as k8s from '../../imports/k8s';
import { checkLabels } from '../names';
import type { Container } from './container';
import { checkPod, containersOf, type PodProps } from './pod-props';
import { podVolumes } from './pod-volumes';
import type { Pods } from './pods';
import { podPorts } from './ports';

/** A pod as its workload describes it: a value that Pod, Deployment and the others place in their spec. */
export class PodTemplate implements Pods {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>>;
  private readonly app: StepApp;
  private readonly volumes: readonly k8s.Volume[];

  constructor(
    scope: Construct,
    name: string,
    private readonly props: PodProps,
    claimTemplates: readonly string[] = [],
  ) {
    this.app = appOf(scope);
    this.labels = props.labels ?? { app: name };
    if (Object.keys(this.labels).length === 0)
      throw new Error(`Les pods de « ${name} » n'ont aucune étiquette : donnez-leur-en une, comme app: web.`);
    checkLabels(name, this.labels);
    checkPod(name, props);
    // Without the init containers, which have ended when the pod takes requests.
    this.ports = podPorts(name, [...(props.sidecars ?? []), ...props.containers]);
    this.volumes = podVolumes(name, containersOf(props), claimTemplates, this.app.settings);
  }

  get metadata(): k8s.ObjectMeta {
    return { labels: { ...this.labels }, ...(this.props.annotations && { annotations: { ...this.props.annotations } }) };
  }

  get spec(): k8s.PodSpec {
    const { props } = this;
    const secure = props.security !== 'image';
    const users = new Set(containersOf(props).map(({ props: { image } }) => image.user));
    const shared = users.size === 1 ? [...users][0] : undefined;
    const toSpec = (container: Container) => {
      const { image } = container.props;
      const ends = props.initContainers?.includes(container) ?? false;
      return container.toSpec(this.app.imageName(image), secure, users.size > 1 ? image.user : undefined, ends);
    };
    const early = [...(props.initContainers ?? []), ...(props.sidecars ?? [])];
    return {
      ...(props.restartPolicy && { restartPolicy: props.restartPolicy }),
      ...(props.terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds: props.terminationGracePeriodSeconds }),
      ...(props.hostname !== undefined && { hostname: props.hostname }),
      ...(props.subdomain !== undefined && { subdomain: props.subdomain }),
      ...props.scheduling?.toSpec(this.labels),
      ...(props.serviceAccount ? { serviceAccountName: props.serviceAccount.name } : { automountServiceAccountToken: false }),
      ...(props.enableServiceLinks !== undefined && { enableServiceLinks: props.enableServiceLinks }),
      ...(early.length > 0 && { initContainers: early.map(toSpec) }),
      containers: props.containers.map(toSpec),
      ...(this.volumes.length > 0 && { volumes: [...this.volumes] }),
      ...(secure && {
        securityContext: {
          runAsNonRoot: true,
          ...(shared !== undefined && { runAsUser: shared }),
          ...(props.fsGroup !== undefined && { fsGroup: props.fsGroup, fsGroupChangePolicy: 'OnRootMismatch' }),
          seccompProfile: { type: 'RuntimeDefault' },
        },
      }),
    };
  }

  /** Completes an object that holds this template's spec at `path`: what the 1.27 types lack, and the containers' notes. */
  complete(object: ApiObject, path: string): void {
    const { initContainers = [], sidecars = [], containers } = this.props;
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
