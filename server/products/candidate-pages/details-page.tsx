import type { FieldErrors } from '../../platform/http/problem.ts';
import { type Journey, tellStep, wordsOf } from './journey.ts';
import type { LayoutProps } from './layout.tsx';
import type { Held } from './offer.ts';
import { Clock, Form, Notice, Ticket, WhoPays } from './pieces.tsx';
import { tellPounds } from './wording.ts';

/** What the page of details shows. */
export interface DetailsProps {
  readonly journey: Journey;
  readonly held: Held;
  /** As they were sent. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  readonly notice: { readonly title: string; readonly text: string } | null;
  readonly token: string;
}

interface Field {
  readonly name: string;
  readonly label: string;
  readonly missing: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly type?: 'text' | 'email' | 'tel';
  readonly autoComplete: string;
  readonly maxLength: number;
}

const fields: readonly Field[] = [
  {
    name: 'first_name',
    label: 'First name',
    missing: 'Enter your first name.',
    hint: 'As it should stand on your certificate.',
    autoComplete: 'given-name',
    maxLength: 255,
  },
  {
    name: 'last_name',
    label: 'Last name',
    missing: 'Enter your last name.',
    autoComplete: 'family-name',
    maxLength: 255,
  },
  {
    name: 'email',
    label: 'E-mail address',
    missing: 'Enter your e-mail address.',
    hint: 'Your confirmation and your certificate go there.',
    type: 'email',
    autoComplete: 'email',
    maxLength: 254,
  },
  {
    name: 'phone',
    label: 'Phone number',
    missing: 'Enter your phone number.',
    hint: 'Only used if something changes at short notice.',
    type: 'tel',
    autoComplete: 'tel',
    maxLength: 30,
  },
  {
    name: 'job_role',
    label: 'Job role',
    missing: 'Enter your job role.',
    hint: 'For example: Registered Nurse.',
    optional: true,
    autoComplete: 'organization-title',
    maxLength: 255,
  },
];

/** Fields that an invite has filled in for good. */
const fixedByInvite = ['first_name', 'last_name', 'email'];

/** Where a session's kit is posted to. */
const addressFields: readonly Field[] = [
  {
    name: 'address',
    label: 'Address',
    missing: 'Enter your address.',
    hint: 'House number and street. We post a training kit to you there.',
    autoComplete: 'street-address',
    maxLength: 255,
  },
  {
    name: 'city',
    label: 'Town or city',
    missing: 'Enter your town or city.',
    autoComplete: 'address-level2',
    maxLength: 100,
  },
  {
    name: 'postcode',
    label: 'Postcode',
    missing: 'Enter your postcode.',
    hint: 'A UK one, for example M1 2AB.',
    autoComplete: 'postal-code',
    maxLength: 10,
  },
];

function openFields({ invite, product }: Journey): readonly Field[] {
  const own = invite === null ? fields : fields.filter(({ name }) => !fixedByInvite.includes(name));
  return product === 'virtual-bls' ? [...own, ...addressFields] : own;
}

const tellError = (field: Field, message: string): string =>
  message === 'This field is required.' ? field.missing : message;

/** What is read aloud and seen beside a field. */
function Told({ field, errors }: { readonly field: Field; readonly errors: readonly string[] }) {
  const { name, label, hint, optional = false } = field;
  return (
    <>
      <label className="label" htmlFor={name}>
        {label}
        {optional ? <span className="optional"> (if you like)</span> : null}
      </label>
      {hint ? (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {errors.length > 0 ? (
        <span className="error" id={`${name}-error`}>
          {errors.map((message) => tellError(field, message)).join(' ')}
        </span>
      ) : null}
    </>
  );
}

function Input(props: { readonly field: Field; readonly value: string; readonly errors: readonly string[] }) {
  const { field, value, errors } = props;
  const { name, hint, optional = false, type = 'text', autoComplete, maxLength } = field;
  const isWrong = errors.length > 0;
  const described = [hint ? `${name}-hint` : '', isWrong ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={isWrong ? 'field wrong' : 'field'}>
      <Told field={field} errors={errors} />
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={autoComplete}
        maxLength={maxLength}
        required={!optional}
        spellCheck={type === 'text' ? undefined : false}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

function Summary({ journey, errors }: Pick<DetailsProps, 'journey' | 'errors'>) {
  const wrong = openFields(journey).filter(({ name }) => errors[name]);
  if (wrong.length === 0) return null;
  return (
    <div className="notice bad" role="alert" tabIndex={-1} data-focus="true">
      <p className="noticeTitle">
        {wrong.length === 1 ? 'One answer needs another look' : `${wrong.length} answers need another look`}
      </p>
      <ul>
        {wrong.map((field) => (
          <li key={field.name}>
            <a href={`#${field.name}`}>{tellError(field, errors[field.name]?.[0] ?? '')}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FixedDetails({ journey }: { readonly journey: Journey }) {
  const { invite } = journey;
  if (invite === null) return null;
  return (
    <div className="fixed">
      <dl className="fixedFacts">
        <div>
          <dt>Name</dt>
          <dd>
            {invite.first_name} {invite.last_name}
          </dd>
        </div>
        <div>
          <dt>E-mail address</dt>
          <dd>{invite.email}</dd>
        </div>
      </dl>
      <p className="small">Not right? Ask {journey.contact.name} for a new invite before you book.</p>
    </div>
  );
}

function submitLabel({ journey, held }: DetailsProps): string {
  return journey.payOption === 'candidate_pays' && held.price_pence > 0
    ? `Book and pay ${tellPounds(held.price_pence)}`
    : `Book this ${wordsOf(journey).seat}`;
}

function DetailsForm(props: DetailsProps) {
  const { journey, held, values, errors, token } = props;
  return (
    <Form action={journey.paths.details} token={token} className="stack">
      <input type="hidden" name="hold" value={held.hash} />
      <FixedDetails journey={journey} />
      {openFields(journey).map((field) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          errors={errors[field.name] ?? []}
        />
      ))}
      <div className="stack close">
        <WhoPays journey={journey} pricePence={held.price_pence} />
        {held.requires_review ? (
          <p className="small">
            For this course the training team looks at each booking first. You hear from us by e-mail.
          </p>
        ) : null}
        <button type="submit" className="button">
          {submitLabel(props)}
        </button>
      </div>
    </Form>
  );
}

function tellQuestion({ invite, product }: Journey): string {
  if (invite !== null) return 'Is everything right?';
  return product === 'virtual-bls' ? 'Who takes part, and where does the kit go?' : 'Who is coming?';
}

/** Step 2: who is coming. */
export function detailsPage(props: DetailsProps): LayoutProps {
  const { journey, held, errors, notice, token } = props;
  const { seat, date } = wordsOf(journey);
  const isWrong = Object.keys(errors).length > 0;
  return {
    title: `${isWrong ? 'Error: ' : ''}Your details · ${journey.organisationName}`,
    step: tellStep(2, journey),
    heading: journey.invite === null ? 'Your details' : 'Almost there',
    intro: (
      <>
        <Clock
          before={`We hold this ${seat} for you until`}
          until={held.expires_at}
          secondsLeft={held.seconds_left}
        />
        <Ticket event={held} />
        <Form action={journey.paths.release} token={token}>
          <input type="hidden" name="hold" value={held.hash} />
          <button type="submit" className="button bare">
            Choose another {date}
          </button>
        </Form>
      </>
    ),
    contact: journey.contact,
    children: (
      <>
        {notice === null ? null : (
          <Notice tone="bad" title={notice.title}>
            <p>{notice.text}</p>
          </Notice>
        )}
        <Summary journey={journey} errors={errors} />
        <h2>{tellQuestion(journey)}</h2>
        <DetailsForm {...props} />
      </>
    ),
  };
}
