import { expect, test } from 'vitest';
import { nobody, problemsOf, readPasted } from './candidates.ts';

const jane = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane@example.com',
  phone: '07700 900123',
  job_role: '',
};

test('lines of a spreadsheet are read whatever separates their cells, and its heading is left out', () => {
  const text = [
    'Name\tE-mail\tPhone',
    'Jane Smith\tjane@example.com\t07700 900123',
    'Ama, Owusu-Mensah, ama@example.com, +44 7700 900456, HCA',
    '',
    'li@example.com; Li Wei; 07700900789',
  ].join('\r\n');
  expect(readPasted(text)).toEqual([
    jane,
    {
      first_name: 'Ama',
      last_name: 'Owusu-Mensah',
      email: 'ama@example.com',
      phone: '+44 7700 900456',
      job_role: 'HCA',
    },
    { first_name: 'Li', last_name: 'Wei', email: 'li@example.com', phone: '07700900789', job_role: '' },
  ]);
});

test('what is missing, malformed or there twice is told beside its field', () => {
  expect(problemsOf(jane, [])).toEqual({});
  expect(problemsOf(nobody, [])).toEqual({
    first_name: 'Needed.',
    last_name: 'Needed.',
    email: 'Needed.',
    phone: 'Needed.',
  });
  expect(problemsOf({ ...jane, email: 'JANE@example.com ', phone: '12' }, [jane])).toEqual({
    email: 'This address is in the list twice.',
    phone: '7 to 15 digits.',
  });
  expect(problemsOf({ ...jane, email: 'jane@example', phone: '' }, [], { needsPhone: false })).toEqual({
    email: 'Not an e-mail address.',
  });
});
