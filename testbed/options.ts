import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { versions } from '../course/versions';
import { oneOf, Problem } from '../system/problems';
import { visible } from '../system/visible';
import type { ClusterKind } from './cluster/plan';
import type { Options } from './cluster/prepare';
import { cacheFolder } from './host/cache';

/** The options, each checked. Throws a Problem with every problem. */
export function checkedOptions(values: {
  name: string;
  cni?: string | undefined;
  port: string;
  binaries?: string | undefined;
  'api-server'?: string | undefined;
}): Options {
  const { name, cni, port, binaries, 'api-server': apiServer } = values;
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name))
    problems.push(`--name ${visible(name)} : vingt lettres minuscules, chiffres ou tirets au plus, comme --name essai.`);
  const kind = kindOf(cni, apiServer, problems);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) problems.push(`--port ${visible(port)} : un nombre de 0 (un port libre) à 65535.`);
  if (binaries !== undefined && !statSync(binaries, { throwIfNoEntry: false })?.isDirectory())
    problems.push(`--binaries ${visible(binaries)} : ce n'est pas un dossier qui existe.`);
  if (problems.length > 0 || kind === undefined) throw new Problem(problems);
  return { name, kind, port: Number(port), binaries: binaries && resolve(binaries), cache: cacheFolder() };
}

/** What the options ask for; `undefined`, with a problem more, when that is no version of ours. */
function kindOf(cni: string | undefined, apiServer: string | undefined, problems: string[]): ClusterKind | undefined {
  if (apiServer !== undefined) {
    if (cni !== undefined)
      problems.push(`--cni ${visible(cni)} : un serveur d'API seul n'a pas de pods à relier ; retirez --cni, ou --api-server.`);
    const version = versions.find((each) => each === apiServer);
    if (version === undefined) problems.push(`--api-server ${visible(apiServer)} : choisissez ${oneOf(versions)}.`);
    return version && { is: 'api-server', version };
  }
  if (cni !== undefined && cni !== 'cilium' && cni !== 'flannel') problems.push(`--cni ${visible(cni)} : choisissez cilium ou flannel.`);
  return { is: 'whole', cni: cni === 'flannel' ? 'flannel' : 'cilium' };
}
