import type { Kube } from '../../../../live/kube';

/** What podinfo was told to say, in each of its answers. */
export const messagesOf = (answers: string): string[] =>
  [...answers.matchAll(/"message": "([^"]*)"/g)].map(([, message]) => message as string);

/** Asks so many times in a row from a pod that has curl, over a connection of its own each time: the messages of the answers that came. */
export async function ask(kube: Kube, pod: string, url: string, times: number): Promise<string[]> {
  const curl = ['curl', '--silent', '--noproxy', '*', '--max-time', '5', '--header', 'Connection: close', `${url}/?[1-${times}]`];
  return messagesOf((await kube.raw(['exec', pod, '--', ...curl])).stdout);
}
