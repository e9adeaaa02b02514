/** Refuses what the API server would: a wrong key, and more than 1 MiB in all. */
export function checkEntries(kind: string, name: string, data: Readonly<Record<string, string>>): void {
  for (const key of Object.keys(data)) {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key === '.' || key.startsWith('..')) {
      throw new Error(
        `L'entrée « ${key} » de ${kind} « ${name} » n'est pas acceptée : lettres, chiffres, « - », « _ » et « . » seulement.`,
      );
    }
  }
  const size = Object.values(data).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size > 2 ** 20)
    throw new Error(`${kind} « ${name} » pèse ${size} octets : 1048576 au plus. Servez ce contenu depuis une image ou un volume.`);
}

/** Refuses an entry that its owner, a ConfigMap or a Secret as a sentence begins with it, does not have. */
export function checkKey(owner: string, keys: readonly string[], key: string): void {
  if (!keys.includes(key)) throw new Error(`${owner} n'a pas d'entrée « ${key} » ; ses entrées : ${keys.join(', ') || 'aucune'}.`);
}
