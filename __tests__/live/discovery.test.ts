import { discovered } from '../../live/discovery';
import { Kubectl } from '../../live/kubectl';

test('the kinds of a cluster are read from its discovery, with or without short names', async () => {
  const table = `bindings                          v1         true    Binding
namespaces                 ns     v1         false   Namespace
deployments                deploy apps/v1    true    Deployment
tokenreviews                      authentication.k8s.io/v1   false   TokenReview
`;
  const kubectl = new Kubectl(['sh', '-c', `cat <<'END'\n${table}END`]);
  expect(await discovered(kubectl)).toEqual({
    Binding: 'namespace',
    Namespace: 'cluster',
    'apps/Deployment': 'namespace',
    'authentication.k8s.io/TokenReview': 'cluster',
  });
});
