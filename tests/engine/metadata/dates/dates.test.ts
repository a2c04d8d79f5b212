import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseDate, parsePrintedDate } from '../../../../src/engine/metadata/dates/dates.ts';

describe('machine-readable dates', () => {
  const cases: [written: string, iso: string | undefined][] = [
    ['2025-01-14T10:20:30+01:00', '2025-01-14T10:20:30+01:00'],
    ['2025-01-14 10:20:30+00:00', '2025-01-14T10:20:30+00:00'],
    ['2025-01-14T10:20:30.123Z', '2025-01-14T10:20:30.123Z'],
    ['2025-01-14T10:20:30+0430', '2025-01-14T10:20:30+04:30'],
    ['2025-01-14T10:20', '2025-01-14T10:20'],
    ['20250114T102030Z', '2025-01-14T10:20:30Z'],
    ['20250114', '2025-01-14'],
    ['1736850030', '2025-01-14T10:20:30Z'],
    ['1736850030123', '2025-01-14T10:20:30.123Z'],
    ['Tue, 14 Jan 2025 10:20:30 +0100', '2025-01-14T10:20:30+01:00'],
    ['Tue, 14 Jan 2025 10:20:30 EST', '2025-01-14T10:20:30-05:00'],
    ['Tue Jan 14 10:20:30 CET 2025', '2025-01-14T10:20:30+01:00'],
    ['Tue Jan 14 2025 10:20:30 GMT+0100 (Central European Time)', '2025-01-14T10:20:30+01:00'],
    ['2025-02-30', undefined],
    ['2025-13-01', undefined],
    ['1404-10-22', undefined],
    ['0000-00-00 00:00:00', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ];
  for (const [written, iso] of cases) it(`${written} -> ${iso}`, () => assert.equal(parseDate(written), iso));
});

describe('printed dates', () => {
  const cases: [written: string, language: string, iso: string | undefined][] = [
    ['14. Januar 2025, 10:20 Uhr', 'de', '2025-01-14T10:20'],
    ['Stand: 14.01.2025 10.20 Uhr', 'de', '2025-01-14T10:20'],
    ['January 14th, 2025 at 3:04 pm EST', 'en', '2025-01-14T15:04-05:00'],
    ['Sept. 3, 2019', 'en', '2019-09-03'],
    ['14 de enero de 2025', 'es', '2025-01-14'],
    ['14 janvier 2025 à 10h20', 'fr', '2025-01-14T10:20'],
    ['14 janvier 2025 - 10 h 20', 'fr', '2025-01-14T10:20'],
    ['14 ม.ค. 2568 10:20', 'th', '2025-01-14T10:20'],
    ['14 ม.ค. 68 10:20 น.', 'th', '2025-01-14T10:20'],
    ['الثلاثاء 14 يناير 2025 - 02:30 م', 'ar', '2025-01-14T14:30'],
    ['14 يناير 2025 - 02:30 ص', 'ar', '2025-01-14T02:30'],
    ['14 Ιανουαρίου 2025, 2:30 μ.μ.', 'el', '2025-01-14T14:30'],
    ['14 Ιανουαρίου 2025, 9:05 π.μ.', 'el', '2025-01-14T09:05'],
    ['14.01.2025 (Update: 16.01.2025)', 'de', '2025-01-14'],
    ['14 फरवरी 2025, 10:20', 'hi', '2025-02-14T10:20'],
    ['14 फ़रवरी 2025', 'hi', '2025-02-14'],
    ['14 января 2025, 10:20', 'ru', '2025-01-14T10:20'],
    ['2025. január 14.', 'hu', '2025-01-14'],
    ['14 Ιανουαρίου 2025', 'el', '2025-01-14'],
    ['14 stycznia 2025', 'pl', '2025-01-14'],
    ['2025年1月14日 10時20分', 'ja', '2025-01-14T10:20'],
    ['2025년 1월 14일', 'ko', '2025-01-14'],
    ['١٤ يناير ٢٠٢٥', 'ar', '2025-01-14'],
    ['۱۴ ژانویه ۲۰۲۵', 'fa', '2025-01-14'],
    ['01/12/2025', 'en-US', '2025-01-12'],
    ['01/12/2025', 'en-GB', '2025-12-01'],
    ['01/12/2025', 'fr', '2025-12-01'],
    ['14 Feb ’20', 'de', '2020-02-14'],
    ['5. Jänner 2022', 'de', '2022-01-05'],
    ['5 de setiembre de 2020', 'es', '2020-09-05'],
    ['5 آذار 2021', 'ar', '2021-03-05'],
    ['ngày 14 tháng 1 năm 2025', 'vi', '2025-01-14'],
    ['2021. gada 5. marts', 'lv', '2021-03-05'],
    ['3 जन॰ 2021', 'hi', '2021-01-03'],
    ['Dydd Mawrth, 3 Awst 2021', 'cy', '2021-08-03'],
    ['2021년 3월 5일 오후 3:05', 'ko', '2021-03-05T15:05'],
    ['2021. 3. 5. 오전 12:05', 'ko', '2021-03-05T00:05'],
    ['2025年1月14日 下午3:05', 'zh', '2025-01-14T15:05'],
    ['2025年1月14日 午後11時20分', 'ja', '2025-01-14T23:20'],
    ['2025年1月14日15:05', 'zh', '2025-01-14T15:05'],
    ['7 Mei 2024, 8:15 malam', 'ms', '2024-05-07T20:15'],
    ['7 Mei 2024, 8:15 pagi', 'ms', '2024-05-07T08:15'],
    ['07/05/2024 8:15 chiều', 'vi', '2024-05-07T20:15'],
    ['৭ মে ২০২৪, ০৮:১৫ পিএম', 'bn', '2024-05-07T20:15'],
    ['மே 7, 2024 8:15 பிற்பகல்', 'ta', '2024-05-07T20:15'],
    ['ថ្ងៃអង្គារ ទី៧ ខែឧសភា ឆ្នាំ២០២៤', 'km', '2024-05-07'],
    // The time before the day, and numbers that are a part of a name.
    ['17:41 JST, October 13, 2024', 'en', '2024-10-13T17:41+09:00'],
    ['at 11.05 on March 3rd, 2024', 'en', '2024-03-03T11:05'],
    ['News about the XM6. February 2026', 'en', undefined],
    ['25.Jun.2019', 'en', '2019-06-25'],
    ['22 دی 1404', 'fa', '2026-01-12'],
    ['۲۵ دی ۱۴۰۳', 'fa', '2025-01-14'],
    ['1 فروردین 1404', 'fa', '2025-03-21'],
    ['30 اسفند 1403', 'fa', '2025-03-20'],
    ['1403/10/25 - 14:05', 'fa', '2025-01-14T14:05'],
    ['31 دی 1403', 'fa', undefined],
    ['14 มกราคม 2568', 'th', '2025-01-14'],
    ['14/01/2568', 'th', '2025-01-14'],
    ['令和7年1月14日', 'ja', '2025-01-14'],
    ['平成元年2月3日', 'ja', '1989-02-03'],
    ['民國114年1月14日', 'zh-TW', '2025-01-14'],
    ['14 رجب 1446', 'ar', '2025-01-14'],
    ['1 محرم 1446 هـ', 'ar', '2024-07-07'],
    ['Version 20.66, 2066-01-12', 'en', undefined],
    ['Jan 7, 2025 | 2:39 PM EST', 'en', '2025-01-07T14:39-05:00'],
    ['07/14/2025 11:00 AM PT', 'en', '2025-07-14T11:00-07:00'],
    ['January 14, 2025 at 9:05 p.m. ET', 'en', '2025-01-14T21:05-05:00'],
    ['May 3', 'en', undefined],
    ['March 2020', 'en', undefined],
    ['31/02/2025', 'fr', undefined],
  ];
  for (const [written, language, iso] of cases) {
    it(`${written} (${language}) -> ${iso}`, () => assert.equal(parsePrintedDate(written, language), iso));
  }
});

describe('dates, for any input', () => {
  const day = fc.date({ min: new Date('1850-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });

  it('keeps the day and the offset that the source states', () => {
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 }).map((minutes) => {
      const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)];
      return `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(day, offset, (date, zone) => {
        const written = `${date.toISOString().slice(0, 19)}${zone}`;
        assert.equal(parseDate(written), written);
      }),
    );
  });

  it('reads back what Intl prints, in any language', () => {
    const languages =
      'af am ar az be bg bn bs ca cs cy da de el en es et fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lt lv mk ml mr ms nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te tr uk ur uz vi zh zu'.split(
        ' ',
      );
    fc.assert(
      fc.property(day, fc.constantFrom(...languages), fc.constantFrom('long', 'full'), (date, language, dateStyle) => {
        const printed = new Intl.DateTimeFormat(language, {
          dateStyle,
          timeZone: 'UTC',
          calendar: 'gregory',
        }).format(date);
        if (date.getUTCFullYear() < 1900) return;
        assert.equal(parsePrintedDate(printed, language), date.toISOString().slice(0, 10), printed);
      }),
    );
  });

  it('gives a date that exists or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const parsed = parseDate(text, 'en');
        if (parsed === undefined) return;
        assert.match(parsed, /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/);
        assert.equal(new Date(parsed.slice(0, 10)).toISOString().slice(0, 10), parsed.slice(0, 10));
      }),
    );
  });

  it('does not depend on the zone of the machine', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env.TZ = zone;
        assert.equal(parseDate('14 January 2025, 23:30'), '2025-01-14T23:30');
        assert.equal(parseDate('1736850030'), '2025-01-14T10:20:30Z');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
