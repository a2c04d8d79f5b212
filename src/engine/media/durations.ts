/** The length of a film or a recording, in ISO 8601. */

const DAY = 86_400;

/** Reads `PT2M5S`, seconds (`125`), `2:05`, `1:02:05`; gives undefined for nothing and for a value that is no length. */
export function durationOf(value: string | undefined): string | undefined {
  const text = value?.trim().toUpperCase() ?? '';
  if (/^P(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(text))
    return /[1-9]/.test(text) ? text : undefined;
  const clock = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/.exec(text);
  const [, hours, minutes, rest] = clock ?? [];
  const seconds = clock ? Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest) : Number(text || Number.NaN);
  return seconds > 0 && seconds < DAY ? written(Math.round(seconds)) : undefined;
}

function written(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || !(hours || minutes) ? `${rest}S` : ''}`;
}
