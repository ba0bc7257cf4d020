import { expect, test } from 'vitest';
import { parseNamedParameters } from './sql.ts';

test('named parameters become numbers in order of appearance, repeated ones share theirs', () => {
  expect(parseNamedParameters('select :a, :b, :a')).toEqual({ text: 'select $1, $2, $1', names: ['a', 'b'] });
});

test('casts, quoted text and times of day are left alone', () => {
  const { text, names } = parseNamedParameters(
    `select :at::date, ':no', 'it''s :no', time '10:00', a::text from t where x = :at`,
  );
  expect(text).toBe(`select $1::date, ':no', 'it''s :no', time '10:00', a::text from t where x = $1`);
  expect(names).toEqual(['at']);
});

test('arrow assignments of function calls take parameters', () => {
  expect(parseNamedParameters('f(p_a => :a, p_b=>:b)')).toEqual({
    text: 'f(p_a => $1, p_b=>$2)',
    names: ['a', 'b'],
  });
});
