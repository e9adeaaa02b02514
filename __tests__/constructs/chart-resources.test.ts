import { ApiObject, Chart, Testing } from 'cdk8s';
import { ConfigMap } from '../../constructs/configuration/config-map';
import { LimitRange } from '../../constructs/namespaces/limit-range';
import { Namespace } from '../../constructs/namespaces/namespace';
import { ResourceQuota } from '../../constructs/namespaces/resource-quota';
import { ClusterIpService } from '../../constructs/network/cluster-ip-service';
import { IngressClass } from '../../constructs/network/ingress-class';
import { ClusterRole } from '../../constructs/security/role';
import { ClusterRoleBinding, RoleBinding } from '../../constructs/security/role-binding';
import { ServiceAccount } from '../../constructs/security/service-account';
import { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } from '../../constructs/security/validating-admission-policy';
import { PersistentVolume } from '../../constructs/storage/persistent-volume';
import { StorageClass } from '../../constructs/storage/storage-class';
import { Deployment } from '../../constructs/workloads/deployment';
import { defaultSettings } from '../../course/settings';
import { StepApp } from '../../course/step-app';
import { Target } from '../../course/target';
import { targets } from '../../course/targets';
import type { KubeObject } from '../../imports/kube-object';
import { pods } from '../support/workloads';

/** A class: an App with a chart for each learner, which names their namespace. */
const classApp = (): StepApp => new StepApp(new Target(targets.minikube), defaultSettings, __dirname);
const learner = (app: StepApp, name: string): Chart => new Chart(app, name, { namespace: name });
const objects = (chart: Chart): KubeObject[] => Testing.synth(chart);

test('a chart that names a namespace puts its objects there', () => {
  const zoe = learner(classApp(), 'zoe');
  new ResourceQuota(zoe, 'quota', { pods: '10' });
  new LimitRange(zoe, 'limits', { defaultRequest: { cpu: '10m' }, default: { memory: '64Mi' } });
  new ClusterIpService(zoe, 'web', { pods: new Deployment(zoe, 'web', pods), ports: { http: 80 } });
  expect(objects(zoe).map(({ metadata }) => metadata.namespace)).toEqual(['zoe', 'zoe', 'zoe', 'zoe']);
});

test("what is the whole cluster's is in no namespace", () => {
  const zoe = learner(classApp(), 'zoe');
  new Namespace(zoe, 'zoe', { labels: { class: 'november' } });
  const role = new ClusterRole(zoe, 'reader', [{ resources: ['nodes'], verbs: ['list'] }]);
  new ClusterRoleBinding(zoe, 'reader', { role, subjects: [{ user: 'zoe' }] });
  new PersistentVolume(zoe, 'board', { size: '1Gi', source: { nfs: { server: 'nfs.test', path: '/export' } } });
  new StorageClass(zoe, 'retain', { reclaimPolicy: 'Retain' });
  new IngressClass(zoe, 'traefik', { controller: 'traefik.io/ingress-controller' });
  const policy = new ValidatingAdmissionPolicy(zoe, 'policy', {
    matches: { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['services'] },
    validations: [{ expression: 'true', message: 'jamais' }],
  });
  new ValidatingAdmissionPolicyBinding(zoe, 'policy', { policy });
  expect(objects(zoe)).toHaveLength(8);
  expect(objects(zoe).filter(({ metadata }) => 'namespace' in metadata)).toEqual([]);
});

test('an account is named with its namespace, and may have rights in another', () => {
  const app = classApp();
  const robot = new ServiceAccount(learner(app, 'tools'), 'robot');
  const zoe = learner(app, 'zoe');
  new RoleBinding(zoe, 'robot', { role: 'view', subjects: [robot] });
  expect(objects(zoe)[0].subjects).toEqual([{ kind: 'ServiceAccount', name: 'robot', namespace: 'tools' }]);
});

test('an account whose namespace nobody knows has no rights in a namespace that is named', () => {
  const app = classApp();
  const robot = new ServiceAccount(new Chart(app, 'step'), 'robot');
  expect(() => new RoleBinding(learner(app, 'zoe'), 'robot', { role: 'view', subjects: [robot] })).toThrow(
    new Error(
      'Le RoleBinding « robot » vise le compte « robot », dont le chart ne nomme aucun namespace : créez ce compte dans un chart qui en nomme un.',
    ),
  );
});

test('two charts of one App may hold objects of one kind and name, be they in one namespace or in none', () => {
  const app = classApp();
  for (const id of ['zoe', 'ali']) new ConfigMap(new Chart(app, id), 'web', { data: { id } });
  for (const id of ['before', 'after']) new ConfigMap(new Chart(app, id, { namespace: 'eva' }), 'web', { data: { id } });
  expect(app.node.findAll().filter(ApiObject.isApiObject)).toHaveLength(4);
});

test('so may a chart inside another, in another namespace only', () => {
  const zoe = learner(classApp(), 'zoe');
  new ConfigMap(zoe, 'web', {});
  expect(() => new ConfigMap(new Chart(zoe, 'tools', { namespace: 'tools' }), 'web', {})).not.toThrow();
  expect(() => new ConfigMap(new Chart(zoe, 'again', { namespace: 'zoe' }), 'web', {})).toThrow('a déjà un objet ConfigMap « web »');
});

test("an object of the whole cluster is one, whatever its chart's namespace", () => {
  const zoe = learner(classApp(), 'zoe');
  new Namespace(zoe, 'shared');
  expect(() => new Namespace(new Chart(zoe, 'tools', { namespace: 'tools' }), 'shared')).toThrow('a déjà un objet Namespace « shared »');
});

test('pods of another chart or another namespace are no strangers to a Service', () => {
  const app = classApp();
  const zoe = learner(app, 'zoe');
  const service = new ClusterIpService(zoe, 'web', { pods: new Deployment(zoe, 'web', pods), ports: { http: 80 } });
  new Deployment(new Chart(app, 'again', { namespace: 'zoe' }), 'web', pods);
  new Deployment(new Chart(zoe, 'tools', { namespace: 'tools' }), 'web', pods);
  expect(service.node.validate()).toEqual([]);
  new Deployment(zoe, 'other', { ...pods, podLabels: { app: 'web' } });
  expect(service.node.validate()).toHaveLength(1);
});

test('the time to build a chart grows as its objects do', () => {
  const build = (count: number): number => {
    const zoe = learner(classApp(), 'zoe');
    const start = process.cpuUsage().user;
    for (let index = 0; index < count; index += 1) new ConfigMap(zoe, `config-${index}`, {});
    return process.cpuUsage().user - start;
  };
  build(500); // warm
  // Eight times the objects: 8 where each costs the same, some 64 where each looks at all the others.
  expect(build(4000) / build(500)).toBeLessThan(30);
});

test('a resource outside any chart is refused', () => {
  expect(() => new ConfigMap(classApp(), 'web', {})).toThrow("n'est dans aucun chart : créez-le sous une étape, ou sous un Chart.");
});
