import { accountById, setAccount } from '../../journal/accounts.ts'
import { refuse, type Decide } from './order.ts'

/** What somebody is licensed for, and when he is on duty; what the order does not name stays as it is. */
export const changePerson: Decide<'person.change'> = async ({ personId, skills, shifts }, { parts }) => {
  const account = await accountById(parts.db, personId)
  if (!account) return refuse('没有这个人员账号。')
  if (skills === undefined && shifts === undefined) return refuse('没有要改的内容，请填写资格或班次。', personId)
  const { attributes } = account
  return {
    on: personId,
    detail: {
      ...(skills !== undefined && {
        skills: skills?.map(({ code, validUntil }) => (validUntil === null ? code : `${code} ${validUntil}`)) ?? null,
      }),
      ...(shifts !== undefined && {
        shifts: shifts?.map(({ weekday, from, to }) => `${weekday} ${from}-${to}`) ?? null,
      }),
    },
    effects: [
      setAccount(personId, {
        attributes: {
          skills: skills === undefined ? attributes.skills : skills,
          shifts: shifts === undefined ? attributes.shifts : shifts,
        },
      }),
    ],
  }
}
