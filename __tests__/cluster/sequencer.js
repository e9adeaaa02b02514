const { default: Sequencer } = require('@jest/test-sequencer');

/** Longest first: a step that waits for minutes while others work costs nothing; begun last, it would be waited for alone. */
const slow = [
  'kafka',
  'autoscaling',
  'helm',
  'middleoffice',
  'middleoffice-https',
  'deployment',
  'work-queue',
  'strategies',
  'job',
  'cronjob',
  'restart',
  'statefulset',
  'etcd',
];
const rank = ({ path }) => {
  const place = slow.findIndex((step) => path.endsWith(`/${step}.test.ts`) || path.endsWith(`/${step}/guide.md`));
  return place < 0 ? slow.length : place;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
