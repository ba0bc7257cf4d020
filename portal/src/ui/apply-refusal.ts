import { RequestFailed } from '../api/request-json.ts';

interface FieldErrors {
  readonly setErrors: (errors: Record<string, string>) => void;
}

/** Puts what the server found wrong with single fields beside them. Names are the API's, as the form's fields are. */
export function applyRefusal(form: FieldErrors, error: Error): void {
  if (!(error instanceof RequestFailed)) return;
  form.setErrors(
    Object.fromEntries(Object.entries(error.errors).map(([field, problems]) => [field, problems.join(' ')])),
  );
}
