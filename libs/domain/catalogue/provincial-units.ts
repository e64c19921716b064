import type { ProvincialUnit } from './catalogue.js';

/** id, full name, abbreviation, short name, English, pinyin initials, tile column and row. Order and codes of GB/T 2260; 66 is 兵团. */
const ROWS: readonly (readonly [string, string, string, string, string, string, number, number])[] = [
  ['11', '北京市', '京', '北京', 'Beijing', 'bj', 6, 2],
  ['12', '天津市', '津', '天津', 'Tianjin', 'tj', 7, 2],
  ['13', '河北省', '冀', '河北', 'Hebei', 'hb', 6, 3],
  ['14', '山西省', '晋', '山西', 'Shanxi', 'sx', 5, 3],
  ['15', '内蒙古自治区', '蒙', '内蒙古', 'Inner Mongolia', 'nmg', 5, 2],
  ['21', '辽宁省', '辽', '辽宁', 'Liaoning', 'ln', 8, 2],
  ['22', '吉林省', '吉', '吉林', 'Jilin', 'jl', 8, 1],
  ['23', '黑龙江省', '黑', '黑龙江', 'Heilongjiang', 'hlj', 8, 0],
  ['31', '上海市', '沪', '上海', 'Shanghai', 'sh', 8, 5],
  ['32', '江苏省', '苏', '江苏', 'Jiangsu', 'js', 7, 4],
  ['33', '浙江省', '浙', '浙江', 'Zhejiang', 'zj', 7, 5],
  ['34', '安徽省', '皖', '安徽', 'Anhui', 'ah', 6, 4],
  ['35', '福建省', '闽', '福建', 'Fujian', 'fj', 7, 6],
  ['36', '江西省', '赣', '江西', 'Jiangxi', 'jx', 6, 5],
  ['37', '山东省', '鲁', '山东', 'Shandong', 'sd', 7, 3],
  ['41', '河南省', '豫', '河南', 'Henan', 'hn', 5, 4],
  ['42', '湖北省', '鄂', '湖北', 'Hubei', 'hb', 5, 5],
  ['43', '湖南省', '湘', '湖南', 'Hunan', 'hn', 5, 6],
  ['44', '广东省', '粤', '广东', 'Guangdong', 'gd', 6, 6],
  ['45', '广西壮族自治区', '桂', '广西', 'Guangxi', 'gx', 5, 7],
  ['46', '海南省', '琼', '海南', 'Hainan', 'hn', 6, 8],
  ['50', '重庆市', '渝', '重庆', 'Chongqing', 'cq', 4, 5],
  ['51', '四川省', '川', '四川', 'Sichuan', 'sc', 3, 5],
  ['52', '贵州省', '黔', '贵州', 'Guizhou', 'gz', 4, 6],
  ['53', '云南省', '滇', '云南', 'Yunnan', 'yn', 3, 6],
  ['54', '西藏自治区', '藏', '西藏', 'Xizang', 'xz', 1, 5],
  ['61', '陕西省', '陕', '陕西', 'Shaanxi', 'sx', 4, 4],
  ['62', '甘肃省', '甘', '甘肃', 'Gansu', 'gs', 3, 4],
  ['63', '青海省', '青', '青海', 'Qinghai', 'qh', 2, 4],
  ['64', '宁夏回族自治区', '宁', '宁夏', 'Ningxia', 'nx', 4, 3],
  ['65', '新疆维吾尔自治区', '新', '新疆', 'Xinjiang', 'xj', 1, 3],
  ['66', '新疆生产建设兵团', '兵', '兵团', 'Xinjiang Production and Construction Corps', 'bt', 1, 2],
];

/** 各省 (含兵团): 31 provinces and 新疆生产建设兵团. */
export const PROVINCIAL_UNITS: readonly ProvincialUnit[] = ROWS.map(([id, name, abbreviation, shortName, englishName, pinyin, column, row]) => ({
  id, name, abbreviation, shortName, englishName, pinyin, tile: [column, row],
}));
