import { Container, type ContainerProps } from '../../constructs/container';
import { images } from '../../course/images';

/** A container that listens on port 8080, named http, and does nothing else. */
export const server = (props: Partial<ContainerProps> = {}, name = 'web'): Container =>
  new Container(name, { image: images.busybox, ports: { http: 8080 }, ...props });

/** The least that a workload needs. */
export const pods = { containers: [server()] };
