import '@mantine/core/styles/Input.layer.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconEraser, IconLock, IconWand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type CheckReport, checkDelivery, type Pasted } from './check-delivery.ts';
import styles from './Debugger.module.css';
import { example } from './example.ts';
import { Report } from './Report.tsx';

const nothing: Pasted = { headers: '', body: '', secret: '', computed: '' };

/** Typing pauses this long before the checks run, in ms. */
const settleMs = 150;

/** The report of what is pasted now; null until there is enough to check. */
function useReport(pasted: Pasted): CheckReport | null {
  const [report, setReport] = useState<CheckReport | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const cannot = !globalThis.isSecureContext || Object.values(pasted).every((text) => text.trim() === '');
    const timer = setTimeout(async () => {
      const checked = cannot ? null : await checkDelivery(pasted, Date.now() / 1000);
      if (isCurrent) setReport(checked);
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [pasted]);
  return report;
}

interface FieldsProps {
  readonly pasted: Pasted;
  readonly onChange: (pasted: Pasted) => void;
}

const plain = {
  autoComplete: 'off',
  spellCheck: false,
  classNames: { input: styles['code'] ?? '' },
} as const;

function Fields({ pasted, onChange }: FieldsProps) {
  const of = (name: keyof Pasted) => ({
    value: pasted[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...pasted, [name]: event.currentTarget.value }),
    ...plain,
  });
  return (
    <div className={styles['fields']}>
      <Textarea
        label="Headers"
        description="Lines, JSON (request_headers of the delivery log), or what curl printed."
        rows={10}
        {...of('headers')}
      />
      <Textarea
        label="Raw body"
        description="The bytes your server received, before anything parsed them."
        rows={6}
        {...of('body')}
      />
      <TextInput
        label="Secret"
        description="The endpoint’s signing_secret: 64 letters and digits."
        {...of('secret')}
      />
      <TextInput
        label="Signature your code computed (optional)"
        description="Either of the two; the check says which step went another way."
        {...of('computed')}
      />
    </div>
  );
}

function Empty() {
  return (
    <div className={styles['empty']}>
      <h2>What is checked</h2>
      <ol>
        <li>Are the signed headers there, of at least one family?</li>
        <li>Is the timestamp one, and how old is it?</li>
        <li>Is the secret whole, and this endpoint’s?</li>
        <li>Is the body byte for byte what was signed, or was its JSON written anew on the way?</li>
        <li>
          Do <code>X-TDTA-Signature</code> and <code>webhook-signature</code> match, and if not: what was
          signed instead?
        </li>
      </ol>
      <p>
        Open a delivery in the log, <code>GET /webhooks/{'{id}'}/deliveries</code>, for its headers; log the
        raw body in your receiver. Or fill in the example and change a character of it.
      </p>
    </div>
  );
}

function Privacy() {
  return (
    <p className={styles['privacy']}>
      <IconLock size={18} stroke={1.7} aria-hidden />
      <span>
        Everything is computed in this page, by your browser. Nothing you paste is sent anywhere or kept.
      </span>
    </p>
  );
}

function Unable() {
  return (
    <p className={styles['unable']} role="alert">
      <strong>This browser cannot compute signatures here.</strong> WebCrypto is there on https and localhost
      pages only: open this page under such an address.
    </p>
  );
}

/** Finds out why the signature of a delivery does not match, without sending anything anywhere. */
export function Debugger() {
  useDocumentTitle('Signature debugger · Veriward');
  const [pasted, setPasted] = useState(nothing);
  const report = useReport(pasted);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <p className={styles['trail']}>
          <Link to="/docs">API docs</Link> / <Link to="/docs/webhooks">Webhooks</Link>
        </p>
        <h1>Signature debugger</h1>
        <p className={styles['lead']}>
          Paste a delivery and the secret. Each check says whether it passes, and if not, why.
        </p>
        <Privacy />
      </div>
      {globalThis.isSecureContext ? null : <Unable />}
      <div className={styles['columns']}>
        <section className={styles['panel']} aria-label="Delivery">
          <div className={styles['actions']}>
            <Button
              leftSection={<IconWand size={18} stroke={1.7} aria-hidden />}
              onClick={() => setPasted(example)}
            >
              Fill in an example
            </Button>
            <Button
              variant="default"
              leftSection={<IconEraser size={18} stroke={1.7} aria-hidden />}
              onClick={() => setPasted(nothing)}
            >
              Clear
            </Button>
          </div>
          <Fields pasted={pasted} onChange={setPasted} />
        </section>
        <section className={styles['result']} aria-label="Checks">
          {report ? <Report report={report} /> : <Empty />}
        </section>
      </div>
    </div>
  );
}
