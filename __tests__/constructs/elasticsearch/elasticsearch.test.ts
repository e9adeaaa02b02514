import { Elasticsearch, type ElasticsearchProps } from '../../../constructs/elasticsearch/elasticsearch';
import type { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { field, outline, refuses } from '../../support/render';

const search = (props?: ElasticsearchProps) => (step: Step) => new Elasticsearch(step, 'elastic', props);
const deployment = (props?: ElasticsearchProps) => (step: Step) => search(props)(step).node.findChild('Deployment elastic') as Deployment;

test('a node is a Deployment behind a Service named elasticsearch', () => {
  expect(outline(search())).toEqual(['Deployment elastic', 'Service elasticsearch']);
});

test('its data dies with the pod, unless it has storage', () => {
  expect(field('spec.template.spec.volumes', deployment())).toContainEqual({ name: 'data', emptyDir: {} });
  expect(outline(search({ storage: '2Gi' }))).toContain('PersistentVolumeClaim elasticsearch');
  expect(field('spec.template.spec.volumes', deployment({ storage: '2Gi' }))).toContainEqual({
    name: 'data',
    persistentVolumeClaim: { claimName: 'elasticsearch' },
  });
});

test('two nodes never hold the data at once', () => {
  expect(field('spec.strategy.type', deployment({ storage: '2Gi' }))).toBe('Recreate');
});

test('it has five minutes to start, and a slow liveness that asks little', () => {
  expect(field('spec.template.spec.containers[elasticsearch]', deployment())).toMatchObject({
    startupProbe: { httpGet: { path: '/_cluster/health', port: 'http' }, periodSeconds: 10, failureThreshold: 30 },
    readinessProbe: { httpGet: { path: '/_cluster/health', port: 'http' } },
    livenessProbe: { tcpSocket: { port: 'http' }, failureThreshold: 6 },
  });
});

test('labels are for the Deployment, its pods and the selector of the Service alike', () => {
  const labels = { app: 'middleoffice', tier: 'elastic' };
  expect(field('', deployment({ labels }))).toMatchObject({ metadata: { labels }, spec: { template: { metadata: { labels } } } });
  expect(field('spec.selector', (step) => search({ labels })(step).service)).toEqual(labels);
});

refuses([
  [
    'a size is a quantity',
    search({ storage: '2Go' }),
    "« 2Go » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.",
  ],
]);
