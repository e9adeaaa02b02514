/** Refuses a number of replicas, seconds, completions … that is no count. */
export function checkCount(what: string, value: number | undefined, least = 0, most = Number.MAX_SAFE_INTEGER): void {
  if (value !== undefined && (!Number.isInteger(value) || value < least || value > most)) {
    const range =
      most === Number.MAX_SAFE_INTEGER ? `un entier d'au moins ${least}` : least === most ? least : `un entier de ${least} à ${most}`;
    throw new Error(`${what} vaut ${value} : ${range} est attendu.`);
  }
}
