import {
  deactivatePerson,
  getPerson,
  reactivatePerson,
  resendInvitation,
  resetTotp,
} from '../../../domains/identity/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/http/problem.ts';
import { actorOf, administrators } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { personAnswer, presentPerson } from './person.ts';
import { personPath } from './staff.ts';

interface Act {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly personId: number;
  readonly requestId: string;
}

/** One thing done to an account by its id; what is so already stays so. */
function actOnPerson(spec: {
  readonly operationId: string;
  readonly verb: string;
  readonly summary: string;
  readonly description: string;
  readonly refusals?: readonly string[];
  readonly isForOthersOnly?: boolean;
  readonly act: (act: Act) => Promise<Refusal | boolean | null>;
}) {
  const { verb, act, isForOthersOnly = false, ...told } = spec;
  return endpoint({
    ...told,
    method: 'POST',
    path: `/people/{id}/${verb}`,
    tag: 'People',
    auth: 'required',
    roles: administrators,
    params: personPath.params,
    answers: { 200: personAnswer('The person as it now is.') },
    ...(isForOthersOnly ? { refusals: ['own_account', 'last_owner'] } : {}),
    async handle({ caller, params, db, requestId }) {
      if (!(await getPerson(db, params.id, null))) return refuse('not_found');
      if (isForOthersOnly && params.id === caller.person_id) return refuse('own_account');
      const outcome = await act({ db, caller, personId: params.id, requestId });
      if (isRefusal(outcome)) return outcome;
      const row = await getPerson(db, params.id, null);
      return row ? answer(200, presentPerson(row)) : refuse('not_found');
    },
  });
}

const target = ({ caller, personId, requestId }: Act) => ({
  personId,
  organisationId: null,
  actor: actorOf(caller, requestId),
});

export const accessEndpoints = [
  actOnPerson({
    operationId: 'deactivatePerson',
    verb: 'deactivate',
    summary: 'End a person’s access',
    description:
      'Sessions and links end at once. Nobody deactivates themselves, so somebody always remains; an organisation’s last active owner stays, too.',
    isForOthersOnly: true,
    act: (act) => deactivatePerson(act.db, target(act)),
  }),
  actOnPerson({
    operationId: 'reactivatePerson',
    verb: 'reactivate',
    summary: 'Give access back',
    description: 'With the password of before.',
    act: (act) => reactivatePerson(act.db, target(act)),
  }),
  actOnPerson({
    operationId: 'resendInvitation',
    verb: 'resend-invitation',
    summary: 'Mail the invitation again',
    description: 'The earlier link stops. Nothing happens when a password is set already.',
    act: (act) => resendInvitation(act.db, target(act)),
  }),
  actOnPerson({
    operationId: 'resetTotp',
    verb: 'reset-totp',
    summary: 'Take the authenticator app off an account',
    description: 'For somebody who lost it. Check who asks.',
    act: (act) => resetTotp(act.db, act.personId, actorOf(act.caller, act.requestId)),
  }),
];
