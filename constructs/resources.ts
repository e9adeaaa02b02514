import type { Image } from '../course/images';
import type * as k8s from '../imports/k8s';
import { amount, quantities } from './quantity';

/** What a container asks for and may use at most, as quantities. */
export interface Resources {
  readonly cpu?: string;
  readonly memory?: string;
  readonly memoryLimit?: string;
  readonly cpuLimit?: string;
}

/** What is given, over what the image asks for. Throws when a request is above its limit. */
export function resourceRequirements(container: string, image: Image['resources'], given: Resources = {}): k8s.ResourceRequirements {
  const { cpu = image.cpu, memory = image.memory, memoryLimit = image.memoryLimit, cpuLimit } = given;
  const requests = { cpu, memory };
  const limits = { ...(cpuLimit !== undefined && { cpu: cpuLimit }), memory: memoryLimit };
  for (const [resource, limit] of Object.entries(limits)) {
    const request = requests[resource as keyof typeof requests];
    if (amount(request) > amount(limit)) {
      throw new Error(
        `Le conteneur « ${container} » demande ${resource}: ${request} mais n'a droit qu'à ${resource}: ${limit} ; baissez la demande (requests) ou relevez la limite (limits).`,
      );
    }
  }
  return { requests: quantities(requests), limits: quantities(limits) };
}
