import { Frame, type FrameProps, type PageAssets } from '../../platform/html/frame.tsx';
import type { Contact } from './journey.ts';

/** What every page says beside its own matter. */
export interface LayoutProps extends Omit<FrameProps, 'foot'> {
  readonly contact?: Contact | undefined;
}

function Help({ contact }: { readonly contact: Contact }) {
  return (
    <p>
      Questions? Ask {contact.name}
      {contact.email === null ? null : (
        <>
          {' '}
          at <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </>
      )}
      {contact.phone === null ? null : (
        <>
          {' '}
          or call <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
        </>
      )}
      .
    </p>
  );
}

/** A whole page, with whom its reader can ask. */
export function Layout({ contact, ...page }: LayoutProps & { readonly assets: PageAssets }) {
  const foot = (
    <>
      {contact === undefined ? null : <Help contact={contact} />}
      <p>Training is run by Veriward. All times are London time.</p>
    </>
  );
  return <Frame {...page} foot={foot} />;
}
