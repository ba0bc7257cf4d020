import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };

/**
 * Any code point. As fast-check's unit `binary`, which takes a second and a half to write down all 1,112,064 of them
 * before its first string.
 */
const anyCodePoint = fc.integer({ min: 0, max: 0x10ffff - surrogates.count }).map(
  (number) => String.fromCodePoint(number < surrogates.first ? number : number + surrogates.count),
  (text) => {
    const number = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (number === undefined || text !== String.fromCodePoint(number)) throw new Error('not one code point');
    return number < surrogates.first ? number : number - surrogates.count;
  },
);

/** Text of any characters whatever, among them the names that JavaScript's own objects use. */
export const anyText = (maxLength?: number) =>
  fc.string({ unit: anyCodePoint, ...(maxLength === undefined ? {} : { maxLength }) });
