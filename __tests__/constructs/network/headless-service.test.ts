import { HeadlessService } from '../../../constructs/network/headless-service';
import { Deployment } from '../../../constructs/workloads/deployment';
import { type Compose, field } from '../../support/render';
import { pods } from '../../support/workloads';

test('a headless Service has no address, and perhaps no port', () => {
  const headless =
    (props: object): Compose<HeadlessService> =>
    (step) =>
      new HeadlessService(step, 'web', { pods: new Deployment(step, 'web', pods), ports: { http: 80 }, ...props });
  expect(field('spec', headless({}))).toMatchObject({ clusterIP: 'None', ports: [{ port: 80 }] });
  expect(field('spec', headless({}))).not.toHaveProperty('publishNotReadyAddresses');
  expect(field('spec.publishNotReadyAddresses', headless({ publishNotReadyAddresses: true }))).toBe(true);
  expect(field('spec.ports', headless({ ports: {} }))).toEqual([]);
});
