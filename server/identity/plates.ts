const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'
const LETTER = 'A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚａ-ｈｊ-ｎｐ-ｚ'
const BODY = `${LETTER}\\d０-９`
/** At most one sign between two places: the pattern has one way to match, so that it takes linear time. */
const SIGN = '[ \\u3000\\p{Cf}·•・.．-]'
const GAP = `${SIGN}?`
const SIGNS = new RegExp(SIGN, 'gu')
const PLATE = new RegExp(
  `([${PROVINCE}])${GAP}([${LETTER}])${GAP}((?:[${BODY}]${GAP}){4}[${BODY}挂学警港澳使领][${BODY}]?)`,
  'gu',
)

/** Hides the places of a licence plate after its first letter (GA 36-2018): five, or six of a new-energy car. */
export const hidePlates = (text: string): string =>
  text.replace(PLATE, (found, province: string, letter: string, body: string) => {
    const places = body.replace(SIGNS, '')
    // A plate has at most two letters more; 新BMWCLUB is none.
    return (places.match(/[\d０-９]/g) ?? []).length < 3 ? found : `${province}${letter}${'＊'.repeat(places.length)}`
  })
