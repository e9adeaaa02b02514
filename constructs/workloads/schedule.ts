/** The five fields, with the values that Kubernetes' reader of schedules knows: Sunday is 0, and never 7. */
const fields = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'heure', least: 0, most: 23, words: [] },
  { name: 'jour', least: 1, most: 31, words: [] },
  { name: 'mois', least: 1, most: 12, words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'jour-de-semaine', least: 0, most: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

/** Refuses a schedule that the API server would, or that it would understand in a way of its own. */
export function checkSchedule(name: string, schedule: string): void {
  if (/^@(hourly|daily|midnight|weekly|monthly|yearly|annually)$/.test(schedule)) return;
  const written = schedule.split(' ');
  if (written.length !== fields.length) {
    throw new Error(
      `L'horaire « ${schedule} » du CronJob « ${name} » n'est pas valide : écrivez cinq champs séparés d'une espace (minute heure jour mois jour-de-semaine), comme « */5 * * * * ».`,
    );
  }
  for (const [index, field] of fields.entries()) {
    const text = written[index] ?? '';
    if (!text.split(',').every((range) => isRange(range, field))) {
      throw new Error(
        `L'horaire « ${schedule} » du CronJob « ${name} » n'est pas valide : le champ « ${field.name} » vaut « ${text} » ; écrivez *, un nombre de ${field.least} à ${field.most}, une suite (1,2), un intervalle (1-5) ou un pas (*/2).`,
      );
    }
  }
}

/** `*`, `5`, `1-5`, each perhaps with a step. */
function isRange(text: string, { least, most, words }: (typeof fields)[number]): boolean {
  const [, from = '', to, step] = /^([a-z]+|\d+|\*)(?:-([a-z]+|\d+))?(?:\/(\d+))?$/i.exec(text) ?? [];
  if (from === '' || step === '0' || (from === '*' && to !== undefined)) return false;
  const value = (part: string) => (/^\d+$/.test(part) ? Number(part) : (words as readonly string[]).indexOf(part.toLowerCase()) + least);
  const known = (part: string) => /^\d+$/.test(part) || (words as readonly string[]).includes(part.toLowerCase());
  if (from === '*') return true;
  const [start, end] = [from, to ?? from];
  return known(start) && known(end) && value(start) >= least && value(start) <= value(end) && value(end) <= most;
}

/** A name of the IANA database, in its own capitals: the API server reads a file of that name. */
export function checkTimeZone(name: string, timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  // The list has the usual names and takes 2 ms; a formatter knows the others (Etc/UTC) and takes 15.
  if (Intl.supportedValuesOf('timeZone').includes(timeZone)) return;
  try {
    new Intl.DateTimeFormat('fr', { timeZone });
    if (/^[A-Z]\w*(\/[A-Z][-+\w]*)*$/.test(timeZone)) return;
  } catch {} // no such zone
  throw new Error(`Le fuseau « ${timeZone} » du CronJob « ${name} » est inconnu : écrivez-le comme Europe/Paris ou Etc/UTC.`);
}
