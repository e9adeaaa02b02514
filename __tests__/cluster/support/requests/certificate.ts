import { X509Certificate } from 'node:crypto';
import type { Kube } from '../../../../live/kube';
import type { Client } from './client';

/** The certificate that a TLS Secret holds. */
export async function certificateIn(kube: Kube, secret: string): Promise<X509Certificate> {
  const { type, data } = await kube.get(`secret/${secret}`);
  expect(type).toBe('kubernetes.io/tls');
  return new X509Certificate(Buffer.from(data['tls.crt'], 'base64'));
}

/** The certificate that a server shows to whoever asks for a host. The place it is asked from needs openssl. */
export async function certificateServed(client: Client, address: string, host: string): Promise<X509Certificate> {
  const ask = `openssl s_client -connect "$1" -servername "$2" < /dev/null`;
  const { stdout, stderr } = await client.run(['sh', '-c', ask, 'sh', address, host], 20);
  const pem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(stdout)?.[0];
  if (!pem) throw new Error(`${address} ne montre pas de certificat pour ${host} : ${stderr.trim()}`);
  return new X509Certificate(pem);
}
