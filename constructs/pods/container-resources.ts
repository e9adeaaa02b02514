import type { Image } from '../../course/images';
import type * as k8s from '../../imports/k8s';
import { checkCeiling, quantities } from '../quantity';

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
  checkCeiling(`Le conteneur « ${container} »`, ['requests', requests], ['limits', limits]);
  return { requests: quantities(requests), limits: quantities(limits) };
}
