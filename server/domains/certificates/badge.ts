import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { type Certificate, verificationUrl } from './certificate.ts';

/** The key's URL names it: what checks a badge fetches the key from there (Open Badges 3.0, 8.2.4). */
const keyUrl = (site: string, thumbprint: string): string => `${site}/issuer/keys/${thumbprint}`;

/** Who issues badges: the URL of its profile. */
export function issuerUrl(site: string): string {
  return `${site}/issuer`;
}

interface PublishedKey {
  readonly key: JWK;
  readonly thumbprint: string;
}

/** Worked out once for each keyring: the key never changes. */
const published = new WeakMap<Keyring, Promise<PublishedKey>>();

async function publish(keyring: Keyring): Promise<PublishedKey> {
  const { calculateJwkThumbprint, exportJWK } = await import('jose');
  const key = await exportJWK(createPublicKey(keyring.signingKey('badge-signing')));
  return { key, thumbprint: await calculateJwkThumbprint(key) };
}

/** The public key that badges are checked with. */
export async function badgePublicKey(keyring: Keyring, site: string): Promise<JWK & { kid: string }> {
  const known = published.get(keyring) ?? publish(keyring);
  published.set(keyring, known);
  const { key, thumbprint } = await known;
  return { ...key, kid: keyUrl(site, thumbprint), alg: 'EdDSA', use: 'sig' };
}

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** The last second of a day in UTC: at most an hour before London's. */
const endOfDay = (day: string): string => `${day}T23:59:59Z`;

function achievementOf(certificate: Certificate, issuer: string) {
  const subjects = certificate.subjects.map(({ subject, level }) =>
    level === null ? subject : `${subject} (${level})`,
  );
  const taught = subjects.length > 0 ? ` Subjects: ${subjects.join('; ')}.` : '';
  return {
    id: `${issuer}#practical-training-course-${certificate.course_id}`,
    type: ['Achievement'],
    achievementType: 'Certificate',
    name: certificate.course_name,
    description: `Classroom training with an assessed practical part.${taught}`,
    criteria: { narrative: 'Attended the whole training and passed its practical assessment.' },
  };
}

function credentialOf(certificate: Certificate, site: string) {
  const issuer = issuerUrl(site);
  const url = verificationUrl(site, certificate.verification_code);
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: url,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: certificate.provider_name, url: site },
    name: certificate.course_name,
    validFrom: new Date(certificate.issued_at).toISOString(),
    ...(certificate.expires_on === null ? {} : { validUntil: endOfDay(certificate.expires_on) }),
    credentialSubject: {
      type: ['AchievementSubject'],
      // As printed on the certificate, and nothing else about the person.
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityType: 'name',
          identityHash: certificate.holder_name,
        },
      ],
      achievement: achievementOf(certificate, issuer),
    },
    evidence: [
      {
        id: url,
        type: ['Evidence'],
        name: `Certificate ${certificate.number}`,
        description: 'Says whether the certificate still holds.',
      },
    ],
  };
}

/** A certificate as an Open Badges 3.0 credential: a VC-JWT, signed with EdDSA. The same until a re-issue. */
export async function signBadge(certificate: Certificate, keyring: Keyring, site: string): Promise<string> {
  const { kid } = await badgePublicKey(keyring, site);
  const issued = seconds(certificate.issued_at);
  const { SignJWT } = await import('jose');
  const token = new SignJWT(credentialOf(certificate, site))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid })
    .setIssuer(issuerUrl(site))
    .setJti(verificationUrl(site, certificate.verification_code))
    .setNotBefore(issued)
    .setIssuedAt(issued);
  if (certificate.expires_on !== null) token.setExpirationTime(seconds(endOfDay(certificate.expires_on)));
  return token.sign(keyring.signingKey('badge-signing'));
}
