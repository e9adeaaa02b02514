import { Container, type ContainerProps } from '../../constructs/pods/container';
import { Pod } from '../../constructs/pods/pod';
import { images } from '../../course/images';
import { type Compose, yaml } from './render';

/** A container that listens on port 8080, named http, and does nothing else. */
export const server = (props: Partial<ContainerProps> = {}, name = 'web'): Container =>
  new Container(name, { image: images.busybox, ports: { http: 8080 }, ...props });

/** The least that a workload needs. */
export const pods = { containers: [server()] };

/** What every pod of `pods` holds, as pod.test.ts shows it: the lines below its `spec:`, at any depth. */
const podSpec = new RegExp(
  (yaml((step) => new Pod(step, 'web', pods)).split('\nspec:\n')[1] ?? '')
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? '^( *)' : '\\1') + line.slice(2).replace(/[.*+?()[\]{}|\\^$]/g, '\\$&'))
    .join('\n'),
  'gm',
);

/** The YAML of something made of `pods`, with what every pod of theirs holds said in one line. */
export const yamlAroundPods = (compose: Compose): string => yaml(compose).replace(podSpec, '$1<containers and the rest, as in a Pod>');
