import { createInterview } from '../../server/domains/interviews/index.ts';
import { isRefusal } from '../../server/platform/http/problem.ts';
import type { TestApp } from './test-app.ts';

/** Who is interviewed unless a test says otherwise. */
export const interviewee = {
  candidate_name: 'Jane Smith',
  candidate_email: 'jane.smith@example.com',
  candidate_phone: '+441234567890',
  job_role: 'Registered Nurse',
};

/** An interview of an organisation, on 18 June 2026 at 11:30 in London unless said otherwise; gives its id. */
export async function newInterview(
  app: Pick<TestApp, 'db'>,
  organisationId: number,
  more: Partial<Parameters<typeof createInterview>[2]> = {},
): Promise<number> {
  const made = await createInterview(
    app.db,
    organisationId,
    { ...interviewee, starts_at: '2026-06-18T10:30:00Z', ...more },
    { kind: 'system', id: null, requestId: null },
  );
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
}

/** A clinician who interviews; `id` is the interviewer's, `personId` the person's. */
export async function newInterviewer(app: Pick<TestApp, 'make' | 'sql'>, personId?: number) {
  const person = personId ?? (await app.make.person('staff_clinician')).id;
  const [row] = await app.sql<{ id: number; name: string; email: string }>(
    `with i as (insert into interviewers (person_id) values ($1) returning id, person_id)
     select i.id, p.name, p.email from i join people p on p.id = i.person_id`,
    [person],
  );
  if (!row) throw new Error('no interviewer');
  return { ...row, personId: person };
}
