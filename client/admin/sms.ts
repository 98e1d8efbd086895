/** Text messages that a text takes: UCS-2, 70 units in one, 67 in each part of several (3GPP TS 23.040). */
export const smsParts = (text: string) => (text.length <= 70 ? 1 : Math.ceil(text.length / 67))
