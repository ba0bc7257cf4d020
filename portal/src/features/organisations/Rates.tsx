import { Button, Modal, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read, type Schemas, useChange } from '../../api/console.ts';
import { RequestFailed } from '../../api/request-json.ts';
import { Card } from '../../ui/Card.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { DialogButtons } from '../../ui/DialogButtons.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { showPence } from '../../ui/format.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify } from '../../ui/notify.tsx';
import styles from './Organisations.module.css';
import { type ListPart, ProductSwitch } from './ProductSwitch.tsx';

type Rate = Schemas.CourseRate;

interface SetRateProps extends Pick<ListPart, 'organisationId' | 'product'> {
  readonly rate: Rate;
  readonly onDone: () => void;
}

function useSetRate({ organisationId, product, rate, onDone }: SetRateProps) {
  const form = useForm({
    initialValues: { price: (rate.own_price_pence ?? rate.standard_price_pence) / 100 },
  });
  const set = useChange('put', '/organisations/{id}/course-rates/{courseId}');
  const path = { id: organisationId, courseId: rate.course_id };
  const submit = form.onSubmit(({ price }) => {
    const price_pence = Math.round(Number(price) * 100);
    set.mutate(
      { path, body: { product, price_pence } },
      {
        onSuccess: () => {
          onDone();
          notify(`${rate.course_name} costs them ${showPence(price_pence)}.`);
        },
        onError: (error) => {
          if (error instanceof RequestFailed)
            form.setFieldError('price', error.errors['price_pence']?.join(' '));
        },
      },
    );
  });
  return { form, submit, set };
}

function SetRate(props: SetRateProps) {
  const { rate, onDone } = props;
  const { form, submit, set } = useSetRate(props);
  return (
    <form className={styles['form']} onSubmit={submit}>
      <p>
        {rate.course_name}. Others pay {showPence(rate.standard_price_pence)}. The price holds for bookings
        from now on; what is booked keeps its own.
      </p>
      <NumberInput
        label="Price in pounds, VAT included"
        required
        data-autofocus
        hideControls
        prefix="£"
        decimalScale={2}
        min={0}
        {...form.getInputProps('price')}
      />
      <FormProblem error={set.error} />
      <DialogButtons onClose={onDone}>
        <Button type="submit" loading={set.isPending}>
          Set the rate
        </Button>
      </DialogButtons>
    </form>
  );
}

function useRemove({ organisationId, product }: Pick<ListPart, 'organisationId' | 'product'>) {
  const remove = useChange('delete', '/organisations/{id}/course-rates/{courseId}');
  const set = useChange('put', '/organisations/{id}/course-rates/{courseId}');
  return (rate: Rate) => {
    const path = { id: organisationId, courseId: rate.course_id };
    const before = rate.own_price_pence ?? rate.standard_price_pence;
    remove.mutate(
      { path, query: { product } },
      {
        onSuccess: () =>
          notify(`${rate.course_name} costs them what others pay.`, {
            run: () => set.mutate({ path, body: { product, price_pence: before } }),
          }),
        onError: (error) => notify(error.message),
      },
    );
  };
}

interface RateProps {
  readonly rate: Rate;
  readonly onSet: (rate: Rate) => void;
  readonly onRemove: (rate: Rate) => void;
}

function Changes({ rate, onSet, onRemove }: RateProps) {
  return (
    <div className={styles['rate']}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Set the price of ${rate.course_name}`}
        onClick={() => onSet(rate)}
      >
        Set …
      </Button>
      {rate.own_price_pence === null ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`Back to list price of ${rate.course_name}`}
          onClick={() => onRemove(rate)}
        >
          Back to list
        </Button>
      )}
    </div>
  );
}

type RateTableProps = Omit<RateProps, 'rate'> & { readonly rates: readonly Rate[] };

function RateTable({ rates, ...changes }: RateTableProps) {
  return (
    <DataTable
      caption="Courses with their prices"
      rows={rates}
      rowKey={(rate) => rate.course_id}
      columns={[
        { header: 'Course', cell: (rate) => rate.course_name },
        {
          header: 'List price',
          align: 'end',
          cell: (rate) =>
            rate.own_price_pence === null ? (
              showPence(rate.standard_price_pence)
            ) : (
              <del className={styles['quiet']}>{showPence(rate.standard_price_pence)}</del>
            ),
        },
        {
          header: 'Their price',
          align: 'end',
          cell: (rate) => (rate.own_price_pence === null ? 'List price' : showPence(rate.own_price_pence)),
        },
        { header: 'Change', align: 'end', cell: (rate) => <Changes rate={rate} {...changes} /> },
      ]}
    />
  );
}

/** What the organisation pays for each course. */
export function Rates({ organisationId, product, onProduct }: ListPart) {
  const [setting, setSetting] = useState<Rate | null>(null);
  const whose = { organisationId, product };
  const remove = useRemove(whose);
  const query = useQuery(
    read('/organisations/{id}/course-rates', { path: { id: organisationId }, query: { product } }),
  );
  return (
    <Card title="What they pay" aside={<ProductSwitch product={product} onProduct={onProduct} />}>
      <Loaded query={query} what="Rates">
        {({ data }) => <RateTable rates={data} onSet={setSetting} onRemove={remove} />}
      </Loaded>
      <Modal
        opened={setting !== null}
        onClose={() => setSetting(null)}
        title="Set a rate"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {setting ? <SetRate {...whose} rate={setting} onDone={() => setSetting(null)} /> : null}
      </Modal>
    </Card>
  );
}
