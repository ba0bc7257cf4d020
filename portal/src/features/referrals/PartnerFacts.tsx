import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read, type Schemas } from '../../api/console.ts';
import { Card } from '../../ui/Card.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { countOf, showCount, showDay } from '../../ui/format.ts';
import { Status } from '../../ui/Status.tsx';

type PartnerRow = Schemas.ReferralPartner;

interface CountedProps {
  readonly partner: PartnerRow;
  /** Only those that wait too long. */
  readonly overdue?: true;
}

/** How many of the partner’s referrals there are, leading to just those in the queue. */
function Counted({ partner: { id, is_sandbox }, overdue }: CountedProps) {
  const { data } = useQuery(
    read('/referrals', {
      query: {
        partner_id: id,
        sandbox: is_sandbox,
        per_page: 1,
        ...(overdue ? { is_overdue: true } : {}),
      },
    }),
  );
  if (!data) return '…';
  if (data.meta.total === 0) return 'None';
  return (
    <Link
      to="/app/referrals"
      search={{ partner: id, ...(overdue ? { overdue } : {}), ...(is_sandbox ? { sandbox: true } : {}) }}
    >
      {showCount(data.meta.total)}
      {overdue ? ' overdue' : ' in the queue, open and closed'}
    </Link>
  );
}

const contactsOf = ({ contacts }: PartnerRow) =>
  contacts.length === 0
    ? null
    : contacts.map(({ name, email, phone }) => (
        <div key={email}>
          {name}, <a href={`mailto:${email}`}>{email}</a>
          {phone ? `, ${phone}` : ''}
        </div>
      ));

/** Where a partner stands, what it sent, and what it may do. */
export function PartnerFacts({ partner }: { readonly partner: PartnerRow }) {
  const isActive = partner.status === 'active';
  return (
    <Card
      title="At a glance"
      aside={<Status tone={isActive ? 'good' : 'bad'}>{isActive ? 'Active' : 'Suspended'}</Status>}
    >
      <FactList
        facts={[
          ['Referrals', <Counted key="all" partner={partner} />],
          ['Waiting', <Counted key="overdue" partner={partner} overdue />],
          ['Identifier', <code key="identifier">{partner.identifier}</code>],
          ['Organisation', partner.organisation_name ?? 'None: only its programs act for it'],
          ['Contact', contactsOf(partner)],
          ['Keys', countOf(partner.live_keys, 'live key', 'live keys')],
          [
            'Limit',
            partner.requests_per_minute
              ? `${showCount(partner.requests_per_minute)} requests a minute`
              : 'The usual limit',
          ],
          ['Partner since', showDay(partner.created_at)],
        ]}
      />
      <p>
        {isActive
          ? 'It refers people by its programs or in the portal, follows what becomes of those it sent, and takes them back while nobody has tried to reach them. It sees no notes, and nobody whom others sent.'
          : 'Its programs and people are refused. What it sent stays in the queue and is worked on.'}
      </p>
    </Card>
  );
}
