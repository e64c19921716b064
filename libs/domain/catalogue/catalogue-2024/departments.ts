import type { Department } from '../catalogue.js';

const department = (id: string, name: string, englishName: string, shortName = name): Department => ({ id: `dept-${id}`, name, shortName, englishName });

/** 12 departments of the annex, and 专利局人教部, which only section (四) of the body names (decision record 0014); collective names are open questions. */
export const DEPARTMENTS: readonly Department[] = [
  department('general-office', '办公室', 'General Office'),
  department('joint-conference', '联席办', 'Office of the Joint Conference'),
  department('legal', '条法司', 'Legal Affairs Department'),
  department('strategy', '战略规划司', 'Strategic Planning Department'),
  department('protection', '保护司', 'Protection Department'),
  department('operations', '运用促进司', 'Utilisation Promotion Department'),
  department('public-service', '公共服务司', 'Public Service Department'),
  department('international', '国际合作司', 'International Cooperation Department'),
  department('personnel', '人事司', 'Personnel Department'),
  department('patent-examination', '专利局审业部', 'Patent Examination Administration', '审业部'),
  department('patent-automation', '专利局自动化部', 'Patent Automation Department', '自动化部'),
  department('patent-personnel', '专利局人教部', 'Patent Personnel and Education Department', '人教部'),
  department('trademark', '商标局', 'Trademark Office'),
];
