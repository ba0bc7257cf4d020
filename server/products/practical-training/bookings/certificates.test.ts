import { createRemoteJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { readPaper, readQrCode } from '../../../../tests/support/papers.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails } from '../../../domains/audit/index.ts';
import { certificateOfBooking, verificationUrl } from '../../../domains/certificates/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A booking whose training is on a day, with the clock at 17:20 of that day in London's summer. */
async function trained(name: { first_name: string; last_name: string }, day = '2027-07-15', courseId = 1) {
  await app.freeze(null);
  const client = await app.newClient({ credits: { [courseId]: 5 } });
  const startsAt = `${day}T09:00:00Z`;
  const event = await app.make.event({ startsAt, endsAt: `${day}T16:00:00Z`, courseId });
  const { id } = await app.make.booking(client.id, event, name, 'credits');
  // The tokens were made before the clock was moved.
  await app.sql(`update token_pairs set access_expires_at = '2040-01-01'`);
  await app.freeze(`${day}T16:20:00Z`);
  return { client, id, path: `/bookings/${id}/certificate` };
}

const mark = (id: number, attendance: string | null, passed: boolean | null = null) =>
  app.sql<{ outcome: string }>(`select * from mark_attendance($1, $2, $3, row('staff', 7, 'req-1')::actor)`, [
    id,
    attendance,
    passed,
  ]);

const jane = { first_name: 'Jane', last_name: 'Smith' };

/** `toEqual` looks at each byte in turn: a third of a second for a paper. */
const sameBytes = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.compare(one, other) === 0;

async function check(code: string) {
  const response = await fetch(`${app.url}/verify/${code}`, { headers: { accept: 'application/json' } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const codeOf = async (organisationId: number): Promise<string> => {
  const events = await announcementsOf(app, organisationId, 'booking.certificate_available');
  const { verification_code } = (events.at(-1)?.['certificate'] ?? {}) as { verification_code?: string };
  return verification_code ?? 'none';
};

describe('GET /bookings/{id}/certificate', () => {
  test('31: before the issue it is 422; afterwards a stable PDF whose QR code decodes to verification_url; the check page says valid, and revoked after attendance is corrected', async () => {
    const { client, id, path } = await trained(jane);
    const early = await client.get(path);
    expect(early.status).toBe(422);
    expect(early.body['code']).toBe('certificate_not_available');
    await mark(id, 'attended', false);
    expect((await client.get(path)).status).toBe(422);

    expect((await mark(id, 'attended', true))[0]?.outcome).toBe('marked');
    const first = await client.get(path);
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="certificate-${id}.pdf"`,
      'cache-control': 'private, no-store',
    });
    const code = await codeOf(client.id);
    expect(await readQrCode(first.bytes)).toBe(`${app.url}/verify/${code}`);
    expect(await check(code)).toEqual({
      status: 200,
      body: {
        is_valid: true,
        status: 'valid',
        certificate_number: `PT-2027-${String(id).padStart(6, '0')}`,
        holder_name: 'Jane Smith',
        course_name: 'CSTF All-In-One Mandatory Practical Training',
        provider_name: 'Veriward',
        issued_on: '2027-07-15',
        expires_on: '2028-07-15',
      },
    });

    // Renamed meanwhile: what was printed stays.
    await app.sql(`update training_courses set name = 'Renamed' where id = 1`);
    await app.pass('1 day');
    expect(sameBytes((await client.get(path)).bytes, first.bytes)).toBe(true);
    await app.sql(
      `update training_courses set name = 'CSTF All-In-One Mandatory Practical Training' where id = 1`,
    );

    await mark(id, 'no_show');
    expect(await check(code)).toMatchObject({ status: 200, body: { is_valid: false, status: 'revoked' } });
    expect((await client.get(path)).status).toBe(422);
  });

  test('it says everything the contract names, in embedded fonts, tagged, in at most 200 KB', async () => {
    await app.sql(
      `insert into training_course_subjects (course_id, place, subject, level)
       values (1, 1, 'Resuscitation', 'Level 2: adult basic life support'), (1, 2, 'Moving and handling', 'Level 2') on conflict do nothing`,
    );
    const { client, id, path } = await trained(jane);
    await mark(id, 'attended', true);
    const { bytes } = await client.get(path);
    const { text, ...paper } = await readPaper(bytes);
    expect(bytes.length).toBeLessThan(200_000);
    expect(paper).toMatchObject({ pages: 1, allFontsEmbedded: true });
    expect(paper.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const printed of [
      'Jane Smith',
      'CSTF All-In-One Mandatory Practical Training',
      'Resuscitation',
      'Level 2: adult basic life support',
      'Moving and handling',
      'Glasgow',
      'David Rankin',
      'Veriward',
      '15 July 2027',
      '15 July 2028',
      `PT-2027-${String(id).padStart(6, '0')}`,
      await codeOf(client.id),
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(printed);
    await app.sql('delete from training_course_subjects');
  });

  test.each([
    ['Arabic', 'محمد', 'الأنصاري', 'NotoSansArabic'],
    ['Hebrew', 'שרה', 'כהן', 'NotoSansHebrew'],
    ['Chinese', '小明', '王', 'NotoSansSC'],
    ['Japanese', 'さくら', '山田', 'NotoSansSC'],
    ['Korean', '민수', '김', 'NotoSansKR'],
    ['Devanagari', 'प्रियंका', 'शर्मा', 'NotoSans-'],
    ['Bengali', 'অনন্যা', 'রায়', 'NotoSansBengali'],
    ['Malayalam', 'അഞ്ജലി', 'മേനോൻ', 'NotoSansMalayalam'],
    ['Tamil', 'பிரியா', 'குமார்', 'NotoSansTamil'],
    ['Thai', 'สมชาย', 'ใจดี', 'NotoSansThai'],
    ['Amharic', 'ሰላም', 'ተስፋዬ', 'NotoSansEthiopic'],
    ['Greek', 'Ελένη', 'Παπαδοπούλου', 'NotoSerifDisplay'],
    ['Cyrillic', 'Ольга', 'Шевченко', 'NotoSerifDisplay'],
    ['Vietnamese', 'Nguyễn', 'Thị Ánh', 'NotoSerifDisplay'],
  ])(
    '31: a name in %s letters prints: every letter has a glyph of an embedded font',
    async (_script, first_name, last_name, font) => {
      const { client, id, path } = await trained({ first_name, last_name });
      await mark(id, 'attended', true);
      const { bytes } = await client.get(path);
      const paper = await readPaper(bytes);
      expect(paper.fonts.some((name) => name.includes(font))).toBe(true);
      expect(paper.allFontsEmbedded).toBe(true);
      // PDF/UA-1 is refused by the typesetter when one letter has no glyph.
      expect(paper.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
      for (const letter of new Set(`${first_name}${last_name}`.replace(/[^\p{L}]/gu, '')))
        expect(paper.text.normalize('NFKC')).toContain(letter.normalize('NFKC'));
    },
  );

  test('markup in a name is printed letter by letter', async () => {
    const first_name = '<script>alert(1)</script>';
    const last_name = '#panic("x") $x^2$ *b* @ref \\';
    const { client, id, path } = await trained({ first_name, last_name });
    await mark(id, 'attended', true);
    const { text } = await readPaper((await client.get(path)).bytes);
    for (const part of [first_name, '#panic("x")', '$x^2$', '*b*', '@ref \\']) expect(text).toContain(part);
    const page = await fetch(`${app.url}/verify/${await codeOf(client.id)}`);
    expect(await page.text()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('a letter that no font has, and 510 letters without a space, still make one page', async () => {
    for (const name of [
      { first_name: 'Jane 😀', last_name: 'ꦗꦮ' },
      { first_name: 'W'.repeat(255), last_name: 'M'.repeat(255) },
    ]) {
      const { client, id, path } = await trained(name);
      await mark(id, 'attended', true);
      const { bytes } = await client.get(path);
      const paper = await readPaper(bytes);
      expect(paper.pages).toBe(1);
      expect(await readQrCode(bytes)).toContain('/verify/');
      expect(bytes.length).toBeLessThan(200_000);
    }
  });

  test('downloads at the same time, before any is kept, are byte-identical', async () => {
    const { client, id, path } = await trained(jane);
    await mark(id, 'attended', true);
    const all = await Promise.all(Array.from({ length: 12 }, () => client.get(path)));
    for (const { status, bytes } of all) {
      expect(status).toBe(200);
      expect(sameBytes(bytes, all[0]?.bytes)).toBe(true);
    }
  });

  test("another organisation's certificate is the same 404 as none", async () => {
    const { id, path } = await trained(jane);
    await mark(id, 'attended', true);
    const other = await app.newClient();
    const [foreign, missing] = [await other.get(path), await other.get('/bookings/999999999/certificate')];
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(missing.body);
    expect((await other.get('/bookings/abc/certificate')).status).toBe(404);
    expect((await other.get(`${path}/badge`)).body).toEqual(missing.body);
  });
});

describe('the life of a certificate', () => {
  test('revoked and earned again: number and code stay, the paper is new, and the event fires again', async () => {
    const { client, id, path } = await trained(jane);
    await mark(id, 'attended', true);
    const before = await client.get(path);
    await mark(id, 'attended', false);
    await app.pass('2 days');
    await mark(id, 'attended', true);
    const after = await client.get(path);
    expect(Buffer.compare(before.bytes, after.bytes)).not.toBe(0);
    const told = await announcementsOf(app, client.id, 'booking.certificate_available');
    const [first, second] = told.map((event) => event['certificate'] as Record<string, string>);
    expect(told).toHaveLength(2);
    expect(second).toMatchObject({
      number: first?.['number'],
      verification_code: first?.['verification_code'],
      expires_on: '2028-07-15',
    });
    expect(second?.['issued_at']?.slice(0, 10)).toBe('2027-07-17');
    expect(await check(second?.['verification_code'] ?? '')).toMatchObject({ body: { status: 'valid' } });
    const trail = await app.sql<{ action: string; details: unknown }>(
      `select action, details from audit_entries where organisation_id = $1 and action like 'booking.certificate%' order by seq`,
      [client.id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'booking.certificate_issued',
      'booking.certificate_revoked',
      'booking.certificate_issued',
    ]);
    expect(auditDetails['booking.certificate_issued'].parse(trail[2]?.details)).toEqual({
      number: first?.['number'],
      issue: 2,
    });
  });

  test("what a booking's answer tells of its certificate is null while there is none, and once it is revoked", async () => {
    const { client, id } = await trained(jane);
    const summary = () =>
      certificateOfBooking(app.db, {
        product: 'practical-training',
        organisationId: client.id,
        bookingId: id,
      });
    expect(await summary()).toBeNull();
    await mark(id, 'attended', true);
    const code = await codeOf(client.id);
    expect(await summary()).toEqual({
      number: `PT-2027-${String(id).padStart(6, '0')}`,
      verification_code: code,
      issued_at: '2027-07-15T16:20:00+00:00',
      expires_on: '2028-07-15',
    });
    expect(verificationUrl('https://api.example.org', code)).toBe(`https://api.example.org/verify/${code}`);
    expect(
      await certificateOfBooking(app.db, {
        product: 'practical-training',
        organisationId: client.id + 1,
        bookingId: id,
      }),
    ).toBeNull();
    await mark(id, null);
    expect(await summary()).toBeNull();
  });

  test('a change that leaves the candidate attended and passed issues nothing new', async () => {
    const { client, id } = await trained(jane);
    await mark(id, 'attended', true);
    await mark(id, 'attended', true);
    expect(await announcementsOf(app, client.id, 'booking.certificate_available')).toHaveLength(1);
  });

  test.each([
    ['12 months after 29 February is 28 February', '2028-02-29', 12, '2029-02-28'],
    ['one month after 31 January is the last of February', '2027-01-31', 1, '2027-02-28'],
    ['48 months after 29 February is 29 February', '2028-02-29', 48, '2032-02-29'],
    ['a course without validity has no end', '2027-03-28', null, null],
  ])('%s', async (_what, day, months, expiresOn) => {
    await app.sql('update training_courses set validity_months = $1 where id = 2', [months]);
    const { client, id, path } = await trained(jane, day, 2);
    await mark(id, 'attended', true);
    const [event] = await announcementsOf(app, client.id, 'booking.certificate_available');
    expect(event?.['certificate']).toMatchObject({ expires_on: expiresOn });
    const { text } = await readPaper((await client.get(path)).bytes);
    if (expiresOn === null) expect(text).toContain('No expiry');
  });

  test('a verification code has 16 characters of Crockford base 32, each about as often', async () => {
    const rows = await app.sql<{ code: string }>(
      'select verification_code() as code from generate_series(1, 2000)',
    );
    const counts = new Map<string, number>();
    for (const { code } of rows) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      for (const letter of code.replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2000);
  });
});

describe('GET /bookings/{id}/certificate/badge', () => {
  test('an Open Badges 3.0 credential that checks against the published key, and tells the name and nothing else', async () => {
    const { client, id, path } = await trained(jane);
    expect((await client.get(`${path}/badge`)).status).toBe(422);
    await mark(id, 'attended', true);
    const { text, status } = await client.get(`${path}/badge`);
    expect(status).toBe(200);
    expect((await client.get(`${path}/badge`)).text).toBe(text);

    const issuer = `${app.url}/issuer`;
    const at = { issuer, currentDate: new Date('2027-08-01T00:00:00Z') };
    const keys = createRemoteJWKSet(new URL(`${app.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(text, keys, at);
    // Open Badges finds the key at the URL that names it.
    const { kid = '' } = decodeProtectedHeader(text);
    const key = (await (await fetch(kid)).json()) as Record<string, string>;
    expect(key['d']).toBeUndefined();
    await jwtVerify(text, await importJWK(key), at);

    const url = `${app.url}/verify/${await codeOf(client.id)}`;
    expect(payload).toMatchObject({
      iss: issuer,
      jti: url,
      id: url,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: issuer, type: ['Profile'], name: 'Veriward' },
      validFrom: '2027-07-15T16:20:00.000Z',
      validUntil: '2028-07-15T23:59:59Z',
      credentialSubject: {
        identifier: [{ identityType: 'name', identityHash: 'Jane Smith', hashed: false }],
        achievement: { name: 'CSTF All-In-One Mandatory Practical Training', type: ['Achievement'] },
      },
    });
    expect(JSON.stringify(payload)).not.toContain('nhsstaff');
    expect(await (await fetch(issuer)).json()).toMatchObject({ id: issuer, type: ['Profile'] });

    await expect(jwtVerify(text, keys, { currentDate: new Date('2029-01-01') })).rejects.toThrow(/exp/);
    const [head = '', body = '', signature = ''] = text.split('.');
    const forged = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const other = Buffer.from(JSON.stringify({ ...forged, name: 'PMVA' })).toString('base64url');
    await expect(jwtVerify(`${head}.${other}.${signature}`, keys, at)).rejects.toThrow();
  });
});
