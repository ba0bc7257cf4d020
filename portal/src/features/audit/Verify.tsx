import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useChange } from '../../api/console.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf } from '../../ui/format.ts';
import styles from './AuditTrail.module.css';

/** Checks that nobody changed the trail behind the platform's back. */
export function Verify({ organisationId }: { readonly organisationId: number | undefined }) {
  const verify = useChange('post', '/audit-entries/verify');
  const found = verify.data;
  const isWhole = found?.broken.length === 0;
  const Icon = isWhole ? IconShieldCheck : IconShieldX;
  return (
    <section className={styles['verify']} aria-label="Verification">
      <p className={styles['why']}>
        Every entry is sealed with a fingerprint of all those before it. Check that none was changed, added or
        removed by hand.
      </p>
      <Button
        variant="default"
        loading={verify.isPending}
        onClick={() =>
          verify.mutate({ body: organisationId === undefined ? {} : { organisation_id: organisationId } })
        }
      >
        Check the trail
      </Button>
      <div role="status" className={styles['verdict']}>
        {found ? (
          <p data-tone={isWhole ? 'good' : 'bad'}>
            <Icon size={22} aria-hidden />
            {isWhole
              ? `${countOf(found.entries, 'entry', 'entries')} in ${countOf(found.trails, 'trail')}: nothing was tampered with.`
              : `The trail of ${found.broken
                  .map((one) => `${one.organisation_name ?? 'the platform'} is broken at entry ${one.number}`)
                  .join('; ')}. Restore it from a backup, and find out who had access to the database.`}
          </p>
        ) : null}
      </div>
      <FormProblem error={verify.error} />
    </section>
  );
}
