import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCeiling, quantities } from '../quantity';
import { Resource } from '../resource';

/** What a container gets when it asks for nothing, and the most it may ask for. https://kubernetes.io/docs/concepts/policy/limit-range/ */
export class LimitRange extends Resource {
  constructor(
    scope: Construct,
    name: string,
    props: {
      readonly defaultRequest: Readonly<Record<string, string>>;
      readonly default: Readonly<Record<string, string>>;
      readonly max?: Readonly<Record<string, string>>;
    },
  ) {
    super(scope, 'LimitRange', name);
    const owner = `Le LimitRange « ${name} »`;
    checkCeiling(owner, ['defaultRequest', props.defaultRequest], ['default', props.default]);
    checkCeiling(owner, ['defaultRequest', props.defaultRequest], ['max', props.max ?? {}]);
    checkCeiling(owner, ['default', props.default], ['max', props.max ?? {}]);
    this.define(k8s.KubeLimitRange, {
      metadata: { name },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: quantities(props.defaultRequest),
            default: quantities(props.default),
            ...(props.max && { max: quantities(props.max) }),
          },
        ],
      },
    });
  }
}
