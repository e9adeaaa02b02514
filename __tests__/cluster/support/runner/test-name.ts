/** What the table calls a test file: `part/step`, « (page) » after it for a page of the guide, `versions/1.27.4` for an API server's. */
export function testName(path: string): string {
  const [folder = '', file = ''] = path
    .replace(/\/guide\.md$/, '.md')
    .replace(/\/kubernetes-([^/]+)\/go\.mod$/, '/versions/$1')
    .split('/')
    .slice(-2);
  return `${folder}/${file.replace(/\.test\.ts$/, '').replace(/\.md$/, ' (page)')}`;
}
