const { relative } = require('node:path');

/** A page of the guide is its own test: its commands are run. */
module.exports = {
  process: (_source, path, { config }) => ({
    code: `require(${JSON.stringify(`${config.rootDir}/__tests__/cluster/support/pages/page.ts`)}).page(${JSON.stringify(relative(config.rootDir, path))});`,
  }),
};
