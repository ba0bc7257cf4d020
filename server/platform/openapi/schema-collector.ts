import type { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from '../http/json-schema.ts';

/** Gathers named schemas of one API description and hands out references to them. */
export interface SchemaCollector {
  /** A reference to an answer's schema, or the schema itself when it has no name. */
  reference(schema: z.ZodType): JsonSchema;
  /** The same for a request's body: what has a default need not be sent. */
  inputReference(schema: z.ZodType): JsonSchema;
  /** A request's fields, written out. */
  inputOf(schema: z.ZodType): JsonSchema;
  /** Everything named so far, by name. */
  schemas(): Record<string, JsonSchema>;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      key === '$ref' && typeof entry === 'string'
        ? entry.replace('#/$defs/', '#/components/schemas/')
        : pointToComponents(entry),
    ]),
  );
}

function withoutDefaulted(schema: JsonSchema): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  if (!properties) return schema;
  const required = ((schema['required'] ?? []) as string[]).filter(
    (name) => !('default' in (properties[name] ?? {})),
  );
  const { required: _all, ...rest } = schema;
  return required.length > 0 ? { ...rest, required } : rest;
}

const nameOf = (schema: JsonSchema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined;

/** Builds an empty collector. */
export function createSchemaCollector(): SchemaCollector {
  const named: Record<string, JsonSchema> = {};

  function collect(schema: z.ZodType, adapt: (part: JsonSchema) => JsonSchema): JsonSchema {
    const { schema: main, parts } = jsonSchemaOf(schema);
    const mainName = nameOf(main);
    for (const [name, part] of Object.entries(parts)) {
      named[name] = pointToComponents(name === mainName ? adapt(part) : part) as JsonSchema;
    }
    return pointToComponents(mainName === undefined ? adapt(main) : main) as JsonSchema;
  }

  return {
    reference: (schema) => collect(schema, (part) => part),
    inputReference: (schema) => collect(schema, withoutDefaulted),
    inputOf(schema) {
      const { schema: main, parts } = jsonSchemaOf(schema);
      return withoutDefaulted(parts[nameOf(main) ?? ''] ?? main);
    },
    schemas: () => Object.fromEntries(Object.entries(named).sort(([a], [b]) => a.localeCompare(b))),
  };
}
