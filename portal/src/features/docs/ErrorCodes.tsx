import styles from './ErrorCodes.module.css';

const codes: readonly (readonly [code: string, status: number, when: string])[] = [
  ['malformed_json', 400, 'The body is not JSON.'],
  [
    'unauthenticated',
    401,
    'The token is missing, unknown, expired or revoked, or the organisation is suspended.',
  ],
  ['product_not_enabled', 401, 'The token is good, but not for this product.'],
  ['not_found', 404, 'There is no such object, or it is not yours.'],
  ['method_not_allowed', 405, 'The address exists; Allow lists its methods.'],
  ['idempotency_in_flight', 409, 'The first request with this key still runs.'],
  ['payload_too_large', 413, 'The body has more than 1 MiB.'],
  ['unsupported_media_type', 415, 'The body is not application/json.'],
  ['validation_failed', 422, 'Fields are wrong: see errors.'],
  ['idempotency_key_reused', 422, 'The key came with another request before.'],
  ['rate_limited', 429, 'Wait for Retry-After seconds.'],
  ['server_error', 500, 'Our fault. Quote X-Request-Id.'],
  ['database_unavailable', 503, 'A short outage. Try again after Retry-After seconds.'],
];

/** The codes any call may answer with. */
export function ErrorCodes() {
  return (
    <table className={styles['codes']}>
      <caption>Codes any call may answer with</caption>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Code and meaning</th>
        </tr>
      </thead>
      <tbody>
        {codes.map(([code, status, when]) => (
          <tr key={code}>
            <td>{status}</td>
            <td>
              <code>{code}</code>
              <span className={styles['when']}>{when}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
