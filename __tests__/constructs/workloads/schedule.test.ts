import { checkSchedule } from '../../../constructs/workloads/schedule';

// Both lists were put to an API server of Kubernetes 1.36.
test.each(['* * * * *', '*/5 * * * *', '0 8-18/2 1,15 jan-mar MON', '5/15 * * * *', '59 23 31 12 6', '@hourly', '@annually'])(
  '« %s » is a schedule',
  (schedule) => {
    expect(() => checkSchedule('menage', schedule)).not.toThrow();
  },
);

test.each(['', '* * * *', '* * * * * *', ' * * * * *', '*  * * * *', '@often', 'TZ=UTC 0 0 * * *'])(
  '« %s » has not five fields',
  (schedule) => {
    expect(() => checkSchedule('menage', schedule)).toThrow(
      new Error(
        `L'horaire « ${schedule} » du CronJob « menage » n'est pas valide : écrivez cinq champs séparés d'une espace (minute heure jour mois jour-de-semaine), comme « */5 * * * * ».`,
      ),
    );
  },
);

test.each([
  ['60 * * * *', 'minute', '60', 0, 59],
  ['*/0 * * * *', 'minute', '*/0', 0, 59],
  ['10-5 * * * *', 'minute', '10-5', 0, 59],
  ['*-5 * * * *', 'minute', '*-5', 0, 59],
  ['1, * * * *', 'minute', '1,', 0, 59],
  ['0 24 * * *', 'heure', '24', 0, 23],
  ['0 0 0 * *', 'jour', '0', 1, 31],
  ['0 0 1 13 *', 'mois', '13', 1, 12],
  ['0 0 1 january *', 'mois', 'january', 1, 12],
  ['0 0 * * 7', 'jour-de-semaine', '7', 0, 6],
  ['0 0 * * lun', 'jour-de-semaine', 'lun', 0, 6],
])('« %s » is wrong in the field of the %s', (schedule, field, value, least, most) => {
  expect(() => checkSchedule('menage', schedule)).toThrow(
    new Error(
      `L'horaire « ${schedule} » du CronJob « menage » n'est pas valide : le champ « ${field} » vaut « ${value} » ; écrivez *, un nombre de ${least} à ${most}, une suite (1,2), un intervalle (1-5) ou un pas (*/2).`,
    ),
  );
});
