import { groupIdOf } from '#domain/catalogue/group-id.js';

/** Region groups of the catalogue of 2024 by their ids, which follow from their names. */
export const GROUPS_2024 = {
  strongProvince: groupIdOf('建立强省共建机制的省份'),
  strongCity: groupIdOf('强市建设城市'),
  demonstrationCity: groupIdOf('强市建设示范城市'),
  examinationCentre: groupIdOf('专利、商标审查协作中心涉及省份'),
} as const;
