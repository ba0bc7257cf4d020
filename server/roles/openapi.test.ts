import { describe, expect, test } from 'vitest';
import { describedProducts } from '../../tests/support/api-client.ts';
import { isFileAnswer } from '../platform/http/endpoint.ts';

type Json = Record<string, unknown>;

const resolve = (document: Json, schema: Json): Json => {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  return name === undefined
    ? schema
    : ((document['components'] as { schemas: Record<string, Json> }).schemas[name] as Json);
};

/** Paths of fields that a reader finds neither an example nor a closed list of values for. */
function unexplained(document: Json, given: Json, path: string): string[] {
  const schema = resolve(document, given);
  if ('examples' in schema || 'enum' in schema || 'const' in schema) return [];
  const properties = schema['properties'] as Record<string, Json> | undefined;
  if (properties)
    return Object.entries(properties).flatMap(([name, inner]) =>
      unexplained(document, inner, `${path}.${name}`),
    );
  if (schema['items']) return unexplained(document, schema['items'] as Json, `${path}[]`);
  const options = schema['anyOf'] as Json[] | undefined;
  if (options)
    return options
      .filter((option) => option['type'] !== 'null')
      .flatMap((option) => unexplained(document, option, path));
  return [path];
}

/** Whether a field, or what it points at, has a description. */
const isDescribed = (document: Json, field: Json): boolean =>
  'description' in { ...resolve(document, field), ...field } ||
  ((field['anyOf'] ?? []) as Json[]).some((option) => 'description' in resolve(document, option));

describe.each(describedProducts)('the description of $title', (product) => {
  const document = product.description;
  const operations = Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  test('is OpenAPI 3.1 with one operation for each endpoint', () => {
    expect(document['openapi']).toBe('3.1.0');
    expect(operations.map(({ operation }) => operation['operationId']).sort()).toEqual(
      product.endpoints.map((endpoint) => endpoint.operationId).sort(),
    );
  });

  test('points only at schemas that are there', () => {
    const names = Object.keys((document['components'] as { schemas: object }).schemas);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references)
      expect(names).toContain(reference.replace('#/components/schemas/', ''));
  });

  test('explains every field of every schema and every parameter with an example', () => {
    const schemas = Object.entries((document['components'] as { schemas: Record<string, Json> }).schemas);
    const missing = schemas
      .filter(([name]) => name !== 'ValidationErrorResponse')
      .flatMap(([name, schema]) => unexplained(document, schema, name));
    const parameters = operations.flatMap(
      ({ operation }) =>
        (operation['parameters'] ?? []) as { name: string; schema: Json; description?: string }[],
    );
    missing.push(...parameters.flatMap(({ name, schema }) => unexplained(document, schema, name)));
    expect(missing).toEqual([]);
    expect(parameters.filter(({ description }) => !description)).toEqual([]);
  });

  test('says in words what every field of every schema is', () => {
    const schemas = Object.entries((document['components'] as { schemas: Record<string, Json> }).schemas);
    const wordless = schemas.flatMap(([name, schema]) =>
      Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
        .filter(([, field]) => !isDescribed(document, field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(wordless).toEqual([]);
  });

  test('every example of an answer and of a body is itself valid', () => {
    for (const endpoint of product.endpoints) {
      for (const answer of Object.values(endpoint.answers)) {
        if (!isFileAnswer(answer) && answer.example !== undefined)
          expect(answer.schema.parse(answer.example)).toEqual(answer.example);
      }
      if (endpoint.body) expect(endpoint.body.safeParse(endpoint.bodyExample).error).toBeUndefined();
    }
  });

  test('every refusal of an endpoint is in the table of codes', () => {
    for (const endpoint of product.endpoints) {
      for (const code of endpoint.refusals ?? []) expect(Object.keys(product.problems)).toContain(code);
    }
  });
});
