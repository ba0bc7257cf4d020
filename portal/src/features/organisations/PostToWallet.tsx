import { Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Schemas, useChange } from '../../api/console.ts';
import { applyRefusal } from '../../ui/apply-refusal.ts';
import { countOf, showPence } from '../../ui/format.ts';
import { notify } from '../../ui/notify.tsx';
import { TaskForm } from '../../ui/TaskForm.tsx';
import type { OrganisationRow, SoldProduct } from './products.ts';

/** Ways to change a wallet by hand. */
export type Posting = 'credits' | 'money' | 'correction';

interface PostingProps {
  readonly organisation: OrganisationRow;
  readonly product: SoldProduct;
  readonly wallet: Schemas.Wallet;
  readonly onDone: () => void;
}

const coursesOf = (wallet: Schemas.Wallet) =>
  wallet.credits.map((course) => ({
    value: String(course.course_id),
    label: `${course.course_name}: ${countOf(course.credits, 'credit')}`,
  }));

function AddCredits({ organisation, product, wallet, onDone }: PostingProps) {
  const courses = coursesOf(wallet);
  const form = useForm({ initialValues: { course_id: courses[0]?.value ?? '', credits: 10 } });
  const add = useChange('post', '/organisations/{id}/credits');
  const submit = form.onSubmit(({ course_id, credits }) =>
    add.mutate(
      { path: { id: organisation.id }, body: { product, course_id: Number(course_id), credits } },
      {
        onSuccess: () => {
          onDone();
          notify(`${countOf(credits, 'credit')} added for ${organisation.name}.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    ),
  );
  return (
    <TaskForm
      onSubmit={submit}
      action="Add the credits"
      pending={add.isPending}
      error={add.error}
      onDone={onDone}
    >
      <p>For credits that {organisation.name} has bought. They see it in their statement.</p>
      <Select
        label="Course"
        data={courses}
        allowDeselect={false}
        required
        {...form.getInputProps('course_id')}
      />
      <NumberInput
        label="Credits"
        required
        min={1}
        allowDecimal={false}
        data-autofocus
        {...form.getInputProps('credits')}
      />
    </TaskForm>
  );
}

function AddMoney({ organisation, product, onDone }: PostingProps) {
  const form = useForm({ initialValues: { amount_pence: 100 } });
  const add = useChange('post', '/organisations/{id}/top-ups');
  const submit = form.onSubmit(({ amount_pence: pounds }) => {
    const amount_pence = Math.round(pounds * 100);
    add.mutate(
      { path: { id: organisation.id }, body: { product, amount_pence } },
      {
        onSuccess: () => {
          onDone();
          notify(`${showPence(amount_pence)} added for ${organisation.name}.`);
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  });
  return (
    <TaskForm
      onSubmit={submit}
      action="Add the money"
      pending={add.isPending}
      error={add.error}
      onDone={onDone}
    >
      <p>For money that {organisation.name} has paid in. They see it in their statement.</p>
      <NumberInput
        label="Amount in pounds"
        required
        hideControls
        prefix="£"
        decimalScale={2}
        data-autofocus
        {...form.getInputProps('amount_pence')}
      />
    </TaskForm>
  );
}

/** Where corrections of money go. */
const money = { value: 'money', label: 'Money balance' };

const blankCorrection = { course_id: 'money', amount: '' as number | '', note: '' };

/** Sends a correction; amounts are typed in pounds or whole credits, and sent in hundredths. */
function useCorrection({ organisation, product, onDone }: PostingProps) {
  const form = useForm({ initialValues: blankCorrection });
  const correct = useChange('post', '/organisations/{id}/corrections');
  const onSubmit = form.onSubmit(({ course_id, amount, note }) => {
    const ofCourse = course_id === 'money' ? {} : { course_id: Number(course_id) };
    const hundredths = Math.round(Number(amount) * 100);
    correct.mutate(
      { path: { id: organisation.id }, body: { product, ...ofCourse, amount: hundredths, note } },
      {
        onSuccess: () => {
          onDone();
          notify('The wallet was corrected. The reason stands in their statement.');
        },
        onError: (error) => applyRefusal(form, error),
      },
    );
  });
  return { form, onSubmit, pending: correct.isPending, error: correct.error };
}

function Correct(props: PostingProps) {
  const { organisation, wallet, onDone } = props;
  const { form, ...sending } = useCorrection(props);
  const { course_id: which, amount } = form.values;
  const course = wallet.credits.find((one) => String(one.course_id) === which);
  const after = (course ? course.credits : wallet.balance_pence / 100) + Number(amount);
  return (
    <TaskForm {...sending} action="Correct the wallet" onDone={onDone}>
      <Select
        label="What is wrong"
        data={[money, ...coursesOf(wallet)]}
        allowDeselect={false}
        {...form.getInputProps('course_id')}
      />
      <NumberInput
        label={course ? 'Credits to add' : 'Pounds to add'}
        description="Negative takes away."
        required
        hideControls
        decimalScale={course ? 0 : 2}
        data-autofocus
        {...form.getInputProps('amount')}
      />
      <TextInput
        label="Reason"
        description={`${organisation.name} reads it in their statement.`}
        required
        maxLength={200}
        {...form.getInputProps('note')}
      />
      {amount === '' ? null : (
        <p role="status">
          Afterwards: {course ? countOf(after, 'credit') : showPence(Math.round(after * 100))}.
          {after < 0 ? ' A balance cannot fall below 0.' : ''}
        </p>
      )}
    </TaskForm>
  );
}

const titles: Readonly<Record<Posting, string>> = {
  credits: 'Add credits',
  money: 'Add money',
  correction: 'Correct the wallet',
};

const forms = { credits: AddCredits, money: AddMoney, correction: Correct };

/** Changes a wallet by hand: what was bought, what was paid in, what went wrong. */
export function PostToWallet({ posting, ...props }: PostingProps & { readonly posting: Posting | null }) {
  const Form = posting === null ? null : forms[posting];
  return (
    <Modal
      opened={posting !== null}
      onClose={props.onDone}
      title={posting === null ? '' : titles[posting]}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {Form ? <Form {...props} /> : null}
    </Modal>
  );
}
