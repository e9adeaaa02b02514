import type { Equivalent } from './equivalent';

/** Every change that nobody could notice. A run refuses an entry that is no change any more, or that a test notices. */
export const equivalents: readonly Equivalent[] = [];
