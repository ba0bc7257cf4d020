import { Link } from '@tanstack/react-router';
import { Page } from '../ui/Page.tsx';

/** An address without a page. */
export function NotFound() {
  return (
    <Page title="Not found" heading="There is no page at this address">
      <p>
        Go back to the <Link to="/">home page</Link>.
      </p>
    </Page>
  );
}
