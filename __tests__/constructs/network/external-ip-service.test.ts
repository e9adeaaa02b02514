import { ExternalIpService } from '../../../constructs/network/external-ip-service';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { field, refuses } from '../../support/render';
import { pods } from '../../support/workloads';

const external = (externalIPs: string[]) => (step: Step) =>
  new ExternalIpService(step, 'web', { pods: new Deployment(step, 'web', pods), ports: { http: 80 }, externalIPs });

test('an external IP is what it claims', () => {
  expect(field('spec.externalIPs', external(['192.0.2.10', '2001:db8::1']))).toEqual(['192.0.2.10', '2001:db8::1']);
});

refuses([
  [
    'an external-IP Service without an address is refused',
    external([]),
    "Le Service « web » n'a aucune adresse externe : donnez-en une, ou choisissez un ClusterIpService.",
  ],
  [
    'an external IP is an address',
    external(['192.0.2']),
    "« 192.0.2 », adresse externe du Service « web », n'est pas une adresse IP : écrivez-la comme 192.0.2.10.",
  ],
]);
