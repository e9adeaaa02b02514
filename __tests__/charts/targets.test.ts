import { targetIds } from '../../course/targets';
import { files, manifests } from '../support/course';

/** The lines of a text that another has not, in order, with the ones they replace: enough to read a difference of a few lines. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lost = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  const added = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  const moved = lost.length + added.length === 0 ? ['(the same lines, in another order or number)'] : [];
  return [...lost, ...added, ...moved].join('\n');
}

const others = targetIds.filter((id) => id !== 'minikube');
const paths = (target: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(`${target}/`)).map((path) => path.slice(target.length + 1));

describe('what differs between targets', () => {
  test.each(others)('%s has the files of minikube, but for those that its table adds', (target) => {
    const same = new Set(paths('minikube'));
    expect(paths(target).filter((path) => !same.has(path))).toMatchSnapshot();
    expect([...same].filter((path) => !paths(target).includes(path))).toEqual([]);
  });

  test.each(others)('%s changes only what the target table says', (target) => {
    const changes = paths('minikube')
      .map((path) => [path, files.get(`minikube/${path}`) as string, files.get(`${target}/${path}`) as string] as const)
      .filter(([, before, after]) => before !== after)
      .map(([path, before, after]) => `${path}\n${difference(before, after)}`);
    expect(changes.join('\n\n')).toMatchSnapshot();
  });

  test('most steps are the same everywhere', () => {
    const same = manifests.filter(({ path }) => others.every((target) => files.get(`${target}/${path}`) === files.get(`minikube/${path}`)));
    expect(same.length / manifests.length).toBeGreaterThan(0.6);
  });
});
