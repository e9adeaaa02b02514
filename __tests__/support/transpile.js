const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const options = {
  loader: 'ts',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // jest runs its modules in a context of their own, where a real import() does not work.
  supported: { 'dynamic-import': false },
  sourcemap: 'inline',
  sourcesContent: false,
};

/**
 * TypeScript for jest, by the esbuild that bundles the course. Types are checked once, by tsc.
 *
 * @type {import('@jest/transform').SyncTransformer}
 */
module.exports = {
  process: (text, sourcefile) => transformSync(text, { ...options, sourcefile }),
  // All that a translation depends on: a new esbuild must not be given an old one's.
  getCacheKey: (text, path) =>
    createHash('sha256')
      .update(JSON.stringify([version, options, path, text]))
      .digest('hex'),
};
