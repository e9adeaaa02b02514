import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import { run } from '../../system/process';

/** What a certificate is for, and who holds it (https://kubernetes.io/docs/setup/best-practices/certificates/). */
interface Certificate {
  readonly name: string;
  /** `/O=group/CN=user`. */
  readonly subject: string;
  readonly authority: 'ca' | 'front-proxy-ca';
  /** Addresses and names that a server answers for; none: a client's certificate. */
  readonly hosts?: readonly string[];
}

/** Makes the two authorities, the ServiceAccount key and the certificates of a cluster, in a folder, with openssl. */
export async function makePki(folder: string, certificates: readonly Certificate[]): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const script = [
    ...['ca', 'front-proxy-ca'].map(authority),
    'openssl ecparam -name prime256v1 -genkey -noout -out sa.key',
    'openssl ec -in sa.key -pubout -out sa.pub',
    ...certificates.map((each, serial) => certificate(each, folder, serial + 1)),
  ].join('\n');
  const { code, stderr } = await run(['sh', '-ec', script], { cwd: folder });
  if (code !== 0) throw new Problem(`Les certificats de ${folder} : openssl échoue (code ${code}) : ${stderr.trim().split('\n').at(-1)}`);
}

const newKey = 'openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes';

function authority(name: string): string {
  const usages = '-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature';
  return `${newKey} -x509 -keyout ${name}.key -out ${name}.crt -subj /CN=${name} -days 3650 ${usages}`;
}

function certificate({ name, subject, authority, hosts = [] }: Certificate, folder: string, serial: number): string {
  const alternatives = hosts.map((host) => `${/^[\d.]+$/.test(host) ? 'IP' : 'DNS'}:${host}`);
  const extensions = [
    'basicConstraints=CA:FALSE',
    'keyUsage=digitalSignature,keyEncipherment',
    `extendedKeyUsage=${hosts.length > 0 ? 'serverAuth' : 'clientAuth'}`,
    ...(hosts.length > 0 ? [`subjectAltName=${alternatives.join(',')}`] : []),
  ];
  writeFileSync(join(folder, `${name}.ext`), `${extensions.join('\n')}\n`);
  const sign = `openssl x509 -req -CA ${authority}.crt -CAkey ${authority}.key -set_serial ${serial} -days 3650 -extfile ${name}.ext -out ${name}.crt`;
  return `${newKey} -keyout ${name}.key -subj '${subject}' | ${sign}`;
}

/** A kubeconfig that carries its certificates, for a user of the PKI. */
export function kubeconfig(pki: string, user: string, server: string, cluster: string): string {
  const data = (file: string) => readFileSync(join(pki, file)).toString('base64');
  return `apiVersion: v1
kind: Config
clusters:
  - name: ${cluster}
    cluster:
      server: ${server}
      certificate-authority-data: ${data('ca.crt')}
users:
  - name: ${user}
    user:
      client-certificate-data: ${data(`${user}.crt`)}
      client-key-data: ${data(`${user}.key`)}
contexts:
  - name: ${cluster}
    context:
      cluster: ${cluster}
      user: ${user}
current-context: ${cluster}
`;
}
