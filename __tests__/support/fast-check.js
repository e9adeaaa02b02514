/**
 * What tests get for `fast-check` (jest.config.js): the library with the run's seed. The same values in every run, so that a red test is
 * the change's own; SEED=2 npm test looks elsewhere.
 *
 * In its place rather than beside it: a test cannot forget the seed, and one without properties does not load the library.
 */
const fc = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });

module.exports = fc;
