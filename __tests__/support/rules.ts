import { images } from '../../course/images';
import { type KubeObject, label } from '../../imports/kube-object';
import { containersOf, matches, type PodOf, podsOf } from './kube';

/** A rule of the course: what is wrong with the objects of one manifest, a sentence each. */
export type Rule = (objects: readonly KubeObject[]) => string[];

const named = (objects: readonly KubeObject[], kind: string, name: string): KubeObject | undefined =>
  objects.find((object) => object.kind === kind && object.metadata.name === name);

const portNames = (pod: PodOf): string[] => containersOf(pod).flatMap(({ ports = [] }) => ports.map(({ name }: KubeObject) => name));

/** A workload's own selector catches its own pods. */
export const workloadsSelectTheirPods: Rule = (objects) =>
  podsOf(objects)
    .filter(({ owner, metadata }) => owner.spec.selector && !matches(owner.spec.selector.matchLabels, metadata.labels))
    .map(({ owner }) => `${label(owner)} does not select its own pods`);

/** No two workloads fight over pods, and none takes over those of another. */
export const workloadsSelectNoOtherPods: Rule = (objects) => {
  const pods = podsOf(objects);
  return pods
    .filter(({ owner }) => owner.spec.selector)
    .flatMap(({ owner }) =>
      pods
        .filter((other) => other.owner !== owner && matches(owner.spec.selector.matchLabels, other.metadata.labels))
        .map((other) => `${label(owner)} selects the pods of ${label(other.owner)}`),
    );
};

/** Every port of a Service leads to a port that every pod it selects has, and it selects some. */
export const servicePortsExist: Rule = (objects) =>
  objects
    .filter(({ kind, spec }) => kind === 'Service' && spec.selector)
    .flatMap((service) => {
      const selected = podsOf(objects).filter(({ metadata }) => matches(service.spec.selector, metadata.labels));
      if (selected.length === 0) return [`${label(service)} selects no pod`];
      return selected.flatMap((pod) =>
        service.spec.ports
          .filter(({ targetPort }: KubeObject) => !portNames(pod).includes(targetPort))
          .map(({ targetPort }: KubeObject) => `${label(service)} wants port ${targetPort}, which ${label(pod.owner)} lacks`),
      );
    });

/** What governs pods without being their owner finds some: budgets, policies, autoscalers, StatefulSets' Services. */
export const governorsFindTheirPods: Rule = (objects) =>
  objects.flatMap((object) => {
    const pods = podsOf(objects);
    const selector =
      object.kind === 'NetworkPolicy' ? object.spec.podSelector : object.kind === 'PodDisruptionBudget' ? object.spec.selector : {};
    const lost = selector.matchLabels && !pods.some(({ metadata }) => matches(selector.matchLabels, metadata.labels));
    const target = object.spec?.scaleTargetRef;
    return [
      ...(lost ? [`${label(object)} selects no pod`] : []),
      ...(target && !named(objects, target.kind, target.name)
        ? [`${label(object)} scales ${target.kind}/${target.name}, which does not exist`]
        : []),
      ...(object.kind === 'StatefulSet' && named(objects, 'Service', object.spec.serviceName)?.spec.clusterIP !== 'None'
        ? [`${label(object)} has no headless Service ${object.spec.serviceName}`]
        : []),
    ];
  });

/** An Ingress leads to Services and ports of the step, and its class is there. */
export const ingressesLeadSomewhere: Rule = (objects) =>
  objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap((ingress) => {
      const className = ingress.spec.ingressClassName;
      const lost = ingress.spec.rules
        .flatMap(({ http }: KubeObject) => http.paths)
        .map(({ backend }: KubeObject) => backend.service)
        .filter(
          ({ name, port }: KubeObject) =>
            !named(objects, 'Service', name)?.spec.ports.some((known: KubeObject) => known.name === port.name),
        )
        .map(({ name, port }: KubeObject) => `${label(ingress)} leads to ${name}:${port.name}, which does not exist`);
      return [...lost, ...(className && !named(objects, 'IngressClass', className) ? [`${label(ingress)} wants class ${className}`] : [])];
    });

interface Reference {
  readonly from: string;
  readonly kind: string;
  readonly name: string;
  readonly key?: string;
  readonly optional?: boolean;
}

function references(pod: PodOf): Reference[] {
  const from = label(pod.owner);
  const found: Reference[] = [];
  const add = (kind: string, name: string, more: { key?: string; optional?: boolean } = {}) => found.push({ from, kind, name, ...more });
  if (pod.spec.serviceAccountName) add('ServiceAccount', pod.spec.serviceAccountName);
  for (const volume of pod.spec.volumes ?? []) {
    const projected: KubeObject[] = volume.projected?.sources ?? [];
    for (const { configMap, secret } of [volume, ...projected]) {
      if (configMap) add('ConfigMap', configMap.name, { optional: configMap.optional });
      if (secret) add('Secret', secret.secretName ?? secret.name, { optional: secret.optional });
    }
    if (volume.persistentVolumeClaim) add('PersistentVolumeClaim', volume.persistentVolumeClaim.claimName);
  }
  for (const { env = [], envFrom = [] } of containersOf(pod)) {
    for (const { configMapRef, secretRef } of envFrom) {
      if (configMapRef) add('ConfigMap', configMapRef.name);
      if (secretRef) add('Secret', secretRef.name);
    }
    for (const { valueFrom = {} } of env) {
      const { configMapKeyRef, secretKeyRef } = valueFrom;
      if (configMapKeyRef) add('ConfigMap', configMapKeyRef.name, configMapKeyRef);
      if (secretKeyRef) add('Secret', secretKeyRef.name, secretKeyRef);
    }
  }
  return found;
}

/** What pods refer to is in the step, unless the reference is optional, or `madeElsewhere` (`Kind/name`) says who makes it. */
export const referencesExist =
  (madeElsewhere: readonly string[] = []): Rule =>
  (objects) =>
    podsOf(objects)
      .flatMap(references)
      .filter(({ kind, name, optional }) => !optional && !madeElsewhere.includes(`${kind}/${name}`))
      .flatMap(({ from, kind, name, key }) => {
        const object = named(objects, kind, name);
        if (!object) return [`${from} refers to ${kind}/${name}, which does not exist`];
        const entries = { ...object.data, ...object.stringData };
        return key === undefined || key in entries ? [] : [`${from} wants entry ${key} of ${kind}/${name}`];
      });

/** Bindings give roles of the step to accounts of the step. */
export const bindingsAreComplete: Rule = (objects) =>
  objects
    .filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
    .flatMap((binding) => [
      ...(named(objects, binding.roleRef.kind, binding.roleRef.name)
        ? []
        : [`${label(binding)} gives ${binding.roleRef.name}, which does not exist`]),
      ...binding.subjects
        .filter(({ kind, name }: KubeObject) => kind === 'ServiceAccount' && !named(objects, 'ServiceAccount', name))
        .map(({ name }: KubeObject) => `${label(binding)} gives to ${name}, which does not exist`),
    ]);

/** Probes ask ports of their container; mounts have their volume, and volumes their mount. */
export const containersAreComplete: Rule = (objects) =>
  podsOf(objects).flatMap((pod) => {
    const claims = (pod.owner.spec.volumeClaimTemplates ?? []).map(({ metadata }: KubeObject) => metadata.name);
    const volumes: string[] = [...(pod.spec.volumes ?? []).map(({ name }: KubeObject) => name), ...claims];
    const mounted = containersOf(pod).flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }: KubeObject) => name));
    const probePorts = containersOf(pod).flatMap((container) =>
      ['startupProbe', 'readinessProbe', 'livenessProbe']
        .map((probe) => container[probe]?.httpGet?.port ?? container[probe]?.tcpSocket?.port)
        .filter((port) => port !== undefined && !container.ports?.some(({ name }: KubeObject) => name === port)),
    );
    return [
      ...mounted.filter((name) => !volumes.includes(name)).map((name) => `${label(pod.owner)} mounts ${name}, which it has not`),
      ...volumes.filter((name) => !mounted.includes(name)).map((name) => `${label(pod.owner)} never mounts ${name}`),
      ...probePorts.map((port) => `${label(pod.owner)} probes port ${port}, which the container has not`),
    ];
  });

/** No two objects of a manifest are the same object. */
export const namesAreUnique: Rule = (objects) => {
  const all = objects.map((object) => `${object.apiVersion.split('/')[0]} ${label(object)}`);
  return all.filter((name, at) => all.indexOf(name) !== at).map((name) => `${name} is there twice`);
};

const known: readonly string[] = Object.values(images).map(({ reference }) => reference);

/** Images are those of course/images.ts. */
export const imagesAreTheCourse: Rule = (objects) =>
  podsOf(objects).flatMap((pod) =>
    containersOf(pod)
      .filter(({ image }) => !known.includes(image))
      .map(({ image }) => `${label(pod.owner)} runs ${image}`),
  );

/** A step lives in the namespace of whoever applies it. */
export const noNamespace: Rule = (objects) =>
  objects
    .filter(({ metadata, spec }) => metadata.namespace ?? spec?.template?.metadata?.namespace)
    .map((object) => `${label(object)} names a namespace`);

/** Clusters take these names: RFC 1123 labels. */
export const namesAreLabels: Rule = (objects) =>
  objects
    .filter(({ metadata }) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(metadata.name))
    .map((object) => `${label(object)} has no RFC 1123 name`);
