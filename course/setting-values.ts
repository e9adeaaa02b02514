import { isIP } from 'node:net';
import { longestHost } from './settings';

// What a setting's text must be. Each check gives the remedy, in French, or `undefined` where the text fits.

const label = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const hostName = new RegExp(`^${label}(\\.${label})*$`);
/** A path of an image's name: https://github.com/distribution/reference, reference.go. */
const imagePath = /^[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*$/;

/** The longest common name of a certificate: `ub-common-name` of RFC 5280, appendix A.1. */
const commonName = 64;
const longestDomain = commonName - longestHost - 1;
/** An image's whole name has 255 characters at most (distribution/reference), of which the longest of the course takes 50. */
const longestRegistry = 200;

const aDomain = 'donnez un nom de domaine, sans accent, comme cours.example.org';

export function domainRemedy(text: string): string | undefined {
  if (text.length > longestDomain && /^[\w.-]+$/.test(text))
    return `donnez un nom de ${longestDomain} caractères au plus (il en a ${text.length}) : un hôte comme « middleoffice. » vient devant, et le nom d'un certificat en a ${commonName} au plus`;
  if (isNumber(text)) return `${aDomain}, et non une adresse : les hôtes du cours viennent devant`;
  return nameRemedy(text, hostName, aDomain);
}

export function registryRemedy(text: string): string | undefined {
  const example = 'comme miroir.example.org:5000/cours';
  const remedy = `donnez un hôte (et un port jusqu'à 65535) puis un chemin, sans « https:// » ni barre finale, ${example}`;
  if (text.length > longestRegistry && /^[\w.:/-]+$/.test(text))
    return `donnez un nom de ${longestRegistry} caractères au plus (il en a ${text.length}), ${example}`;
  const [host = '', ...path] = text.split('/');
  const [name = '', port = '443', ...more] = host.split(':');
  const fits = (part: string) => hostName.test(part.toLowerCase());
  if (more.length > 0 || !fits(name) || !/^[0-9]{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) return remedy;
  if (isNumber(name) && isIP(name) !== 4) return `${remedy} ; « ${name} » n'est pas une adresse`;
  if (!path.every((part) => imagePath.test(part.toLowerCase()))) return remedy;
  if (text !== text.toLowerCase()) return lowerCase(text);
  // https://github.com/distribution/reference, normalize.go: without a dot or a port, the first word is no host.
  if (!/[.:]/.test(host) && host !== 'localhost')
    return `« ${host} » y désignerait un compte de Docker Hub : donnez l'hôte du miroir, avec un point ou un port, ${example}`;
  return undefined;
}

export function storageClassRemedy(text: string): string | undefined {
  const remedy = 'donnez un nom que « kubectl get storageclass » affiche';
  return text.length > 253 ? `${remedy}, de 253 caractères au plus (il en a ${text.length})` : nameRemedy(text, hostName, remedy);
}

function nameRemedy(text: string, pattern: RegExp, remedy: string): string | undefined {
  if (pattern.test(text)) return undefined;
  return pattern.test(text.toLowerCase()) ? lowerCase(text) : remedy;
}

const lowerCase = (text: string): string => `écrivez-le en minuscules : ${text.toLowerCase()}`;

/** Whether a browser takes a host for an IPv4 address: its last word is a number (https://url.spec.whatwg.org/#ends-in-a-number-checker). */
const isNumber = (host: string): boolean => /(^|\.)[0-9]+$/.test(host);
