import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const SCHEMA = `CREATE TABLE IF NOT EXISTS identity (
  model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, uid TEXT, user_code TEXT, grant_id TEXT,
  expires_at INTEGER, PRIMARY KEY (model, id));
CREATE INDEX IF NOT EXISTS identity_grant ON identity (grant_id);
CREATE INDEX IF NOT EXISTS identity_uid ON identity (model, uid)`;

/** Sessions and codes of the local issuer: a restart signs nobody out. */
export function identityStore(state: DatabaseSync): AdapterFactory {
  state.exec(SCHEMA);
  state.prepare('DELETE FROM identity WHERE expires_at < ?').run(Date.now());
  return (model) => createAdapter(state, model);
}

function createAdapter(state: DatabaseSync, model: string): Adapter {
  const upsert = state.prepare(`INSERT OR REPLACE INTO identity VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const live = 'model = ? AND (expires_at IS NULL OR expires_at > ?)';
  const byId = state.prepare(`SELECT payload FROM identity WHERE ${live} AND id = ?`);
  const byUid = state.prepare(`SELECT payload FROM identity WHERE ${live} AND uid = ?`);
  const byUserCode = state.prepare(`SELECT payload FROM identity WHERE ${live} AND user_code = ?`);
  const consume = state.prepare(
    `UPDATE identity SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?`,
  );
  const destroy = state.prepare('DELETE FROM identity WHERE model = ? AND id = ?');
  const revoke = state.prepare('DELETE FROM identity WHERE grant_id = ?');

  const read = (row: Record<string, unknown> | undefined): AdapterPayload | undefined =>
    row === undefined ? undefined : JSON.parse(String(row.payload));
  return {
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn === undefined ? null : Date.now() + expiresIn * 1000;
      const { uid = null, userCode = null, grantId = null } = payload;
      upsert.run(model, id, JSON.stringify(payload), uid, userCode, grantId, expiresAt);
    },
    find: async (id) => read(byId.get(model, Date.now(), id)),
    findByUid: async (uid) => read(byUid.get(model, Date.now(), uid)),
    findByUserCode: async (userCode) => read(byUserCode.get(model, Date.now(), userCode)),
    consume: async (id) => void consume.run(Math.floor(Date.now() / 1000), model, id),
    destroy: async (id) => void destroy.run(model, id),
    revokeByGrantId: async (grantId) => void revoke.run(grantId),
  };
}
