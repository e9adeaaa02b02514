import { BlockList, type IPVersion, isIP } from 'node:net';

/**
 * Refuses what is no range of addresses, and an exception that is not a part of it, smaller than the whole: Kubernetes would
 * refuse both. `owner` ends the sentence: « de la NetworkPolicy « web » ».
 */
export function checkRange(owner: string, cidr: string, except: readonly string[] = []): void {
  const whole = read(owner, cidr);
  const inside = new BlockList();
  inside.addSubnet(whole.address, whole.bits, whole.version);
  for (const text of except) {
    const part = read(owner, text);
    if (part.version !== whole.version || part.bits <= whole.bits || !inside.check(part.address, part.version)) {
      throw new Error(
        `L'exception « ${text} » ${owner} n'est pas une partie de la plage « ${cidr} » : donnez une plage plus petite, à l'intérieur de celle-ci.`,
      );
    }
  }
}

function read(owner: string, range: string): { address: string; bits: number; version: IPVersion } {
  const [, address = '', bits] = /^(.*)\/(\d{1,3})$/.exec(range) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) {
    throw new Error(`La plage « ${range} » ${owner} n'est pas valide : une adresse et un nombre de bits, comme 10.0.0.0/8.`);
  }
  return { address, bits: Number(bits), version: family === 4 ? 'ipv4' : 'ipv6' };
}
