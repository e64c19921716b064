import { inTransaction } from './owner-transaction.js';

/**
 * Takes the provider's identities off an account, and ends its sessions: the next login by single sign-on binds anew.
 * For who got another identity at the provider, or was bound to the wrong one. Answers how many there were; undefined where there is no such account.
 */
export async function unbindSignOn(ownerUrl: string, account: string): Promise<number | undefined> {
  return inTransaction(ownerUrl, async (client) => {
    const { rows: [user] } = await client.query<{ id: string }>('select app_user.id from app_user where lower(app_user.account) = lower($1) for update', [account]);
    if (!user) return undefined;
    const { rows: taken } = await client.query<{ issuer: string; subject: string }>('delete from sign_on_subject where sign_on_subject.user_id = $1 returning issuer, subject', [user.id]);
    await client.query(`delete from session where session.sess ->> 'userId' = $1`, [user.id]);
    for (const identity of taken) await client.query(`select append_audit(record_now(), '{"kind":"system"}', 'UnbindSignOn', null, null, 'accepted', null, $1, null)`, [JSON.stringify({ user: user.id, ...identity })]);
    return taken.length;
  });
}
