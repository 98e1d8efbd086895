import { tellingKinds } from '../../contract/telling.ts'
import { mintToken, newId } from '../../identity/tokens.ts'
import { insertFeedKey, listFeedKeys, revokeFeedKey } from '../../journal/feed-keys.ts'
import { required } from '../../journal/statement.ts'
import { refuse, type Decide } from './order.ts'

/** A feed key is shown once; what is kept is its hash. */
export const make: Decide<'key.make'> = async ({ name, kinds, sources }, { parts, who, now }) => {
  const unknown = (kinds ?? []).filter((kind) => !(tellingKinds as readonly string[]).includes(kind))
  if (unknown.length > 0) return refuse(`没有 ${unknown.join('、')} 这样的事实种类。`)
  if (
    (await listFeedKeys(parts.db)).some((key) => key.name === name && key.revokedAt === null) ||
    parts.feedKeys.has(name)
  )
    return { refused: '已有同名的密钥，请换一个名称。', code: 'conflict' }
  const { token, hash } = mintToken()
  const id = newId('key')
  return {
    on: id,
    detail: { name, ...(kinds && { kinds }), ...(sources && { sources }) },
    effects: [insertFeedKey({ id, name, hash, kinds, sources, madeAt: now, madeBy: who.id })],
    result: { keyId: id, key: token },
  }
}

export const revoke: Decide<'key.revoke'> = async ({ keyId }, { parts, now }) => {
  const key = (await listFeedKeys(parts.db)).find((each) => each.id === keyId)
  if (!key || key.revokedAt !== null) return refuse('没有这把密钥，或已撤销；环境变量里的密钥只能在那里更改。', keyId)
  return { on: keyId, detail: { name: key.name }, effects: [required(revokeFeedKey(keyId, now))] }
}
