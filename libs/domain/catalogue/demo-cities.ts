import type { City } from './catalogue.js';

const city = (id: string, name: string, shortName: string, englishName: string): City => ({ id, province: id.slice(0, 2), name, shortName, englishName });

/** Some cities of the demo. The notice lists the members of no group of cities; a person names them (decision record 0033). */
export const DEMO_CITIES: readonly City[] = [
  city('3201', '南京市', '南京', 'Nanjing'),
  city('3301', '杭州市', '杭州', 'Hangzhou'),
  city('4401', '广州市', '广州', 'Guangzhou'),
  city('4403', '深圳市', '深圳', 'Shenzhen'),
];
