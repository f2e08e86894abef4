// @ts-check
// Dates as the site has them: a day, a month or a year.

/** @param {string} written What somebody types: `2027-05-14`, `14.5.2027`, `2027-05`, `5/2027`, `2027`. @returns {string} '' where there is no such date. */
export function date(written) {
  const text = written.trim();
  const [, y, m, d] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? [];
  const [, d2, m2, y2] = /^(?:(\d{1,2})\. ?)?(\d{1,2})[./] ?(\d{4})\.?$/.exec(text) ?? [];
  const [year, month, day] = y ? [y, m, d] : [y2, m2, d2];
  if (!year || !/^(19|20)/.test(year)) return '';
  const days = month ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 31;
  const exists = (!month || (Number(month) >= 1 && Number(month) <= 12)) && (!day || (Number(day) >= 1 && Number(day) <= days));
  return exists ? [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-') : '';
}

/** The same of a date as the site writes it, and of no other. @param {string | undefined} written */
export const isoDate = (written) => (/^\d{4}(-\d\d(-\d\d)?)?$/.test((written ?? '').trim()) ? date(written ?? '') : '');
