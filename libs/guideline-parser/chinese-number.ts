const DIGITS = '零一二三四五六七八九';

/** 二十三 → 23, 二○二四 → 2024, 两百 → 200; digits as they are. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll('○', '零').replaceAll('两', '二');
  if (!/[十百千]/.test(plain)) return Number([...plain].map((sign) => DIGITS.indexOf(sign)).join(''));
  let sum = 0;
  let digit = 0;
  for (const sign of plain) {
    const times = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (times === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit || 1) * times;
      digit = 0;
    }
  }
  return sum + digit;
}
