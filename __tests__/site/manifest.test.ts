import MarkdownIt from 'markdown-it';
import { coursePages } from '../../site/course';
import { directives } from '../../site/markdown/directive';
import { fileDirective, manifestDirective } from '../../site/markdown/manifest';
import { taughtLines } from '../../site/markdown/taught';

const nodeport = 'charts/03-services/nodeport/guide.md';
const steps = coursePages().flatMap((part) => part.steps);

function fences(source: string, path = nodeport) {
  const markdown = new MarkdownIt();
  const stepOf = (page: string) => steps.find((step) => step.source === page);
  directives(markdown, { manifeste: manifestDirective(stepOf), fichier: fileDirective(stepOf) });
  const tokens = markdown.parse(source, { path });
  return {
    fences: tokens.filter(({ type }) => type === 'fence').map(({ info, content }) => ({ info, first: content.split('\n')[0] })),
    html: tokens.map(({ type, content }) => (type === 'html_block' ? content : '')).join(''),
  };
}

it('includes the whole manifest, a tab for each different text', () => {
  const { fences: found, html } = fences('[[manifeste]]');
  expect(found.map(({ info }) => info.replace(/\{.*?\}/, ''))).toEqual(['yaml [minikube]', 'yaml [EKS, AKS, GKE]']);
  expect(html).toContain('href="../../dist/eks/03-services/02-nodeport.yaml"');
});

it('has no tab where the targets agree, such as for one object', () => {
  const { fences: found } = fences('[[manifeste Deployment/multi-client]]');
  expect(found).toEqual([{ info: expect.stringMatching(/^yaml\{[\d,]+\}$/), first: 'apiVersion: apps/v1' }]);
});

it('includes a start state and a companion', () => {
  expect(fences('[[manifeste start]]', 'charts/02-pods/probes/guide.md').fences[0]?.first).toContain('état de départ');
  expect(fences('[[fichier creation.sh]]', 'charts/01-control-plane/cluster/guide.md').fences[0]).toMatchObject({ first: '#!/bin/sh' });
});

it.each([
  ['[[manifeste Service/web]]', nodeport, 'il a ConfigMap/multi-client, Deployment/multi-client ou Service/multi-client'],
  ['[[manifeste a b]]', nodeport, 'écrivez [[manifeste]]'],
  ['[[manifeste start]]', nodeport, 'lancez « npm run synth », ou citez 01-clusterip.yaml'],
  ['[[fichier]]', nodeport, 'écrivez [[fichier nom]]'],
  ['[[manifeste]]', 'site/pages/glossaire.md', "cette page n'est pas celle d'une étape"],
])('refuses %s with the remedy', (source, path, remedy) => {
  expect(() => fences(source, path)).toThrow(remedy);
});

describe('the taught lines', () => {
  const yaml = [
    '# en-tête',
    'kind: Service',
    'spec:',
    '  # une note',
    '  ports:',
    '    - port: 80 # une autre',
    '  script: |',
    '    # rien',
    '    a # rien',
  ];

  it('are those with a note, and the line below a note', () => {
    expect(taughtLines(yaml.join('\n'))).toEqual([4, 5, 6]);
  });

  it('are none in a text without notes', () => {
    expect(taughtLines('# en-tête\na: "b # c"\n')).toEqual([]);
  });
});
