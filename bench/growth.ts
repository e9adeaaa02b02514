import { course } from '../charts';
import { render } from '../course/render';
import { defaultSettings } from '../course/settings';
import { manifestsOf, stepsOf } from '../course/steps';

// A synthetic course: the real steps, `times` times over. Rendered and thrown away, so that what is measured is the machine itself.
const times = Number(process.argv[2]);
const manifests = stepsOf(course).flatMap(manifestsOf);

function* repeated() {
  for (let time = 0; time < times; time += 1) {
    for (const manifest of manifests) yield { ...manifest, path: manifest.path.replace('.yaml', `-${time}.yaml`) };
  }
}

const start = process.hrtime.bigint();
let files = 0;
let bytes = 0;
for (const rendered of render(repeated(), defaultSettings)) {
  if ('problem' in rendered) throw new Error(rendered.problem);
  files += 1;
  bytes += rendered.text.length;
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const steps = times * manifests.length;
// What is still held once the collector has passed (node --expose-gc): the peak also counts what it had not come to yet.
globalThis.gc?.();
const held = process.memoryUsage().heapUsed / 2 ** 20;
console.log(
  JSON.stringify({ steps, files, bytes, seconds, perStep: seconds / steps, held, memory: process.resourceUsage().maxRSS / 1024 }),
);
