import type { Equivalent } from './equivalent';

/** Every change that nobody could notice. A run refuses an entry that is no change any more, or that a test notices. */
export const equivalents: readonly Equivalent[] = [
  {
    file: 'constructs/network/cidr.ts',
    before: "const [, address = '', bits] = /^(.*)\\/(\\d{1,3})$/.exec(range) ?? [];",
    after: [
      'const [, address = "Stryker was here!", bits] = /^(.*)\\/(\\d{1,3})$/.exec(range) ?? [];',
      'const [, address = \'\', bits] = /^(.*)\\/(\\d{1,3})$/.exec(range) ?? ["Stryker was here"];',
    ],
    because: 'whatever stands there is no address, and is refused',
  },
  {
    file: 'constructs/network/load-balancer-service.ts',
    before: "const { port, path } = props.healthCheck ?? { port: Object.keys(props.ports)[0] ?? '', path: '/' };",
    after: ['const { port, path } = props.healthCheck ?? { port: Object.keys(props.ports)[0] ?? "Stryker was here!", path: \'/\' };'],
    because: 'a Service without a port is refused a few lines below',
  },
  {
    file: 'constructs/network/network-policy.ts',
    before: "for (const allowed of ingress ?? []) check(name, allowed, pods === 'all' ? [] : [pods]);",
    after: ['for (const allowed of ingress ?? ["Stryker was here"]) check(name, allowed, pods === \'all\' ? [] : [pods]);'],
    because: 'a text has no peers and no ports: there is nothing to check, and TypeScript refuses it',
  },
  {
    file: 'constructs/network/network-policy.ts',
    before: 'for (const allowed of egress ?? []) check(name, allowed, allowed.peers ?? []);',
    after: ['for (const allowed of egress ?? ["Stryker was here"]) check(name, allowed, allowed.peers ?? []);'],
    because: 'a text has no peers and no ports: there is nothing to check, and TypeScript refuses it',
  },
  {
    file: 'constructs/quantity.ts',
    before: "const [, number, suffix = '', exponent = decimals[suffix] ?? 0] = match;",
    after: ['const [, number, suffix = "Stryker was here!", exponent = decimals[suffix] ?? 0] = match;'],
    because: 'neither is a suffix: the power of ten and that of two are 0',
  },
  {
    file: 'constructs/workloads/deployment-strategy.ts',
    before: "typeof given === 'number' ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);",
    after: [
      'true ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);',
      'false ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);',
      "typeof given !== 'number' ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);",
      'typeof given === "" ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);',
    ],
    because: 'an IntOrString holds what it was given, whichever of its two makers it came from',
  },
];
