import { ServiceAccount } from '../../../constructs/security/service-account';
import { yaml } from '../../support/render';

test('a ServiceAccount is a name', () => {
  expect(yaml((step) => new ServiceAccount(step, 'robot'))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ServiceAccount
metadata:
  name: robot
"
`);
});
