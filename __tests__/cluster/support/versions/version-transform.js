const { basename, dirname } = require('node:path');

/** The module of an API server is the test of its version: it judges every manifest. */
module.exports = {
  process: (_source, path, { config }) => {
    const version = basename(dirname(path)).replace('kubernetes-', '');
    return {
      code: `require(${JSON.stringify(`${config.rootDir}/__tests__/cluster/support/versions/accepted-by.ts`)}).acceptedBy(${JSON.stringify(version)});`,
    };
  },
};
