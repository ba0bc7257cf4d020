import {
  deactivatePerson,
  type PersonTarget,
  reactivatePerson,
  resendInvitation,
} from '../../../domains/identity/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/http/problem.ts';
import { accessManagers, actorOf, mayManageRole } from '../policy.ts';
import { endpoint } from '../services.ts';
import { memberInPath, memberPath } from './members.ts';
import { personAnswer, presentPerson } from './person.ts';

/** One thing done to a member's access; what is so already stays so. */
function actOnMember(spec: {
  readonly operationId: string;
  readonly verb: string;
  readonly summary: string;
  readonly description: string;
  readonly isForOthersOnly?: boolean;
  readonly act: (db: Queryable, target: PersonTarget) => Promise<Refusal | boolean | null>;
}) {
  const { verb, act, isForOthersOnly = false, ...told } = spec;
  return endpoint({
    ...told,
    method: 'POST',
    path: `/organisations/{id}/members/{memberId}/${verb}`,
    tag: 'Members',
    auth: 'required',
    roles: accessManagers,
    ...memberPath,
    answers: { 200: personAnswer('The member as they now are.') },
    ...(isForOthersOnly ? { refusals: ['own_account', 'last_owner'] } : {}),
    async handle(call) {
      const { caller, params, db, requestId } = call;
      const before = await memberInPath(call);
      if (!before) return refuse('not_found');
      if (!mayManageRole(caller, before.role)) return refuse('forbidden');
      if (isForOthersOnly && params.memberId === caller.person_id) return refuse('own_account');
      const actor = actorOf(caller, requestId);
      const outcome = await act(db, { personId: params.memberId, organisationId: params.id, actor });
      if (isRefusal(outcome)) return outcome;
      const row = await memberInPath(call);
      return row ? answer(200, presentPerson(row)) : refuse('not_found');
    },
  });
}

export const memberAccessEndpoints = [
  actOnMember({
    operationId: 'deactivateMember',
    verb: 'deactivate',
    summary: 'End a member’s access',
    description:
      'Sessions and links end at once. Nobody deactivates themselves; only owners and staff an owner, of whom one stays.',
    isForOthersOnly: true,
    act: deactivatePerson,
  }),
  actOnMember({
    operationId: 'reactivateMember',
    verb: 'reactivate',
    summary: 'Give a member access back',
    description: 'With the password of before. Only owners and staff let an owner in again.',
    act: reactivatePerson,
  }),
  actOnMember({
    operationId: 'resendMemberInvitation',
    verb: 'resend-invitation',
    summary: 'Mail a member’s invitation again',
    description: 'The earlier link stops. Nothing happens when a password is set already.',
    act: resendInvitation,
  }),
];
