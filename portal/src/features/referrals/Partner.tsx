import { Button, Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { useSession } from '../../session/session.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DeskPage } from '../../ui/DeskPage.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { countOf } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import { OrganisationSelect } from '../../ui/OrganisationSelect.tsx';
import { Keys } from './Keys.tsx';
import { PartnerFacts } from './PartnerFacts.tsx';
import styles from './ReferPerson.module.css';

type PartnerRow = Schemas.ReferralPartner;

function PartnersKeys({ id }: { readonly id: number }) {
  const keys = useQuery(read('/referral-partners/{id}/keys', { path: { id } }));
  const create = useChange('post', '/referral-partners/{id}/keys');
  const rotate = useChange('post', '/referral-partners/{id}/keys/{keyId}/rotate');
  const revoke = useChange('delete', '/referral-partners/{id}/keys/{keyId}');
  return (
    <Card title="Keys">
      <Loaded query={keys} what="Keys">
        {({ data }) => (
          <Keys
            keys={data}
            create={create}
            revoke={revoke}
            onCreate={(label, onDone, onError) =>
              create.mutate(
                { path: { id }, body: { label } },
                { onSuccess: ({ key }) => onDone(key), onError },
              )
            }
            onRotate={(keyId, onDone) =>
              rotate.mutate(
                { path: { id, keyId }, body: { grace_hours: 24 } },
                {
                  onSuccess: ({ key }) => {
                    onDone(key);
                    notify('Replaced. The old key works for another 24 hours.');
                  },
                },
              )
            }
            onRevoke={(keyId, onDone) => revoke.mutate({ path: { id, keyId } }, { onSuccess: onDone })}
          />
        )}
      </Loaded>
      <FormProblem error={rotate.error} />
    </Card>
  );
}

interface PartnerValues {
  name: string;
  organisation_id: number | null;
  agreement_date: string;
  consent_required: boolean;
}

function PartnerFields({ form }: { readonly form: ReturnType<typeof useForm<PartnerValues>> }) {
  return (
    <>
      <TextInput label="Name" required {...form.getInputProps('name')} />
      <OrganisationSelect
        label="Organisation"
        none="None"
        description="Whose people act for it in the portal."
        value={form.values.organisation_id ?? undefined}
        onPick={(id) => form.setFieldValue('organisation_id', id ?? null)}
        error={form.errors['organisation_id']}
      />
      <TextInput label="Date of the agreement" type="date" {...form.getInputProps('agreement_date')} />
      <Checkbox
        label="Each referral has to bring its consent"
        {...form.getInputProps('consent_required', { type: 'checkbox' })}
      />
    </>
  );
}

function EditPartner({ partner }: { readonly partner: PartnerRow }) {
  const form = useForm<PartnerValues>({
    initialValues: {
      name: partner.name,
      organisation_id: partner.organisation_id,
      agreement_date: partner.agreement_date ?? '',
      consent_required: partner.consent_required,
    },
  });
  const edit = useChange('patch', '/referral-partners/{id}');
  const submit = form.onSubmit((values) =>
    edit.mutate(
      {
        path: { id: partner.id },
        body: {
          name: values.name,
          consent_required: values.consent_required,
          organisation_id: values.organisation_id,
          agreement_date: values.agreement_date === '' ? null : values.agreement_date,
        },
      },
      {
        onSuccess: () => {
          form.resetDirty(values);
          notify('The partner is saved.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <Card title="Terms">
      <form onSubmit={submit} className={styles['form']}>
        <PartnerFields form={form} />
        <FormProblem error={edit.error} />
        <Button
          type="submit"
          loading={edit.isPending}
          disabled={!form.isDirty()}
          style={{ justifySelf: 'start' }}
        >
          Save
        </Button>
      </form>
    </Card>
  );
}

function Standing({ partner }: { readonly partner: PartnerRow }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const suspend = useChange('post', '/referral-partners/{id}/suspend');
  const reactivate = useChange('post', '/referral-partners/{id}/reactivate');
  const path = { id: partner.id };
  if (partner.status === 'suspended')
    return (
      <Button
        variant="default"
        loading={reactivate.isPending}
        onClick={() =>
          reactivate.mutate({ path }, { onSuccess: () => notify(`${partner.name} may send again.`) })
        }
      >
        Let it go on
      </Button>
    );
  return (
    <>
      <Button variant="default" onClick={open}>
        Suspend
      </Button>
      <ConfirmDialog
        opened={isOpen}
        title={`Suspend ${partner.name}?`}
        action="Suspend the partner"
        pending={suspend.isPending}
        error={suspend.error}
        onClose={close}
        onConfirm={() => suspend.mutate({ path }, { onSuccess: close })}
      >
        <p>
          {countOf(partner.live_keys, 'live key stops', 'live keys stop')} with the next request. What it sent
          stays in the queue. You can let it go on at any time.
        </p>
      </ConfirmDialog>
    </>
  );
}

const route = getRouteApi('/app/referrals/partners/$partnerId');

/** One partner: its terms, and for administrators its keys. */
export function Partner() {
  const id = Number(route.useParams().partnerId);
  const isAdmin = useSession().person.role === 'staff_admin';
  const query = useQuery(read('/referral-partners/{id}', { path: { id } }));
  const { data } = query;
  return (
    <DeskPage
      title={data?.name ?? 'Partner'}
      back={<Link to="/app/referrals/partners">Referral partners</Link>}
      actions={data && isAdmin ? <Standing partner={data} /> : null}
    >
      <Loaded query={query} what="The partner">
        {(partner) => (
          <>
            <div className={styles['columns']}>
              {isAdmin ? <EditPartner partner={partner} /> : null}
              <PartnerFacts partner={partner} />
            </div>
            {isAdmin ? <PartnersKeys id={id} /> : null}
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
