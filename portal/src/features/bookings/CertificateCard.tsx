import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { consoleUrl, type Schemas } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { Card } from '../../ui/Card.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { showDay } from '../../ui/format.ts';
import styles from './Bookings.module.css';

interface CertificateCardProps {
  readonly certificate: Schemas.EarnedCertificate | null;
  /** What has to happen before there is one. */
  readonly missing: string;
}

/** The certificate of a booking, or how it comes to be. */
export function CertificateCard({ certificate, missing }: CertificateCardProps) {
  const { role } = useSession().person;
  if (!certificate)
    return (
      <Card title="Certificate">
        <p className={styles['soft']}>{missing}</p>
      </Card>
    );
  return (
    <Card
      title="Certificate"
      aside={<CopyButton text={certificate.verification_url} what="link to check it" />}
    >
      <FactList
        facts={[
          ['Number', certificate.number],
          ['Issued', showDay(certificate.issued_at)],
          ['Valid until', certificate.expires_on ? showDay(certificate.expires_on) : 'for ever'],
        ]}
      />
      {role === 'staff_trainer' || role === 'staff_clinician' ? null : (
        <div className={styles['row']}>
          <Button
            component="a"
            variant="default"
            href={consoleUrl('/certificates/{id}/pdf', { path: { id: certificate.id } })}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Download PDF
          </Button>
        </div>
      )}
    </Card>
  );
}
